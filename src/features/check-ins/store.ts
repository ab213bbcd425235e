import { and, asc, eq, gt, inArray, isNull, lt } from 'drizzle-orm';
import type { Database, Queries } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { tables } from './tables.ts';

export interface Hand {
  id: string;
  text: string;
  createdAt: number;
  closedAt: number | null;
  /** Communities whose stewards may know. */
  releasedTo: string[];
}

export interface Mood {
  teamId: string;
  userId: string;
  weekOn: LocalDate;
  mood: number;
  communityIds: readonly string[];
  at: number;
}

export function createStore(db: Database) {
  const t = db.tables(tables);
  const c = t.moodCounts;

  /** Read, then written: whole transactions are serial on both engines. */
  const count = async (q: Queries, teamId: string, communityId: string, weekOn: LocalDate, mood: number, by: number): Promise<void> => {
    const same = and(eq(c.teamId, teamId), eq(c.communityId, communityId), eq(c.weekOn, weekOn), eq(c.mood, mood));
    const [row] = await q.select().from(c).where(same);
    const people = Math.max(0, (row?.people ?? 0) + by);
    if (row) await q.update(c).set({ people }).where(same);
    else await q.insert(c).values({ teamId, communityId, weekOn, mood, people, privacy: 'P2' });
  };

  const isMine = (teamId: string, userId: string, id: string) =>
    and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId), eq(t.hands.id, id));

  const withReleases = async (q: Queries, teamId: string, rows: (typeof t.hands.$inferSelect)[]): Promise<Hand[]> => {
    if (rows.length === 0) return [];
    const ids = rows.map((row) => row.id);
    const releases = await q
      .select()
      .from(t.handReleases)
      .where(and(eq(t.handReleases.teamId, teamId), inArray(t.handReleases.handId, ids)));
    return rows.map(({ id, text, createdAt, closedAt }) => ({
      id,
      text,
      createdAt,
      closedAt,
      releasedTo: releases.filter((release) => release.handId === id).map((release) => release.communityId),
    }));
  };

  return {
    findMood: (teamId: string, userId: string, weekOn: LocalDate): Promise<number | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(t.checkIns)
          .where(and(eq(t.checkIns.teamId, teamId), eq(t.checkIns.userId, userId), eq(t.checkIns.weekOn, weekOn)));
        return row?.mood ?? null;
      }),

    /** Hers, and without her name in the counts; the last word of a week is the one that counts. */
    putMood: ({ teamId, userId, weekOn, mood, communityIds, at }: Mood): Promise<void> =>
      db.write(async (q) => {
        const same = and(eq(t.checkIns.teamId, teamId), eq(t.checkIns.userId, userId), eq(t.checkIns.weekOn, weekOn));
        const [before] = await q.select().from(t.checkIns).where(same);
        for (const communityId of before?.countedIn ?? []) await count(q, teamId, communityId, weekOn, before?.mood ?? 0, -1);
        const countedIn = [...new Set(communityIds)];
        for (const communityId of countedIn) await count(q, teamId, communityId, weekOn, mood, 1);
        if (before) await q.update(t.checkIns).set({ mood, countedIn, at }).where(same);
        else await q.insert(t.checkIns).values({ teamId, userId, weekOn, mood, countedIn, at, privacy: 'P0' });
      }),

    /** One number for each answer of the week, in no order that means anything. */
    moods: (teamId: string, communityId: string, weekOn: LocalDate): Promise<number[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId), eq(c.weekOn, weekOn)))
          .orderBy(asc(c.mood));
        return rows.flatMap((row) => Array.from({ length: row.people }, () => row.mood));
      }),

    moodWeeks: (teamId: string, communityId: string): Promise<LocalDate[]> =>
      db.read(async (q) => {
        const rows = await q
          .selectDistinct({ weekOn: c.weekOn })
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId)))
          .orderBy(asc(c.weekOn));
        return rows.map((row) => row.weekOn);
      }),

    /** The same words again while they are open are the same wish. */
    addHand: (hand: { teamId: string; userId: string; id: string; text: string; at: number }): Promise<string> =>
      db.write(async (q) => {
        const { teamId, userId, id, text, at } = hand;
        const [same] = await q
          .select()
          .from(t.hands)
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId), eq(t.hands.text, text), isNull(t.hands.closedAt)));
        if (same) return same.id;
        await q.insert(t.hands).values({ teamId, id, userId, text, createdAt: at, closedAt: null, privacy: 'P0' });
        return id;
      }),

    openHands: (teamId: string, userId: string): Promise<Hand[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t.hands)
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId), isNull(t.hands.closedAt)))
          .orderBy(asc(t.hands.createdAt), asc(t.hands.id));
        return withReleases(q, teamId, rows);
      }),

    findHand: (teamId: string, userId: string, id: string): Promise<Hand | null> =>
      db.read(
        async (q) =>
          (
            await withReleases(
              q,
              teamId,
              await q
                .select()
                .from(t.hands)
                .where(isMine(teamId, userId, id)),
            )
          )[0] ?? null,
      ),

    closeHand: (teamId: string, userId: string, id: string, at: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t.hands)
          .set({ closedAt: at })
          .where(isMine(teamId, userId, id));
      }),

    /** Only the author's own hand: who calls has checked that it is hers. */
    releaseHand: (teamId: string, handId: string, communityId: string, at: number): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t.handReleases).values({ teamId, handId, communityId, releasedAt: at }).onConflictDoNothing();
        await q
          .update(t.hands)
          .set({ privacy: 'P1' })
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.id, handId)));
      }),

    withdrawHand: (teamId: string, handId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.handReleases).where(and(eq(t.handReleases.teamId, teamId), eq(t.handReleases.handId, handId)));
        await q
          .update(t.hands)
          .set({ privacy: 'P0' })
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.id, handId)));
      }),

    /** Open ones that its stewards may know of, released after `since`. */
    releasedHands: (teamId: string, communityId: string, since: number): Promise<{ userId: string; text: string }[]> =>
      db.read(async (q) =>
        q
          .select({ userId: t.hands.userId, text: t.hands.text })
          .from(t.handReleases)
          .innerJoin(t.hands, and(eq(t.hands.teamId, t.handReleases.teamId), eq(t.hands.id, t.handReleases.handId)))
          .where(
            and(
              eq(t.handReleases.teamId, teamId),
              eq(t.handReleases.communityId, communityId),
              gt(t.handReleases.releasedAt, since),
              isNull(t.hands.closedAt),
            ),
          )
          .orderBy(asc(t.handReleases.releasedAt), asc(t.hands.id)),
      ),

    storedAbout: (teamId: string, userId: string) =>
      db.read(async (q) => {
        const checkIns = await q
          .select()
          .from(t.checkIns)
          .where(and(eq(t.checkIns.teamId, teamId), eq(t.checkIns.userId, userId)))
          .orderBy(asc(t.checkIns.weekOn));
        const hands = await q
          .select()
          .from(t.hands)
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId)))
          .orderBy(asc(t.hands.createdAt));
        return { checkIns, hands };
      }),

    /** Everything with her name; the counts hold none. */
    forget: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        const hands = await q
          .delete(t.hands)
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId)))
          .returning();
        for (const hand of hands)
          await q.delete(t.handReleases).where(and(eq(t.handReleases.teamId, teamId), eq(t.handReleases.handId, hand.id)));
        await q.delete(t.checkIns).where(and(eq(t.checkIns.teamId, teamId), eq(t.checkIns.userId, userId)));
      }),

    /** She leaves one community: its stewards hear no more of her hands. */
    leave: (teamId: string, userId: string, communityId: string): Promise<void> =>
      db.write(async (q) => {
        const hands = await q
          .select()
          .from(t.hands)
          .where(and(eq(t.hands.teamId, teamId), eq(t.hands.userId, userId)));
        for (const hand of hands) {
          const mine = and(eq(t.handReleases.teamId, teamId), eq(t.handReleases.handId, hand.id));
          await q.delete(t.handReleases).where(and(mine, eq(t.handReleases.communityId, communityId)));
          const left = await q.select().from(t.handReleases).where(mine);
          if (left.length === 0)
            await q
              .update(t.hands)
              .set({ privacy: 'P0' })
              .where(isMine(teamId, userId, hand.id));
        }
      }),

    tidy: (before: { handsAt: number; checkInsAt: number; countsOn: LocalDate }): Promise<void> =>
      db.write(async (q) => {
        const old = await q.delete(t.hands).where(lt(t.hands.createdAt, before.handsAt)).returning();
        for (const hand of old)
          await q.delete(t.handReleases).where(and(eq(t.handReleases.teamId, hand.teamId), eq(t.handReleases.handId, hand.id)));
        await q.delete(t.checkIns).where(lt(t.checkIns.at, before.checkInsAt));
        await q.delete(c).where(lt(c.weekOn, before.countsOn));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
