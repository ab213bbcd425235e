import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { HOUR, MINUTE, SECOND } from '../../src/platform/clock.ts';
import {
  backOff,
  DEFAULT_DELIVERY,
  dead,
  FREE_LANE,
  held,
  isExpired,
  isOpen,
  type Lane,
  methodLane,
  NEVER,
  type Pace,
  paceOf,
  released,
  taken,
  WORKSPACE,
  waitFor,
} from '../../src/platform/delivery/rules.ts';

const NOW = Date.UTC(2026, 10, 24, 9);
const CHANNEL: Pace = { everyMs: SECOND, burst: 1 };

/** How many go in this time when somebody tries every 10 ms. */
function goneIn(ms: number, pace: Pace, from = NOW): number {
  let lane: Lane = FREE_LANE;
  let gone = 0;
  for (let now = from; now < from + ms; now += 10) {
    if (!isOpen(lane, now)) continue;
    lane = taken(lane, pace, now);
    gone++;
  }
  return gone;
}

describe('the pace of a lane', () => {
  it.each([
    ['C1', { everyMs: 1_000, burst: 1 }],
    [WORKSPACE, { everyMs: 250, burst: 4 }],
    [methodLane('chat.update'), { everyMs: 1_200, burst: 12 }],
    [methodLane('pins.add'), { everyMs: 3_000, burst: 5 }],
    [methodLane('chat.postMessage'), null],
  ])('of %s is %j', (lane, pace) => {
    expect(paceOf(lane, DEFAULT_DELIVERY)).toEqual(pace);
  });

  it('lets one a second into a channel', () => {
    expect(goneIn(10_000, CHANNEL)).toBe(10);
  });

  it('never lets more go than the burst and the even pace together', () => {
    fc.assert(
      fc.property(fc.integer({ min: 50, max: 2_000 }), fc.integer({ min: 1, max: 10 }), (everyMs, burst) => {
        const gone = goneIn(20_000, { everyMs, burst });
        expect(gone).toBeLessThanOrEqual(burst + Math.floor(20_000 / everyMs) + 1);
        expect(gone).toBeGreaterThanOrEqual(Math.floor(20_000 / (Math.ceil(everyMs / 10) * 10)));
      }),
    );
  });

  it('is closed while a row is under way, and for as long as Slack said', () => {
    const under = held(taken(FREE_LANE, CHANNEL, NOW), CHANNEL, NOW + MINUTE, NOW);
    expect(isOpen(under, NOW + 59_999)).toBe(false);
    expect(isOpen(under, NOW + MINUTE)).toBe(true);
    const told = released(under, CHANNEL, NOW + 30_000, NOW + 500);
    expect(isOpen(told, NOW + 29_999)).toBe(false);
    expect(isOpen(told, NOW + 30_000)).toBe(true);
  });

  it('does not open earlier because another row of it was released later', () => {
    const told = released(FREE_LANE, CHANNEL, NOW + 30_000, NOW);
    expect(released(told, CHANNEL, 0, NOW + 10).openAt).toBe(NOW + 30_000);
  });

  it('of a dead workspace never opens, whatever the clock does', () => {
    const lane = dead(FREE_LANE, NOW);
    expect(isOpen(lane, NOW + 365 * 24 * HOUR)).toBe(false);
    expect(isOpen(lane, NOW - 365 * 24 * HOUR)).toBe(false);
    expect(released(lane, CHANNEL, 0, NOW).openAt).toBe(NEVER);
  });

  it('forgets what was written before the clock was set back', () => {
    const told = released(FREE_LANE, CHANNEL, NOW + HOUR, NOW);
    expect(isOpen(told, NOW - 2 * HOUR)).toBe(true);
    expect(isOpen(told, NOW - 30_000)).toBe(false);
    expect(taken(told, CHANNEL, NOW - 2 * HOUR).openAt).toBe(NOW - 2 * HOUR + SECOND);
  });
});

describe('waiting and expiry', () => {
  it.each([
    [0, 250],
    [3_000, 3_000],
    [48 * HOUR, HOUR],
  ])('takes a Retry-After of %d ms for %d ms', (said, meant) => {
    expect(waitFor(said)).toBe(meant);
  });

  it('backs off from two seconds to five minutes, at most a quarter longer by chance', () => {
    expect([1, 2, 3, 8, 40].map((attempt) => backOff(attempt, 2_000, 0))).toEqual([2_000, 4_000, 8_000, 256_000, 300_000]);
    expect(backOff(1, 2_000, 0.999)).toBeLessThanOrEqual(2_500);
  });

  it('lets a row go at its last instant and not after it', () => {
    expect(isExpired(null, NOW)).toBe(false);
    expect(isExpired(NOW, NOW)).toBe(false);
    expect(isExpired(NOW - 1, NOW)).toBe(true);
  });
});
