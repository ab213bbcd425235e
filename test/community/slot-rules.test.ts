import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { isSlot, SLOT_TIMES } from '../../src/community/slot-rules.ts';
import { fromMinutes } from '../../src/platform/time/local-dates.ts';

describe('a slot', () => {
  it.each([
    [1, '09:00', true],
    [4, '16:00', true],
    [4, '16:30', false],
    [4, '08:59', false],
    [5, '11:30', true],
    [5, '12:00', false],
    [6, '10:00', false],
    [0, '10:00', false],
    [1.5, '10:00', false],
    [2, '10:60', false],
    [2, 'ten', false],
    [Number.NaN, '10:00', false],
  ])('on day %s at %s is valid: %s', (weekday, at, valid) => {
    expect(isSlot({ weekday, at })).toBe(valid);
  });

  it('offers half hours that are all slots from Monday to Thursday', () => {
    expect(SLOT_TIMES).toHaveLength(15);
    expect([1, 2, 3, 4].every((weekday) => SLOT_TIMES.every((at) => isSlot({ weekday, at })))).toBe(true);
  });

  it('is never valid outside 09:00 to 16:30, whatever the day', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 7 }), fc.integer({ min: 0, max: 1439 }), (weekday, minutes) => {
        const valid = isSlot({ weekday, at: fromMinutes(minutes) });
        return !valid || (minutes >= 540 && minutes + 30 <= 990 && weekday <= 5);
      }),
    );
  });
});
