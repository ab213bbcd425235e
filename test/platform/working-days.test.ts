import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, weekdayOf } from '../../src/platform/time/local-dates.ts';
import {
  addWorkingDays,
  isWorkingDay,
  NO_HOLIDAYS,
  nextWorkingDay,
  previousWorkingDay,
  workingDaysBetween,
} from '../../src/platform/time/working-days.ts';

const CHRISTMAS = new Set(['2026-12-24', '2026-12-25', '2026-12-28', '2027-01-01']);

const date = fc.integer({ min: 0, max: 1_500 }).map((days) => addDays('2026-01-01', days));
const holidays = fc.array(date, { maxLength: 120 }).map((dates) => new Set(dates));
const count = fc.integer({ min: -60, max: 60 });

describe('working days', () => {
  it.each([
    ['2026-12-23', true],
    ['2026-12-24', false],
    ['2026-12-26', false],
    ['2026-12-27', false],
    ['2026-12-28', false],
    ['2026-12-29', true],
  ])('%s being a working day at Christmas is %s', (day, expected) => {
    expect(isWorkingDay(day, CHRISTMAS)).toBe(expected);
  });

  it.each([
    ['2026-12-02', -10, '2026-11-18'],
    ['2026-12-02', 4, '2026-12-08'],
    ['2026-12-23', 1, '2026-12-29'],
    ['2026-12-29', -1, '2026-12-23'],
    ['2026-12-26', 1, '2026-12-29'],
    ['2026-12-26', -1, '2026-12-23'],
    ['2026-12-23', 0, '2026-12-23'],
    ['2026-12-24', 0, '2026-12-29'],
    ['2026-12-31', 1, '2027-01-04'],
  ])('%s and %i working days is %s', (from, n, to) => {
    expect(addWorkingDays(from, n, CHRISTMAS)).toBe(to);
  });

  it('counts the working days passed on the way to a date that is none, in both directions', () => {
    expect(workingDaysBetween('2026-12-21', '2026-12-27', CHRISTMAS)).toBe(2);
    expect(workingDaysBetween('2026-12-30', '2026-12-26', CHRISTMAS)).toBe(-1);
    expect(workingDaysBetween('2026-12-26', '2026-12-26', CHRISTMAS)).toBe(0);
  });

  it('comes back to a working day when as many days are taken away as were added', () => {
    fc.assert(
      fc.property(date, count, holidays, (from, n, off) => {
        fc.pre(isWorkingDay(from, off));
        expect(addWorkingDays(addWorkingDays(from, n, off), -n, off)).toBe(from);
      }),
    );
  });

  it('finds between two dates the number that leads from one to the other', () => {
    fc.assert(
      fc.property(date, count, holidays, (from, n, off) => {
        const to = addWorkingDays(from, n, off);
        fc.pre(n !== 0 || to === from);
        expect(workingDaysBetween(from, to, off)).toBe(n);
      }),
    );
  });

  it('always arrives on a working day and leaves none out', () => {
    fc.assert(
      fc.property(date, holidays, (from, off) => {
        const next = nextWorkingDay(from, off);
        const previous = previousWorkingDay(from, off);
        expect(previous < from && from < next).toBe(true);
        expect([isWorkingDay(previous, off), isWorkingDay(next, off)]).toEqual([true, true]);
        for (let day = addDays(previous, 1); day < next; day = addDays(day, 1)) {
          if (day !== from) expect(weekdayOf(day) > 5 || off.has(day)).toBe(true);
        }
      }),
    );
  });

  it('refuses half a working day', () => {
    expect(() => addWorkingDays('2026-12-02', 0.5, NO_HOLIDAYS)).toThrow('not a whole number of working days: 0.5');
  });
});
