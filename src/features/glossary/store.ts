/** What functions and readers say about terms. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Confirmation = Tables['glossaryConfirmations']['$inferSelect'];
export type Reading = Tables['glossaryReadings']['$inferSelect'];
type Whose = Pick<Confirmation, 'teamId' | 'itemId'>;

export function createStore(db: Database) {
  const { glossaryConfirmations: c, glossaryReadings: r, glossaryStarts: s } = db.tables(tables);
  const aboutItem = ({ teamId, itemId }: Whose) => and(eq(c.teamId, teamId), eq(c.itemId, itemId));

  return {
    /** False when it was given them before. */
    start: (teamId: string, communityId: string, now: number): Promise<boolean> =>
      db.write(async (q) => {
        const row = { teamId, communityId, at: now, privacy: 'system' as const };
        return (await q.insert(s).values(row).onConflictDoNothing().returning({ at: s.at })).length === 1;
      }),
    isStarted: (teamId: string, communityId: string): Promise<boolean> =>
      db.read(async (q) => {
        const rows = await q
          .select({ at: s.at })
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.communityId, communityId)));
        return rows.length === 1;
      }),

    /** In the order of the functions' names. */
    confirmations: (whose: Whose): Promise<Confirmation[]> =>
      db.read((q) => q.select().from(c).where(aboutItem(whose)).orderBy(c.jobFunction)),
    confirmationsIn: (teamId: string, communityId: string): Promise<Confirmation[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId)))
          .orderBy(c.itemId, c.jobFunction),
      ),
    confirmationsBy: (teamId: string, userId: string): Promise<Confirmation[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.userId, userId)))
          .orderBy(c.itemId, c.jobFunction),
      ),
    /** Everything that is said about a term from now on. */
    putConfirmations: (whose: Whose, rows: readonly Confirmation[]): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(aboutItem(whose));
        if (rows.length > 0) await q.insert(c).values([...rows]);
      }),

    /** False when she said so before. */
    addReading: (row: Reading): Promise<boolean> =>
      db.write(async (q) => (await q.insert(r).values(row).onConflictDoNothing().returning({ at: r.at })).length === 1),
    readings: ({ teamId, itemId }: Whose): Promise<Reading[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.itemId, itemId)))
          .orderBy(r.at, r.userId),
      ),
    readingsBy: (teamId: string, userId: string): Promise<Reading[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.userId, userId)))
          .orderBy(r.itemId),
      ),
    clearReadings: ({ teamId, itemId }: Whose): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(and(eq(r.teamId, teamId), eq(r.itemId, itemId)));
      }),
    forgetReadings: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(r.teamId, teamId), eq(r.userId, userId));
        await q.delete(r).where(communityId === null ? hers : and(hers, eq(r.communityId, communityId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
