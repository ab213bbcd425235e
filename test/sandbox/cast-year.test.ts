import { describe, expect, it } from '@jest/globals';
import { createRandom } from '../../src/platform/random.ts';
import { CAST } from '../../src/sandbox/cast.ts';
import { ARRIVALS, drawCast, MOST_PEOPLE } from '../../src/sandbox/cast-year.ts';

const draw = (people: number, seed = '7') => drawCast(createRandom(seed), people);

describe('a cast for a year', () => {
  it.each([12, 24, MOST_PEOPLE])('has %i members in its first weeks, and those who come later', (people) => {
    const there = draw(people).filter(({ level, invitedAfter }) => level !== null && invitedAfter === undefined);
    expect(there).toHaveLength(people);
    expect(draw(people).filter(({ invitedAfter }) => invitedAfter !== undefined)).toHaveLength(ARRIVALS);
  });

  it('begins with the demo’s own people, as they are', () => {
    expect(draw(24).slice(0, CAST.length)).toEqual(CAST);
  });

  it('is the same from the same seed and another from another', () => {
    expect(draw(24)).toEqual(draw(24));
    expect(draw(24, '8')).not.toEqual(draw(24));
  });

  it('names nobody twice', () => {
    const cast = draw(MOST_PEOPLE);
    expect(new Set(cast.map(({ id }) => id)).size).toBe(cast.length);
    expect(cast.every(({ id }) => /^U0[A-Z]+$/.test(id))).toBe(true);
  });

  it('lets three leave and one be deactivated, never a steward and never a newcomer', () => {
    const cast = draw(24);
    const going = cast.filter((one) => one.leavesAfter !== undefined || one.deactivatedAfter !== undefined);
    expect(going.map((one) => one.leavesAfter ?? one.deactivatedAfter).sort()).toEqual([100, 150, 205, 296]);
    expect(going.flatMap(({ roles }) => roles)).toEqual([]);
    expect(going.every(({ invitedAfter }) => invitedAfter === undefined)).toBe(true);
  });

  it('lets two fall silent who do not leave', () => {
    const silent = draw(24).filter((one) => one.silentAfter !== undefined);
    expect(silent.map(({ silentAfter }) => silentAfter).sort()).toEqual([182, 45]);
    expect(silent.every((one) => one.leavesAfter === undefined && one.deactivatedAfter === undefined)).toBe(true);
    expect(draw(12).filter((one) => one.silentAfter !== undefined)).toEqual([]);
  });

  it('says what it cannot draw', () => {
    expect(() => draw(MOST_PEOPLE + 1)).toThrow(`there are names for ${MOST_PEOPLE} people`);
  });
});
