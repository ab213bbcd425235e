/** Debriefs: scores without a member, take-aways with one, and for two days who has answered. */
import { and, asc, desc, eq, gte, inArray, isNotNull, isNull, lt, ne } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { Question } from './rules.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Debrief = Tables['debriefs']['$inferSelect'];
export type TakeAwayRow = Tables['takeAways']['$inferSelect'];
export type ScoreRow = Tables['debriefScores']['$inferSelect'];

export function createStore(db: Database) {
  const { debriefs, debriefScores: scores, debriefAnswered: answered, takeAways } = db.tables(tables);
  const one = (teamId: string, sessionId: string) => and(eq(debriefs.teamId, teamId), eq(debriefs.sessionId, sessionId));
  const answeredIn = (teamId: string, sessionId: string) => and(eq(answered.teamId, teamId), eq(answered.sessionId, sessionId));
  const hers = (teamId: string, sessionId: string, userId: string) => and(answeredIn(teamId, sessionId), eq(answered.userId, userId));

  return {
    /** False when there is one already. */
    open: (row: Debrief): Promise<boolean> =>
      db.write(async (q) => (await q.insert(debriefs).values(row).onConflictDoNothing().returning()).length === 1),
    find: (teamId: string, sessionId: string): Promise<Debrief | null> =>
      db.read(async (q) => (await q.select().from(debriefs).where(one(teamId, sessionId)))[0] ?? null),
    listOpen: (teamId: string, communityId: string, now: number): Promise<Debrief[]> =>
      db.read((q) =>
        q
          .select()
          .from(debriefs)
          .where(
            and(eq(debriefs.teamId, teamId), eq(debriefs.communityId, communityId), isNull(debriefs.closedAt), gte(debriefs.closesAt, now)),
          ),
      ),
    /** Newest first. */
    closed: (teamId: string, communityId: string): Promise<Debrief[]> =>
      db.read((q) =>
        q
          .select()
          .from(debriefs)
          .where(and(eq(debriefs.teamId, teamId), eq(debriefs.communityId, communityId), isNotNull(debriefs.closedAt)))
          .orderBy(desc(debriefs.closesAt)),
      ),
    /** Ends it, and with it all knowledge of who has answered. */
    close: (teamId: string, sessionId: string, closedAt: number, steps: number | null): Promise<void> =>
      db.write(async (q) => {
        await q.update(debriefs).set({ closedAt, steps }).where(one(teamId, sessionId));
        await q.delete(answered).where(answeredIn(teamId, sessionId));
      }),

    /** False when she has answered before. */
    markAnswered: (teamId: string, sessionId: string, userId: string): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .insert(answered)
              .values({ teamId, sessionId, userId, stepped: false, privacy: 'P0' })
              .onConflictDoNothing()
              .returning({ userId: answered.userId })
          ).length === 1,
      ),
    markStepped: (teamId: string, sessionId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(answered)
          .set({ stepped: true })
          .where(hers(teamId, sessionId, userId));
      }),
    listAnswered: (teamId: string, sessionId: string): Promise<{ userId: string; stepped: boolean }[]> =>
      db.read((q) => q.select({ userId: answered.userId, stepped: answered.stepped }).from(answered).where(answeredIn(teamId, sessionId))),
    hasAnswered: (teamId: string, sessionId: string, userId: string): Promise<boolean> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(answered)
              .where(hers(teamId, sessionId, userId))
          ).length > 0,
      ),
    answeredBy: (teamId: string, userId: string): Promise<{ sessionId: string }[]> =>
      db.read((q) =>
        q
          .select({ sessionId: answered.sessionId })
          .from(answered)
          .where(and(eq(answered.teamId, teamId), eq(answered.userId, userId))),
      ),
    forgetAnswered: (teamId: string, sessionId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(answered).where(hers(teamId, sessionId, userId));
      }),

    /**
     * Tables remember in which order rows came: those of a question are laid down anew in the order of their ids, which say nothing of
     * when they were made.
     */
    addScore: (row: ScoreRow): Promise<void> =>
      db.write(async (q) => {
        const mates = and(eq(scores.teamId, row.teamId), eq(scores.sessionId, row.sessionId), eq(scores.question, row.question));
        const before = await q.delete(scores).where(mates).returning();
        for (const laid of [...before, row].sort((a, b) => (a.id < b.id ? -1 : 1))) await q.insert(scores).values(laid);
      }),
    scoresOf: (teamId: string, sessionId: string, question: Question): Promise<number[]> =>
      db.read(async (q) =>
        (
          await q
            .select({ score: scores.score })
            .from(scores)
            .where(and(eq(scores.teamId, teamId), eq(scores.sessionId, sessionId), eq(scores.question, question)))
        ).map(({ score }) => score),
      ),
    tidy: (beforeMonth: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(scores).where(lt(scores.month, beforeMonth));
      }),

    putTakeAway: (row: TakeAwayRow): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(takeAways)
          .values(row)
          .onConflictDoUpdate({
            target: [takeAways.teamId, takeAways.id],
            set: { text: row.text, reach: row.reach, privacy: row.privacy, userId: row.userId },
          });
      }),
    removeTakeAway: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(takeAways).where(and(eq(takeAways.teamId, teamId), eq(takeAways.id, id)));
      }),
    findTakeAway: (teamId: string, id: string): Promise<TakeAwayRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(takeAways)
              .where(and(eq(takeAways.teamId, teamId), eq(takeAways.id, id)))
          )[0] ?? null,
      ),
    takeAwayOf: (teamId: string, sessionId: string, userId: string): Promise<TakeAwayRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(takeAways)
              .where(and(eq(takeAways.teamId, teamId), eq(takeAways.sessionId, sessionId), eq(takeAways.userId, userId)))
          )[0] ?? null,
      ),
    takeAwaysBy: (teamId: string, userId: string): Promise<TakeAwayRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(takeAways)
          .where(and(eq(takeAways.teamId, teamId), eq(takeAways.userId, userId)))
          .orderBy(asc(takeAways.id)),
      ),
    /** What their authors gave to everybody. */
    releasedOf: (teamId: string, sessionIds: readonly string[]): Promise<TakeAwayRow[]> =>
      db.read(async (q) =>
        sessionIds.length === 0
          ? []
          : q
              .select()
              .from(takeAways)
              .where(and(eq(takeAways.teamId, teamId), inArray(takeAways.sessionId, [...sessionIds]), ne(takeAways.reach, 'own')))
              .orderBy(asc(takeAways.id)),
      ),
  };
}

export type Store = ReturnType<typeof createStore>;
