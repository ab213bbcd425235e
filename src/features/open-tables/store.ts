/** Steps that began here, and questions. */
import { and, asc, eq, isNotNull, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type TableStep = Tables['tableSteps']['$inferSelect'];
export type Topic = Tables['tableTopics']['$inferSelect'];

export interface StepKey {
  teamId: string;
  sessionId: string;
  step: number;
}

export function createStore(db: Database) {
  const { tableSteps: s, tableTopics: t } = db.tables(tables);
  const topicsIn = (teamId: string, sessionId: string) => and(eq(t.teamId, teamId), eq(t.sessionId, sessionId));
  const stepsIn = (teamId: string, sessionId: string) => and(eq(s.teamId, teamId), eq(s.sessionId, sessionId));

  return {
    /** Written once: a step that begins again is the same step. */
    begin: (row: TableStep): Promise<void> =>
      db.write(async (q) => {
        await q.insert(s).values(row).onConflictDoNothing();
      }),
    steps: (teamId: string, sessionId: string): Promise<TableStep[]> =>
      db.read((q) => q.select().from(s).where(stepsIn(teamId, sessionId)).orderBy(asc(s.step))),
    findStep: (key: StepKey): Promise<TableStep | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(s)
              .where(and(stepsIn(key.teamId, key.sessionId), eq(s.step, key.step)))
          )[0] ?? null,
      ),
    /** False when it had ended before. */
    end: (key: StepKey, endedAt: number, seed: string | null = null): Promise<boolean> =>
      db.write(async (q) => {
        const rows = await q
          .update(s)
          .set({ endedAt, seed })
          .where(and(stepsIn(key.teamId, key.sessionId), eq(s.step, key.step), isNull(s.endedAt)))
          .returning({ step: s.step });
        return rows.length === 1;
      }),

    /** In the order of the tables once that is known, before in the order of writing. */
    topics: async (teamId: string, sessionId: string): Promise<Topic[]> => {
      const rows = await db.read((q) => q.select().from(t).where(topicsIn(teamId, sessionId)).orderBy(asc(t.writtenAt), asc(t.id)));
      const placeOf = (row: Topic): number => row.place ?? Number.MAX_SAFE_INTEGER;
      return rows.sort((a, b) => placeOf(a) - placeOf(b));
    },
    addTopic: (row: Topic): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values(row).onConflictDoNothing();
      }),
    place: (teamId: string, sessionId: string, topicIds: readonly string[]): Promise<void> =>
      db.write(async (q) => {
        for (const [at, id] of topicIds.entries()) {
          await q
            .update(t)
            .set({ place: at + 1 })
            .where(and(topicsIn(teamId, sessionId), eq(t.id, id)));
        }
      }),
    /** Who wrote what is not kept beyond the session. */
    unname: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ userId: null }).where(topicsIn(teamId, sessionId));
      }),
    topicsBy: (teamId: string, userId: string): Promise<Topic[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId)))
          .orderBy(asc(t.writtenAt), asc(t.id)),
      ),
    forgetTopics: (teamId: string, userId: string, communityId: string | null, how: 'unname' | 'delete'): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(t.teamId, teamId), eq(t.userId, userId), ...(communityId === null ? [] : [eq(t.communityId, communityId)]));
        if (how === 'delete') await q.delete(t).where(hers);
        else await q.update(t).set({ userId: null }).where(hers);
      }),
    tidyTopics: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t)
          .set({ userId: null })
          .where(and(isNotNull(t.userId), lt(t.writtenAt, before)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
