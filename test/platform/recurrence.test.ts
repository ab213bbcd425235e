import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, daysBetween, weekdayOf } from '../../src/platform/time/local-dates.ts';
import { nextOccurrence, occurrences, type Recurrence, recurrenceSchema } from '../../src/platform/time/recurrence.ts';
import { isWorkingDay, NO_HOLIDAYS } from '../../src/platform/time/working-days.ts';

const TUESDAY = 2;
const FRIDAY = 5;
/** Federal holidays of the United States that fall on a working day, as observed. */
const US = new Set([
  ...['2026-11-11', '2026-11-26', '2026-12-25', '2027-01-01', '2027-01-18', '2027-02-15', '2027-05-31', '2027-06-18', '2027-07-05'],
  ...['2027-09-06', '2027-10-11', '2027-11-11', '2027-11-25', '2027-12-24', '2027-12-31'],
]);

const fortnightly: Recurrence = { form: 'weekly', every: 2, weekday: 1, anchor: '2026-11-23' };
const lastFriday: Recurrence = { form: 'monthly-weekday', nth: 'last', weekday: FRIDAY };
const lastBusinessDay: Recurrence = { form: 'monthly-day', day: 'last-business' };
const between = (rule: Recurrence, from: string, to: string, holidays = NO_HOLIDAYS) => occurrences(rule, from, to, holidays);

