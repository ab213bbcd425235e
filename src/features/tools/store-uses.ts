/** What somebody does in a tool, for herself alone: ticks and ratings. */
import { and, desc, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type ToolRun = Tables['toolRuns']['$inferSelect'];
export type ToolRating = Tables['toolRatings']['$inferSelect'];
type Hers = Pick<ToolRun, 'teamId' | 'userId' | 'toolId'>;

export function createUseStore(db: Database) {
  const { toolRuns: r, toolRatings: s } = db.tables(tables);
  const theRun = ({ teamId, userId, toolId }: Hers) => and(eq(r.teamId, teamId), eq(r.userId, userId), eq(r.toolId, toolId));
  const theRatings = ({ teamId, userId, toolId }: Hers) => and(eq(s.teamId, teamId), eq(s.userId, userId), eq(s.toolId, toolId));

  return {
    findRun: (hers: Hers): Promise<ToolRun | null> => db.read(async (q) => (await q.select().from(r).where(theRun(hers)))[0] ?? null),
    /** True when this began the use. */
    putRun: (row: ToolRun): Promise<boolean> =>
      db.write(async (q) => {
        const added = await q.insert(r).values(row).onConflictDoNothing().returning({ toolId: r.toolId });
        if (added.length === 0) await q.update(r).set({ ticks: row.ticks, changedAt: row.changedAt }).where(theRun(row));
        return added.length > 0;
      }),
    removeRun: (hers: Hers): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(theRun(hers));
      }),
    runsOf: (teamId: string, userId: string): Promise<ToolRun[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.userId, userId)))
          .orderBy(r.toolId),
      ),
    removeRunsBefore: (instant: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(lt(r.changedAt, instant));
      }),

    addRating: (row: ToolRating): Promise<void> =>
      db.write(async (q) => {
        await q.insert(s).values(row).onConflictDoNothing();
      }),
    /** Newest first. */
    ratings: (hers: Hers): Promise<ToolRating[]> => db.read((q) => q.select().from(s).where(theRatings(hers)).orderBy(desc(s.at))),
    removeRatings: (hers: Hers): Promise<void> =>
      db.write(async (q) => {
        await q.delete(s).where(theRatings(hers));
      }),
    ratingsOf: (teamId: string, userId: string): Promise<ToolRating[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.userId, userId)))
          .orderBy(s.toolId, s.at),
      ),

    /** What is hers alone. */
    forgetUses: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const runs = and(eq(r.teamId, teamId), eq(r.userId, userId));
        const ratings = and(eq(s.teamId, teamId), eq(s.userId, userId));
        await q.delete(r).where(communityId === null ? runs : and(runs, eq(r.communityId, communityId)));
        await q.delete(s).where(communityId === null ? ratings : and(ratings, eq(s.communityId, communityId)));
      }),
  };
}
