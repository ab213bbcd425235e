import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  compareDates,
  daysBetween,
  formatDate,
  formatShortDate,
  fromDayNumber,
  isLocalDate,
  isLocalTime,
  lastDayOfMonth,
  mondayOf,
  toDayNumber,
  toMinutes,
  weekdayOf,
} from '../../src/platform/time/local-dates.ts';

describe('local dates', () => {
  it.each([
    ['2026-11-22', true],
    ['2028-02-29', true],
    ['2000-02-29', true],
    ['2027-02-29', false],
    ['2100-02-29', false],
    ['2026-04-31', false],
    ['2026-13-01', false],
    ['2026-00-10', false],
    ['2026-01-00', false],
    ['0999-12-31', false],
    ['2026-1-1', false],
    ['2026-11-22T09:00', false],
    ['', false],
  ])('"%s" being a date is %s', (text, expected) => {
    expect(isLocalDate(text)).toBe(expected);
  });

  it.each([
    ['00:00', true],
    ['23:59', true],
    ['24:00', false],
    ['09:60', false],
    ['9:00', false],
    ['09:00:00', false],
  ])('"%s" being a time of day is %s', (text, expected) => {
    expect(isLocalTime(text)).toBe(expected);
  });

  it.each([
    ['2026-12-31', 1, '2027-01-01'],
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-03-01', -1, '2027-02-28'],
    ['2026-11-22', 0, '2026-11-22'],
    ['2026-11-22', 365, '2027-11-22'],
    ['1970-01-01', -1, '1969-12-31'],
    ['2000-03-01', -1, '2000-02-29'],
  ])('%s and %i days is %s', (date, days, expected) => {
    expect(addDays(date, days)).toBe(expected);
    expect(daysBetween(date, expected)).toBe(days);
  });

  it.each([
    ['2026-11-22', 7, '2026-11-16'],
    ['2026-11-23', 1, '2026-11-23'],
    ['2026-12-02', 3, '2026-11-30'],
    ['1969-12-31', 3, '1969-12-29'],
    ['2027-01-01', 5, '2026-12-28'],
  ])('%s is weekday %i of the week of %s', (date, weekday, monday) => {
    expect(weekdayOf(date)).toBe(weekday);
    expect(mondayOf(date)).toBe(monday);
  });

  it.each([
    ['2028-02-01', '2028-02-29'],
    ['2027-02-14', '2027-02-28'],
    ['2026-12-31', '2026-12-31'],
    ['2026-04-01', '2026-04-30'],
  ])('the month of %s ends on %s', (date, last) => {
    expect(lastDayOfMonth(date)).toBe(last);
  });

  it('says a date as people do', () => {
    expect(formatDate('2026-12-02')).toBe('Wednesday 2 December');
    expect(formatDate('2026-12-02', true)).toBe('Wednesday 2 December 2026');
    expect(formatShortDate('2026-12-02')).toBe('Wed 2 Dec');
  });

  it('sorts dates', () => {
    expect(['2027-01-01', '2026-12-31', '2027-01-01', '2026-02-01'].sort(compareDates)).toEqual([
      '2026-02-01',
      '2026-12-31',
      '2027-01-01',
      '2027-01-01',
    ]);
  });

  it('agrees with the calendar of the runtime on every date it knows', () => {
    const bounds = { min: toDayNumber('1000-01-01'), max: toDayNumber('9999-12-31') };
    fc.assert(
      fc.property(fc.integer(bounds), (day) => {
        const date = fromDayNumber(day);
        expect(date).toBe(new Date(day * 86_400_000).toISOString().slice(0, 10));
        expect(weekdayOf(date) % 7).toBe(new Date(day * 86_400_000).getUTCDay());
        expect(toDayNumber(date)).toBe(day);
      }),
      { numRuns: 2_000 },
    );
  });

  it('throws rather than count with what is no date', () => {
    expect(() => addDays('2026-02-30', 1)).toThrow('not a date: 2026-02-30');
    expect(() => addDays('9999-12-31', 1)).toThrow('no date has the day number');
    expect(() => addDays('2026-02-01', 0.5)).toThrow('no date has the day number');
    expect(() => lastDayOfMonth('2026-02')).toThrow('not a date');
    expect(() => toMinutes('noon')).toThrow('not a time of day: noon');
  });
});