describe('recurrence', () => {
  it('finds second Tuesdays', () => {
    expect(between({ form: 'monthly-weekday', nth: 2, weekday: TUESDAY }, '2026-11-01', '2027-04-30')).toEqual([
      ...['2026-11-10', '2026-12-08', '2027-01-12', '2027-02-09', '2027-03-09', '2027-04-13'],
    ]);
  });

  it('passes over months without a fifth Friday', () => {
    expect(between({ form: 'monthly-weekday', nth: 5, weekday: FRIDAY }, '2026-11-01', '2027-12-31')).toEqual([
      ...['2027-01-29', '2027-04-30', '2027-07-30', '2027-10-29', '2027-12-31'],
    ]);
  });

  it('finds last Fridays', () => {
    expect(between(lastFriday, '2027-04-01', '2027-04-30')).toEqual(['2027-04-30']);
    expect(between(lastFriday, '2026-11-01', '2027-02-28')).toEqual(['2026-11-27', '2026-12-25', '2027-01-29', '2027-02-26']);
  });

  it('finds last business days', () => {
    const days = between(lastBusinessDay, '2026-11-01', '2027-12-31');
    expect(days.slice(0, 7)).toEqual([
      ...['2026-11-30', '2026-12-31', '2027-01-29', '2027-02-26', '2027-03-31', '2027-04-30', '2027-05-31'],
    ]);
    expect(days.slice(-3)).toEqual(['2027-10-29', '2027-11-30', '2027-12-31']);
  });

  it('finds last business days before the holidays of the United States', () => {
    const days = between(lastBusinessDay, '2026-11-01', '2027-12-31', US);
    expect(days).toHaveLength(14);
    expect(days).toEqual(expect.arrayContaining(['2026-12-31', '2027-05-28', '2027-10-29', '2027-12-30']));
    expect(days).not.toContain('2027-05-31');
  });

  it('finds the last day of a leap February', () => {
    expect(between({ form: 'monthly-day', day: 'last' }, '2028-02-01', '2028-03-31')).toEqual(['2028-02-29', '2028-03-31']);
  });

  it('passes over months that are too short for the day', () => {
    expect(between({ form: 'monthly-day', day: 31 }, '2027-01-01', '2027-05-31')).toEqual(['2027-01-31', '2027-03-31', '2027-05-31']);
  });

  it('counts every two weeks in days from its anchor through the year of 53 weeks', () => {
    const days = between(fortnightly, '2026-11-23', '2027-01-31');
    expect(days).toEqual(['2026-11-23', '2026-12-07', '2026-12-21', '2027-01-04', '2027-01-18']);
    // Weeks 53 and 1 are both odd: week-number parity would fire on these two Mondays running, or on neither.
    expect(days).not.toContain('2026-12-28');
    expect(days.slice(1).map((day, i) => daysBetween(days[i] ?? day, day))).toEqual([14, 14, 14, 14]);
  });

  it('keeps the beat of an anchor that lies later, or on another weekday', () => {
    expect(between({ ...fortnightly, anchor: '2027-01-18' }, '2026-11-20', '2026-12-10')).toEqual(['2026-11-23', '2026-12-07']);
    expect(between({ ...fortnightly, anchor: '2026-11-18' }, '2026-11-18', '2026-12-10')).toEqual(['2026-11-23', '2026-12-07']);
  });

  it('runs daily and on weekdays, without holidays', () => {
    const off = new Set(['2026-11-26']);
    expect(between({ form: 'daily' }, '2026-11-25', '2026-11-29', off)).toEqual(['2026-11-25', '2026-11-27', '2026-11-28', '2026-11-29']);
    expect(between({ form: 'weekdays' }, '2026-11-25', '2026-11-30', off)).toEqual(['2026-11-25', '2026-11-27', '2026-11-30']);
  });

  it.each([
    [undefined, []],
    ['skip', []],
    ['previous', ['2026-12-24']],
    ['next', ['2026-12-28']],
  ] as const)('a last Friday on Christmas Day with "%s" falls on %j', (onHoliday, expected) => {
    expect(between({ ...lastFriday, onHoliday }, '2026-12-01', '2026-12-31', US)).toEqual(expected);
  });

  it('finds dates that move into the span from outside it, and not those that move out', () => {
    const newYear = new Set(['2027-01-01']);
    const first: Recurrence = { form: 'monthly-day', day: 1, onHoliday: 'previous' };
    expect(between(first, '2026-12-15', '2026-12-31', newYear)).toEqual(['2026-12-31']);
    expect(between(first, '2027-01-01', '2027-01-31', newYear)).toEqual([]);
    expect(between({ ...first, onHoliday: 'next' }, '2027-01-03', '2027-01-31', newYear)).toEqual(['2027-01-04']);
  });

  it('two dates that move to the same day fire once', () => {
    const shutDown = new Set(['2026-12-21', '2026-12-22', '2026-12-23', '2026-12-24', '2026-12-25', '2026-12-28', '2026-12-29']);
    const weekly: Recurrence = { form: 'weekly', every: 1, weekday: 1, anchor: '2026-11-23', onHoliday: 'next' };
    expect(between(weekly, '2026-12-20', '2027-01-05', shutDown)).toEqual(['2026-12-30', '2027-01-04']);
  });

  it('keeps order when a moved date passes one that stays', () => {
    const off = new Set([
      '2026-12-19',
      ...Array.from({ length: 7 }, (_, i) => addDays('2026-12-21', i)).filter((day) => weekdayOf(day) <= 5),
    ]);
    const saturdays: Recurrence = { form: 'weekly', every: 1, weekday: 6, anchor: '2026-11-28', onHoliday: 'next' };
    expect(between(saturdays, '2026-12-13', '2026-12-31', off)).toEqual(['2026-12-26', '2026-12-28']);
  });

  it('the next date is strictly later and the same one the list has', () => {
    expect(nextOccurrence(fortnightly, '2026-11-23', NO_HOLIDAYS)).toBe('2026-12-07');
    expect(nextOccurrence(fortnightly, '2026-12-06', NO_HOLIDAYS)).toBe('2026-12-07');
    expect(nextOccurrence({ form: 'monthly-weekday', nth: 5, weekday: FRIDAY }, '2027-10-29', US)).toBe('2028-03-31');
    expect(nextOccurrence({ form: 'weekly', every: 52, weekday: 3, anchor: '2026-01-07' }, '2026-01-07', US)).toBe('2027-01-06');
  });

  it('says so when holidays leave a rule no date', () => {
    const yearly: Recurrence = { form: 'weekly', every: 52, weekday: 1, anchor: '2026-01-05' };
    const mondays = (count: number) => new Set(Array.from({ length: count }, (_, i) => addDays('2026-01-05', i * 7)));
    expect(nextOccurrence(yearly, '2026-01-05', mondays(900))).toBe(addDays('2026-01-05', 18 * 364));
    expect(() => nextOccurrence(yearly, '2026-01-05', mondays(1_100))).toThrow('no date in twenty years');
  });

  const rule = fc.oneof(
    fc.constant<Recurrence>({ form: 'weekdays' }),
    fc.record({
      form: fc.constant('weekly' as const),
      every: fc.integer({ min: 1, max: 6 }),
      weekday: fc.integer({ min: 1, max: 7 }),
      anchor: fc.integer({ min: -500, max: 500 }).map((days) => addDays('2027-01-01', days)),
      onHoliday: fc.constantFrom('skip' as const, 'previous' as const, 'next' as const),
    }),
    fc.record({
      form: fc.constant('monthly-day' as const),
      day: fc.oneof(fc.integer({ min: 1, max: 31 }), fc.constantFrom('last' as const, 'last-business' as const)),
      onHoliday: fc.constantFrom('skip' as const, 'previous' as const, 'next' as const),
    }),
  );
  const holidays = fc
    .array(fc.integer({ min: 0, max: 400 }), { maxLength: 60 })
    .map((days) => new Set(days.map((n) => addDays('2027-01-01', n))));

  it('any way of cutting a year into spans gives the same dates, none of them a holiday', () => {
    fc.assert(
      fc.property(rule, holidays, fc.integer({ min: 1, max: 90 }), (one, off, length) => {
        const whole = occurrences(one, '2027-01-01', '2027-12-31', off);
        const pieces: string[] = [];
        for (let from = '2027-01-01'; from <= '2027-12-31'; from = addDays(from, length)) {
          const to = addDays(from, length - 1);
          pieces.push(...occurrences(one, from, to < '2027-12-31' ? to : '2027-12-31', off));
        }
        expect(pieces).toEqual(whole);
        expect(whole.filter((day) => off.has(day))).toEqual([]);
      }),
      { numRuns: 60 },
    );
  });

  it('walking from date to date gives the same dates as the list', () => {
    fc.assert(
      fc.property(rule, holidays, (one, off) => {
        const walked: string[] = [];
        let day = nextOccurrence(one, '2026-12-31', off);
        for (; day <= '2027-06-30'; day = nextOccurrence(one, day, off)) walked.push(day);
        expect(walked).toEqual(occurrences(one, '2027-01-01', '2027-06-30', off));
      }),
      { numRuns: 60 },
    );
  });

  it('a last business day is a working day with none after it in its month', () => {
    fc.assert(
      fc.property(holidays, (off) => {
        for (const day of occurrences(lastBusinessDay, '2027-01-01', '2027-12-31', off)) {
          expect([isWorkingDay(day, off), weekdayOf(day) <= 5]).toEqual([true, true]);
          for (let later = addDays(day, 1); later.slice(0, 7) === day.slice(0, 7); later = addDays(later, 1)) {
            expect(isWorkingDay(later, off)).toBe(false);
          }
        }
      }),
      { numRuns: 30 },
    );
  });

  it.each([
    { form: 'daily' },
    { form: 'weekdays' },
    fortnightly,
    { ...lastFriday, onHoliday: 'previous' },
    { form: 'monthly-day', day: 'last-business' },
  ])('accepts %j', (input) => {
    expect(recurrenceSchema.parse(input)).toEqual(input);
  });

  it.each([
    { form: 'hourly' },
    { form: 'weekly', every: 0, weekday: 1, anchor: '2026-11-23' },
    { form: 'weekly', every: 2, weekday: 8, anchor: '2026-11-23' },
    { form: 'weekly', every: 2, weekday: 1, anchor: '2026-02-30' },
    { form: 'monthly-weekday', nth: 6, weekday: 1 },
    { form: 'monthly-day', day: 32 },
    { form: 'monthly-day', day: 15, onHoliday: 'sometimes' },
    { form: 'daily', onHoliday: 'next' },
  ])('refuses %j', (input) => {
    expect(recurrenceSchema.safeParse(input).success).toBe(false);
  });
});
