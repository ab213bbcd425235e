/**
 * Calls a tick once a minute. It must be told UTC: in other zones node-cron stands still for an hour or two when clocks change. It is
 * trusted with nothing else: a tick that is lost costs a minute, as the tick itself asks the database what is due.
 */
import cron from 'node-cron';
import { type Clock, MINUTE, SECOND } from '../clock.ts';
import type { Log } from '../log.ts';
import { withDeadline } from './deadline.ts';

export interface Scheduler {
  /** One tick at once, then one a minute. */
  start(): void;
  /** No further tick; resolves when the present one has ended. */
  stop(): Promise<void>;
  /** When a tick last ended well, for the watchdog; null before the first. */
  lastTickAt(): number | null;
}

export interface SchedulerParts {
  clock: Clock;
  log: Log;
  tick(now: number): Promise<unknown>;
  /** A tick that takes longer is given up, so that the next one can come: node-cron would wait for it for ever. */
  deadlineMs?: number;
}

export function createScheduler({ clock, log, tick, deadlineMs = 5 * MINUTE }: SchedulerParts): Scheduler {
  let lastTickAt: number | null = null;
  let present: Promise<void> | null = null;
  let task: ReturnType<typeof cron.schedule> | null = null;

  async function runOnce(): Promise<void> {
    const now = clock.now();
    try {
      await withDeadline('a tick', deadlineMs, () => tick(now));
      lastTickAt = clock.now();
    } catch (error) {
      log.error({ event: 'tick_failed', err: error });
    }
  }

  const beat = (): Promise<void> => {
    present ??= runOnce().finally(() => {
      present = null;
    });
    return present;
  };

  return {
    start: () => {
      if (task) return;
      void beat();
      task = cron.schedule('* * * * *', beat, {
        timezone: 'UTC',
        noOverlap: true,
        missedExecutionTolerance: 59 * SECOND,
        suppressMissedWarning: true,
        name: 'tick',
      });
    },
    stop: async () => {
      await task?.destroy();
      task = null;
      await present;
    },
    lastTickAt: () => lastTickAt,
  };
}
