import { describe, expect, it } from '@jest/globals';
import { createManualClock } from '../../src/platform/clock.ts';
import { createLog } from '../../src/platform/log.ts';
import { createScheduler } from '../../src/platform/scheduler/scheduler.ts';

const NOW = Date.UTC(2026, 10, 24, 9);

function open(tick: (now: number) => Promise<unknown>) {
  const lines: string[] = [];
  const log = createLog('info', { write: (line) => void lines.push(line) });
  return { scheduler: createScheduler({ clock: createManualClock(NOW), log, tick, deadlineMs: 30 }), logged: () => lines.join('') };
}

describe('the scheduler', () => {
  it('ticks at once when it starts and says when that ended', async () => {
    const ticks: number[] = [];
    const { scheduler } = open(async (now) => ticks.push(now));
    expect(scheduler.lastTickAt()).toBeNull();
    scheduler.start();
    scheduler.start();
    await scheduler.stop();
    expect(ticks).toEqual([NOW]);
    expect(scheduler.lastTickAt()).toBe(NOW);
  });

  it.each([
    ['fails', () => Promise.reject(new Error('broken tick')), 'broken tick'],
    ['never ends', () => new Promise(() => undefined), 'longer than 30 ms'],
  ])('does not count a tick that %s, and can stop', async (_what, tick, reason) => {
    const { scheduler, logged } = open(tick);
    scheduler.start();
    await scheduler.stop();
    expect(scheduler.lastTickAt()).toBeNull();
    expect(logged()).toContain(reason);
  });
});
