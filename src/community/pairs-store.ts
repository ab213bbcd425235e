/** Pairs in the database, and who met whom. */
import { and, asc, desc, eq, inArray, lt, or, type SQL } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import type { Meeting, Pair, PairQuery } from './pair.ts';
import { pairTables } from './pair-tables.ts';

export function createPairsStore(db: Database) {
  const { pairs: t, pairPeople: p, meetings: m } = db.tables(pairTables);
  const shown = ({ privacy: _, ...pair }: typeof t.$inferSelect): Pair => pair;
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const listed = (where: SQL | undefined): Promise<Pair[]> =>
    db.read(async (q) => (await q.select().from(t).where(where).orderBy(desc(t.createdAt), desc(t.id))).map(shown));

  const withPeople = (pair: Pair): Promise<void> =>
    db.write(async (q) => {
      await q.delete(p).where(and(eq(p.teamId, pair.teamId), eq(p.pairId, pair.id)));
      const rows = pair.people.map((userId) => ({ teamId: pair.teamId, pairId: pair.id, userId, privacy: 'P1' as const }));
      if (rows.length > 0) await q.insert(p).values(rows);
    });

  return {
    find: (teamId: string, id: string): Promise<Pair | null> =>
      db.read(async (q) => {
        const [row] = await q.select().from(t).where(one(teamId, id));
        return row ? shown(row) : null;
      }),

    list: async ({ teamId, communityId, roundId, userId, states }: PairQuery): Promise<Pair[]> => {
      const mine =
        userId === undefined
          ? null
          : await db.read((q) =>
              q
                .select({ id: p.pairId })
                .from(p)
                .where(and(eq(p.teamId, teamId), eq(p.userId, userId))),
            );
      if (mine?.length === 0) return [];
      return listed(
        and(
          eq(t.teamId, teamId),
          communityId === undefined ? undefined : eq(t.communityId, communityId),
          roundId === undefined ? undefined : eq(t.roundId, roundId),
          states === undefined ? undefined : inArray(t.state, [...states]),
          mine === null
            ? undefined
            : inArray(
                t.id,
                mine.map(({ id }) => id),
              ),
        ),
      );
    },

    /** False when the id is known. */
    add: (pair: Pair): Promise<boolean> =>
      db.write(async (q) => {
        const added = await q
          .insert(t)
          .values({ ...pair, privacy: 'P1' })
          .onConflictDoNothing()
          .returning({ id: t.id });
        if (added.length === 1) await withPeople(pair);
        return added.length === 1;
      }),

    put: (pair: Pair): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id, ...rest } = pair;
        await q.update(t).set(rest).where(one(teamId, id));
        await withPeople(pair);
      }),

    meet: (pair: Pair, meetings: readonly Meeting[]): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, id: pairId } = pair;
        const rows = meetings.map((meeting) => ({ ...meeting, teamId, communityId, pairId, privacy: 'system' as const }));
        if (rows.length > 0) await q.insert(m).values(rows).onConflictDoNothing();
      }),

    meetings: (teamId: string, communityId: string): Promise<Meeting[]> =>
      db.read((q) =>
        q
          .select({ a: m.a, b: m.b, on: m.on, thirdId: m.thirdId })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.communityId, communityId)))
          .orderBy(asc(m.on), asc(m.pairId), asc(m.a), asc(m.b)),
      ),

    /** Who met her, by community. */
    meetingsOf: (teamId: string, userId: string): Promise<(Meeting & { communityId: string })[]> =>
      db.read((q) =>
        q
          .select({ a: m.a, b: m.b, on: m.on, thirdId: m.thirdId, communityId: m.communityId })
          .from(m)
          .where(and(eq(m.teamId, teamId), or(eq(m.a, userId), eq(m.b, userId))))
          .orderBy(asc(m.on)),
      ),

    /** Forgetting: her pairs and meetings go, of one community or of all. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = await q
          .select({ id: p.pairId })
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.userId, userId)));
        const known = hers.map(({ id }) => id);
        const rows = await q
          .select({ id: t.id })
          .from(t)
          .where(and(eq(t.teamId, teamId), inArray(t.id, known), communityId === null ? undefined : eq(t.communityId, communityId)));
        const ids = rows.map(({ id }) => id);
        await q.delete(p).where(and(eq(p.teamId, teamId), inArray(p.pairId, ids)));
        await q.delete(t).where(and(eq(t.teamId, teamId), inArray(t.id, ids)));
        const met = and(eq(m.teamId, teamId), or(eq(m.a, userId), eq(m.b, userId)));
        await q.delete(m).where(communityId === null ? met : and(met, eq(m.communityId, communityId)));
        // That others were three with her stays, and not that it was her turn.
        const third = and(eq(m.teamId, teamId), eq(m.thirdId, userId));
        await q
          .update(m)
          .set({ thirdId: null })
          .where(communityId === null ? third : and(third, eq(m.communityId, communityId)));
      }),

    /** Practice 3.13: P1 is kept for 90 days after the round. */
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        const old = await q
          .select({ teamId: t.teamId, id: t.id })
          .from(t)
          .where(and(eq(t.state, 'over'), lt(t.overAt, before)));
        for (const { teamId, id } of old) {
          await q.delete(p).where(and(eq(p.teamId, teamId), eq(p.pairId, id)));
          await q.delete(t).where(one(teamId, id));
        }
      }),
  };
}
