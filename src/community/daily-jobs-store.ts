/** Which daily work is done, in the database: a restart or a second process does not do it again. */
import { and, eq, lt, lte } from 'drizzle-orm';
import { HOUR } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { LocalDate } from '../platform/time/local-dates.ts';
import { agendaTables } from './agenda-tables.ts';

const ALL_TEAMS = '*';
/** A job that failed, or whose process died, is tried again after this long. */
export const RETRY = HOUR;

export function createDailyJobsStore(db: Database) {
  const { dailyJobs } = db.tables(agendaTables);
  const named = (name: string) => and(eq(dailyJobs.teamId, ALL_TEAMS), eq(dailyJobs.name, name));
  return {
    /** True for the one caller that is to do it. */
    claim: (name: string, today: LocalDate, now: number): Promise<boolean> =>
      db.write(async (q) => {
        await q.insert(dailyJobs).values({ teamId: ALL_TEAMS, name, doneOn: '', tryAt: 0 }).onConflictDoNothing();
        const taken = await q
          .update(dailyJobs)
          .set({ tryAt: now + RETRY })
          .where(and(named(name), lt(dailyJobs.doneOn, today), lte(dailyJobs.tryAt, now)))
          .returning({ name: dailyJobs.name });
        return taken.length === 1;
      }),
    markDone: (name: string, today: LocalDate): Promise<void> =>
      db.write(async (q) => {
        await q.update(dailyJobs).set({ doneOn: today, tryAt: 0 }).where(named(name));
      }),
  };
}
