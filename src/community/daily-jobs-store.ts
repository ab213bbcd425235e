/** Which daily work is done, in the database: a restart or a second process does not do it again. */
import { and, eq, lt, lte, sql } from 'drizzle-orm';
import { HOUR } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared, placeholdersOf } from '../platform/db/prepared.ts';
import type { LocalDate } from '../platform/time/local-dates.ts';
import { agendaTables } from './agenda-tables.ts';

const ALL_TEAMS = '*';
/** A job that failed, or whose process died, is tried again after this long. */
export const RETRY = HOUR;

export function createDailyJobsStore(db: Database) {
  const { dailyJobs } = db.tables(agendaTables);
  const { placeholder } = sql;
  const named = and(eq(dailyJobs.teamId, ALL_TEAMS), eq(dailyJobs.name, placeholder('name')));
  const take = keepPrepared((q) =>
    q
      .update(dailyJobs)
      .set({ tryAt: sql`${placeholder('tryAt')}` })
      .where(and(named, lt(dailyJobs.doneOn, placeholder('today')), lte(dailyJobs.tryAt, placeholder('now'))))
      .returning({ name: dailyJobs.name })
      .prepare(),
  );
  const begin = keepPrepared((q) =>
    q.insert(dailyJobs).values(placeholdersOf(dailyJobs)).onConflictDoNothing().returning({ name: dailyJobs.name }).prepare(),
  );
  const finish = keepPrepared((q) =>
    q
      .update(dailyJobs)
      .set({ doneOn: sql`${placeholder('today')}`, tryAt: 0 })
      .where(named)
      .prepare(),
  );
  return {
    /** True for the one caller that is to do it. */
    claim: (name: string, today: LocalDate, now: number): Promise<boolean> =>
      db.write(async (q) => {
        const tryAt = now + RETRY;
        if ((await take(q).execute({ name, today, now, tryAt })).length === 1) return true;
        return (await begin(q).execute({ teamId: ALL_TEAMS, name, doneOn: '', tryAt })).length === 1;
      }),
    markDone: (name: string, today: LocalDate): Promise<void> =>
      db.write(async (q) => {
        await finish(q).execute({ name, today });
      }),
  };
}
