/** Work that is done once in a UTC day, whenever the first tick of that day comes, and again an hour later when it failed. */
import { DAY } from '../platform/clock.ts';
import type { Database } from '../platform/db/database.ts';
import type { Log } from '../platform/log.ts';
import { fromDayNumber } from '../platform/time/local-dates.ts';
import { createDailyJobsStore, RETRY } from './daily-jobs-store.ts';

export interface DailyJob {
  name: string;
  run(now: number): Promise<void>;
}

export function createDailyJobs(db: Database, log: Log, jobs: readonly DailyJob[]) {
  const store = createDailyJobsStore(db);
  /** What this process need not ask about before this instant of this day. */
  const known = new Map<string, { today: string; until: number }>();

  return async (now: number): Promise<void> => {
    const today = fromDayNumber(Math.floor(now / DAY));
    for (const { name, run } of jobs) {
      const asked = known.get(name);
      if (asked?.today === today && now < asked.until) continue;
      if (!(await store.claim(name, today, now))) {
        known.set(name, { today, until: now + RETRY / 4 });
        continue;
      }
      try {
        await run(now);
        await store.markDone(name, today);
        known.set(name, { today, until: Number.POSITIVE_INFINITY });
      } catch (error) {
        log.error({ event: 'daily_job_failed', job: name, err: error });
      }
    }
  };
}
