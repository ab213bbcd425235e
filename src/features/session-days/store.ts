/** The course of each session's day. */
import { and, eq, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Day = Tables['sessionDays']['$inferSelect'];

export function createStore(db: Database) {
  const { sessionDays: days } = db.tables(tables);
  const dayOf = (teamId: string, sessionId: string) => and(eq(days.teamId, teamId), eq(days.sessionId, sessionId));

  return {
    async find(teamId: string, sessionId: string): Promise<Day | null> {
      const [row] = await db.read((q) => q.select().from(days).where(dayOf(teamId, sessionId)));
      return row ?? null;
    },
    async put(day: Day): Promise<void> {
      await db.write(async (q) => {
        await q
          .insert(days)
          .values(day)
          .onConflictDoUpdate({ target: [days.teamId, days.sessionId], set: day });
      });
    },
    async change(teamId: string, sessionId: string, change: Partial<Day>): Promise<void> {
      await db.write(async (q) => {
        await q.update(days).set(change).where(dayOf(teamId, sessionId));
      });
    },
    /** Nothing has happened yet. */
    async drop(teamId: string, sessionId: string): Promise<void> {
      await db.write(async (q) => {
        await q.delete(days).where(dayOf(teamId, sessionId));
      });
    },
    list: (teamId: string, communityId: string): Promise<Day[]> =>
      db.read((q) =>
        q
          .select()
          .from(days)
          .where(and(eq(days.teamId, teamId), eq(days.communityId, communityId)))
          .orderBy(days.startsAt),
      ),
    /** Over before this instant, with names that the notes have not taken away. */
    listNamed: (before: number): Promise<Day[]> =>
      db.read((q) =>
        q
          .select()
          .from(days)
          .where(and(lt(days.overAt, before), isNull(days.forgottenAt))),
      ),
    /** Those in which she was drawn or pressed something last. */
    async unname(teamId: string, userId: string, communityId: string | null): Promise<void> {
      await db.write(async (q) => {
        const here = communityId === null ? eq(days.teamId, teamId) : and(eq(days.teamId, teamId), eq(days.communityId, communityId));
        await q
          .update(days)
          .set({ hostId: null })
          .where(and(here, eq(days.hostId, userId)));
        await q
          .update(days)
          .set({ changedBy: null })
          .where(and(here, eq(days.changedBy, userId)));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
