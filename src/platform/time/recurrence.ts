/** The five calendar forms a rhythm can have, as data, and the local dates they fall on. */
import { z } from 'zod';
import { addDays, fromDayNumber, isLocalDate, type LocalDate, lastDayOfMonth, toDayNumber, weekdayOfDayNumber } from './local-dates.ts';
import { type Holidays, isWorkingDay, nextWorkingDay, previousWorkingDay } from './working-days.ts';

const weekday = z.int().min(1).max(7);
/** What happens to a date that is a holiday: it falls out (also when nothing is said), or moves to the working day before or after. */
const onHoliday = z.enum(['skip', 'previous', 'next']).optional();

export const recurrenceSchema = z.discriminatedUnion('form', [
  /** Every date but holidays. */
  z.strictObject({ form: z.literal('daily') }),
  /** Monday to Friday but holidays. */
  z.strictObject({ form: z.literal('weekdays') }),
  /** Every `every` weeks on a weekday; the anchor, or the first such weekday after it, is one of the dates. It sets the beat, not a start. */
  z.strictObject({
    form: z.literal('weekly'),
    every: z.int().min(1).max(52),
    weekday,
    anchor: z.string().refine(isLocalDate, { error: 'a date such as 2026-11-23' }),
    onHoliday,
  }),
  /** The second Tuesday, the last Friday; a month that has no fifth one is passed over. */
  z.strictObject({ form: z.literal('monthly-weekday'), nth: z.union([z.int().min(1).max(5), z.literal('last')]), weekday, onHoliday }),
  /** The 15th; a month without that day is passed over. 'last' is every month's end, 'last-business' its last working day. */
  z.strictObject({
    form: z.literal('monthly-day'),
    day: z.union([z.int().min(1).max(31), z.literal('last'), z.literal('last-business')]),
    onHoliday,
  }),
]);

export type Recurrence = z.infer<typeof recurrenceSchema>;

/** Whether the rule names this date, before holidays are looked at (only a last business day knows them by itself). */
function isNominal(rule: Recurrence, date: LocalDate, holidays: Holidays): boolean {
  const day = toDayNumber(date);
  const onWeekday = weekdayOfDayNumber(day);
  const dayOfMonth = Number(date.slice(8));
  switch (rule.form) {
    case 'daily':
      return true;
    case 'weekdays':
      return onWeekday <= 5;
    case 'weekly': {
      // Counted in whole days from the anchor: the parity of week numbers would fire twice running around week 53.
      const anchor = toDayNumber(rule.anchor);
      const first = anchor + ((rule.weekday - weekdayOfDayNumber(anchor) + 7) % 7);
      return (day - first) % (7 * rule.every) === 0;
    }
    case 'monthly-weekday':
      if (onWeekday !== rule.weekday) return false;
      return rule.nth === 'last' ? dayOfMonth + 7 > Number(lastDayOfMonth(date).slice(8)) : Math.ceil(dayOfMonth / 7) === rule.nth;
    case 'monthly-day':
      if (rule.day === 'last') return date === lastDayOfMonth(date);
      if (rule.day === 'last-business')
        return isWorkingDay(date, holidays) && nextWorkingDay(date, holidays).slice(0, 7) !== date.slice(0, 7);
      return dayOfMonth === rule.day;
  }
}

/** The dates of the rule from `from` to `to`, both included, in order and each once; moved ones count where they have moved to. */
export function occurrences(rule: Recurrence, from: LocalDate, to: LocalDate, holidays: Holidays): LocalDate[] {
  const behaviour = 'onHoliday' in rule ? (rule.onHoliday ?? 'skip') : 'skip';
  // A date outside the span can move into it, but never across a working day.
  const start = behaviour === 'next' ? addDays(previousWorkingDay(from, holidays), 1) : from;
  const end = behaviour === 'previous' ? addDays(nextWorkingDay(to, holidays), -1) : to;
  const dates = new Set<LocalDate>();
  for (let day = toDayNumber(start), last = toDayNumber(end); day <= last; day++) {
    const nominal = fromDayNumber(day);
    if (!isNominal(rule, nominal, holidays)) continue;
    if (!holidays.has(nominal)) dates.add(nominal);
    else if (behaviour === 'previous') dates.add(previousWorkingDay(nominal, holidays));
    else if (behaviour === 'next') dates.add(nextWorkingDay(nominal, holidays));
  }
  return [...dates].filter((date) => date >= from && date <= to).sort();
}

const STRIDE = 32;
const HORIZON = 366 * 20;

/** The first date of the rule later than `after`. Throws when holidays leave it none in twenty years. */
export function nextOccurrence(rule: Recurrence, after: LocalDate, holidays: Holidays): LocalDate {
  for (let gone = 1; gone <= HORIZON; gone += STRIDE) {
    const [next] = occurrences(rule, addDays(after, gone), addDays(after, gone + STRIDE - 1), holidays);
    if (next) return next;
  }
  throw new RangeError(`no date in twenty years after ${after} fits the rule ${JSON.stringify(rule)}`);
}
