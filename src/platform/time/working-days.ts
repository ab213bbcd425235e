/** Monday to Friday without the community's holidays. Every offset of the practice (S−10, Q−16, J+22) is counted in these. */
import { fromDayNumber, type LocalDate, toDayNumber, weekdayOfDayNumber } from './local-dates.ts';

export type Holidays = ReadonlySet<LocalDate>;

export const NO_HOLIDAYS: Holidays = new Set();

const isWorking = (day: number, holidays: Holidays): boolean =>
  weekdayOfDayNumber(day) <= 5 && (holidays.size === 0 || !holidays.has(fromDayNumber(day)));

export const isWorkingDay = (date: LocalDate, holidays: Holidays): boolean => isWorking(toDayNumber(date), holidays);

/**
 * The n-th working day after the date, or before it when n is negative. The date itself is never counted, so +1 from a
 * Saturday is Monday and −1 is Friday. n = 0 is the date itself, or the next working day when it is none.
 */
export function addWorkingDays(date: LocalDate, n: number, holidays: Holidays): LocalDate {
  if (!Number.isInteger(n)) throw new RangeError(`not a whole number of working days: ${n}`);
  let day = toDayNumber(date);
  if (n === 0 && isWorking(day, holidays)) return date;
  const step = n < 0 ? -1 : 1;
  for (let left = Math.abs(n) || 1; left > 0; ) {
    day += step;
    if (isWorking(day, holidays)) left--;
  }
  return fromDayNumber(day);
}

/** The last working day before the date. */
export const previousWorkingDay = (date: LocalDate, holidays: Holidays): LocalDate => addWorkingDays(date, -1, holidays);

/** The first working day after the date. */
export const nextWorkingDay = (date: LocalDate, holidays: Holidays): LocalDate => addWorkingDays(date, 1, holidays);

/** The n for which addWorkingDays(from, n) is `to`, if `to` is a working day; otherwise the working days passed on the way to it. */
export function workingDaysBetween(from: LocalDate, to: LocalDate, holidays: Holidays): number {
  const start = toDayNumber(from);
  const end = toDayNumber(to);
  const step = end < start ? -1 : 1;
  let count = 0;
  for (let day = start; day !== end; ) {
    day += step;
    if (isWorking(day, holidays)) count += step;
  }
  return count;
}
