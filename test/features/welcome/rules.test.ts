import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { heldDate, holdUntil, wantsAsks } from '../../../src/features/welcome/rules.ts';
import { addDays } from '../../../src/platform/time/local-dates.ts';
import { addWorkingDays, isWorkingDay, NO_HOLIDAYS } from '../../../src/platform/time/working-days.ts';

const dates = fc.integer({ min: 0, max: 700 }).map((days) => addDays('2026-01-05', days));

describe('joining shortly before a session', () => {
  it.each([
    ['six working days before', '2026-11-03', '2026-11-11', null],
    ['five working days before', '2026-11-04', '2026-11-11', '2026-11-12'],
    ['the day before', '2026-11-10', '2026-11-11', '2026-11-12'],
    ['on the day', '2026-11-11', '2026-11-11', '2026-11-12'],
    ['a Friday session lets things come on Monday', '2026-11-12', '2026-11-13', '2026-11-16'],
    ['without a session', '2026-11-10', null, null],
    ['after the session', '2026-11-12', '2026-11-11', null],
  ])('holds everything but the welcome: %s', (_, joinedOn, sessionOn, hold) => {
    expect(holdUntil(joinedOn, sessionOn, NO_HOLIDAYS)).toBe(hold);
  });

  it('never lets anything come on or before the session it waits for, and ends on a working day', () => {
    fc.assert(
      fc.property(dates, fc.integer({ min: 0, max: 20 }), (joinedOn, ahead) => {
        const sessionOn = addWorkingDays(addDays(joinedOn, ahead), 0, NO_HOLIDAYS);
        const hold = holdUntil(joinedOn, sessionOn, NO_HOLIDAYS);
        if (hold === null) return sessionOn > addWorkingDays(joinedOn, 5, NO_HOLIDAYS);
        const buddyOn = addWorkingDays(joinedOn, 1, NO_HOLIDAYS);
        return hold > sessionOn && isWorkingDay(hold, NO_HOLIDAYS) && heldDate(buddyOn, hold) >= hold;
      }),
    );
  });

  it('leaves a date alone that lies behind the hold', () => {
    expect(heldDate('2026-11-20', '2026-11-12')).toBe('2026-11-20');
    expect(heldDate('2026-11-11', '2026-11-12')).toBe('2026-11-12');
    expect(heldDate('2026-11-11', null)).toBe('2026-11-11');
  });
});

describe('levels', () => {
  it('asks nothing of readers', () => {
    expect((['reader', 'member', 'core'] as const).map(wantsAsks)).toEqual([false, true, true]);
  });
});
