import { describe, expect, it } from '@jest/globals';
import { CRASH_POINTS, type CrashPoint } from '../../src/platform/delivery/crash.ts';
import { type CrashRun, crashAt } from '../support/crash-run.ts';

const AT_ONCE = 3;
const PATIENCE = 120_000;

/** Each point at one of its hits; the bench goes through all of them. Points that a process passes once only die at the first. */
const HITS: readonly (readonly [CrashPoint, number])[] = CRASH_POINTS.map((point, i) => {
  if (['mid_migration', 'mid_backup', 'at_shutdown', 'during_429_wait', 'after_history'].includes(point)) return [point, 1] as const;
  return [point, [1, 3, 9][i % 3] ?? 1] as const;
});

const runs = new Map<CrashPoint, Promise<CrashRun>>();
let free: Promise<unknown>[] = [];

/** All are started by the first to ask, a few at a time: most of a run is waiting. */
function runOf(wanted: CrashPoint): Promise<CrashRun> {
  if (runs.size === 0) {
    free = Array.from({ length: AT_ONCE }, () => Promise.resolve());
    for (const [i, [point, hit]] of HITS.entries()) {
      const turn = free[i % AT_ONCE] ?? Promise.resolve();
      const run = turn.then(() => crashAt({ point, hit }));
      free[i % AT_ONCE] = run.catch(() => undefined);
      runs.set(point, run);
    }
  }
  return runs.get(wanted) ?? Promise.reject(new Error(wanted));
}

describe('a process killed in the middle', () => {
  it.each(HITS)(
    '%s, hit %d, loses nothing and says nothing twice',
    async (point) => {
      const run = await runOf(point);
      expect(run).toMatchObject({ killed: true, integrity: 'ok', pending: 0 });
      expect(run.lostAnswers).toBeGreaterThan(0);
      // Where the channel may be read back: once, exactly.
      expect([run.lost.Tsees, run.doubled.Tsees]).toEqual([0, 0]);
      // Where it may not, an ask comes again rather than never: at most once more for each answer lost and for the kill's three lanes.
      expect(run.lost.Tasks).toBe(0);
      expect(run.doubled.Tasks).toBeLessThanOrEqual(run.lostAnswers + 4);
      // And a post is held rather than repeated; what Slack never got, the steward is told of.
      expect(run.doubled.Tholds).toBe(0);
      expect(run.lost.Tholds).toBe(run.heldUnsent);
    },
    PATIENCE,
  );
});
