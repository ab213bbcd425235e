import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { pauseEnd, readPauseLength } from '../../../src/features/membership/rules.ts';
import { addDays, weekdayOf } from '../../../src/platform/time/local-dates.ts';

const dates = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-05', days));

describe('a pause', () => {
  it('ends a whole number of weeks later, on the same weekday, or when she says', () => {
    fc.assert(
      fc.property(dates, (today) => {
        const [two, four] = [pauseEnd(today, 'two-weeks'), pauseEnd(today, 'four-weeks')];
        return two === addDays(today, 14) && four === addDays(today, 28) && weekdayOf(today) === weekdayOf(four);
      }),
    );
    expect(pauseEnd('2026-11-02', 'until-i-say')).toBeNull();
  });

  it.each([
    ['2 weeks', 'two-weeks'],
    ['Two Weeks', 'two-weeks'],
    ['2w', 'two-weeks'],
    ['4', 'four-weeks'],
    ['four weeks', 'four-weeks'],
    ['until I say', 'until-i-say'],
    ['3 weeks', null],
    ['forever', null],
    ['', null],
  ])('understands "%s"', (typed, length) => {
    expect(readPauseLength(typed)).toBe(length);
  });
});
