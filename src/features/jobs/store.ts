/** Jobs done, and whom the lot fell on. */
import { and, desc, eq, gte } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type JobName, tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type JobDone = Tables['jobsDone']['$inferSelect'];
export type JobDraw = Tables['jobDraws']['$inferSelect'];

export function createStore(db: Database) {
  const { jobsDone: j, jobDraws: d } = db.tables(tables);
  const drawOf = (teamId: string, sessionId: string, job: JobName) => and(eq(d.teamId, teamId), eq(d.sessionId, sessionId), eq(d.job, job));

  return {
    /** Once for a session and a job. */
    addDone: (row: JobDone): Promise<void> =>
      db.write(async (q) => {
        await q.insert(j).values(row).onConflictDoNothing();
      }),
    /** Newest first. */
    done: (teamId: string, communityId: string, since: LocalDate = ''): Promise<JobDone[]> =>
      db.read((q) =>
        q
          .select()
          .from(j)
          .where(and(eq(j.teamId, teamId), eq(j.communityId, communityId), gte(j.doneOn, since)))
          .orderBy(desc(j.doneOn), j.sessionId, j.userId),
      ),
    doneBy: (teamId: string, userId: string): Promise<JobDone[]> =>
      db.read((q) =>
        q
          .select()
          .from(j)
          .where(and(eq(j.teamId, teamId), eq(j.userId, userId)))
          .orderBy(desc(j.doneOn), j.sessionId),
      ),
    /** False when somebody was drawn before. */
    addDraw: (row: JobDraw): Promise<boolean> =>
      db.write(async (q) => (await q.insert(d).values(row).onConflictDoNothing().returning({ job: d.job })).length === 1),
    findDraw: (teamId: string, sessionId: string, job: JobName): Promise<JobDraw | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(d)
              .where(drawOf(teamId, sessionId, job))
          )[0] ?? null,
      ),
    /** A no, silence, or the end: whom it fell on is not kept. */
    unnameDraw: (teamId: string, sessionId: string, job: JobName): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(d)
          .set({ userId: null })
          .where(drawOf(teamId, sessionId, job));
      }),
    drawsOf: (teamId: string, userId: string): Promise<JobDraw[]> =>
      db.read((q) =>
        q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), eq(d.userId, userId)))
          .orderBy(d.sessionId),
      ),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const herDraws = and(eq(d.teamId, teamId), eq(d.userId, userId));
        const herJobs = and(eq(j.teamId, teamId), eq(j.userId, userId));
        await q
          .update(d)
          .set({ userId: null })
          .where(communityId === null ? herDraws : and(herDraws, eq(d.communityId, communityId)));
        await q.delete(j).where(communityId === null ? herJobs : and(herJobs, eq(j.communityId, communityId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
