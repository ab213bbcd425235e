/** Dates and times as they stand on a wall: plain strings, counted in whole days, knowing nothing of zones. */

/** 'YYYY-MM-DD'. */
export type LocalDate = string;
/** 'HH:mm', 00:00 to 23:59. */
export type LocalTime = string;

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):[0-5]\d$/;
const DAY_MS = 86_400_000;
// Counting days is the innermost loop of every plan: what it needs of the globals is looked up once.
const { floor } = Math;
const { isInteger } = Number;
const { UTC: utc } = Date;
const FIRST_DAY = utc(1000, 0, 1) / DAY_MS;
const LAST_DAY = utc(9999, 11, 31) / DAY_MS;
const WEEKDAYS = ['Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday', 'Sunday'];
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

const twoDigits = (n: number): string => (n < 10 ? `0${n}` : `${n}`);

function daysInMonth(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Whether the text is a date of the calendar: '2027-02-29' is not. Years run from 1000 to 9999. */
export function isLocalDate(text: string): boolean {
  const parts = DATE.exec(text);
  if (!parts) return false;
  const [year, month, day] = [Number(parts[1]), Number(parts[2]), Number(parts[3])];
  return year >= 1000 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

export const isLocalTime = (text: string): boolean => TIME.test(text);

/** Days since 1970-01-01, the number all arithmetic is done in. Throws when the text is no date. */
export function toDayNumber(date: LocalDate): number {
  if (!isLocalDate(date)) throw new RangeError(`not a date: ${date}`);
  return utc(Number(date.slice(0, 4)), Number(date.slice(5, 7)) - 1, Number(date.slice(8, 10))) / DAY_MS;
}

/** The date of a day number. Throws beyond the years that isLocalDate accepts, rather than hand out what it would refuse. */
export function fromDayNumber(day: number): LocalDate {
  if (!isInteger(day) || day < FIRST_DAY || day > LAST_DAY) throw new RangeError(`no date has the day number ${day}`);
  // Years are taken to begin in March, so that the leap day is the last of its year; 719468 days lie before 1970 since March of year 0.
  const shifted = day + 719_468;
  const era = floor(shifted / 146_097);
  const dayOfEra = shifted - era * 146_097;
  const yearOfEra = floor((dayOfEra - floor(dayOfEra / 1_460) + floor(dayOfEra / 36_524) - floor(dayOfEra / 146_096)) / 365);
  const dayOfYear = dayOfEra - (365 * yearOfEra + floor(yearOfEra / 4) - floor(yearOfEra / 100));
  const monthFromMarch = floor((5 * dayOfYear + 2) / 153);
  const dayOfMonth = dayOfYear - floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0);
  return `${year}-${twoDigits(month)}-${twoDigits(dayOfMonth)}`;
}

/** 1 = Monday … 7 = Sunday; the epoch was a Thursday. */
export const weekdayOfDayNumber = (day: number): number => ((((day + 3) % 7) + 7) % 7) + 1;

/** Minutes since midnight. Throws when the text is no time of day. */
export function toMinutes(time: LocalTime): number {
  if (!isLocalTime(time)) throw new RangeError(`not a time of day: ${time}`);
  return Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5));
}

export const fromMinutes = (minutes: number): LocalTime => `${twoDigits(floor(minutes / 60))}:${twoDigits(minutes % 60)}`;

export const addDays = (date: LocalDate, days: number): LocalDate => fromDayNumber(toDayNumber(date) + days);

/** Days from one date to the other; negative when `to` is earlier. */
export const daysBetween = (from: LocalDate, to: LocalDate): number => toDayNumber(to) - toDayNumber(from);

/** 1 = Monday … 7 = Sunday. */
export const weekdayOf = (date: LocalDate): number => weekdayOfDayNumber(toDayNumber(date));

/** The Monday of the week the date lies in; a Monday is its own. */
export const mondayOf = (date: LocalDate): LocalDate => addDays(date, 1 - weekdayOf(date));

/** For sorting: negative, 0 or positive. */
export const compareDates = (a: LocalDate, b: LocalDate): number => (a < b ? -1 : a > b ? 1 : 0);

export function lastDayOfMonth(date: LocalDate): LocalDate {
  toDayNumber(date);
  return `${date.slice(0, 8)}${daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)))}`;
}

/** The same day so many months later, or the last day of that month where it has none. */
export function addMonths(date: LocalDate, months: number): LocalDate {
  const month = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const first = `${String(floor(month / 12)).padStart(4, '0')}-${twoDigits((month % 12) + 1)}-01`;
  const last = lastDayOfMonth(first);
  return date.slice(8) < last.slice(8) ? `${first.slice(0, 8)}${date.slice(8)}` : last;
}

/** 'Wednesday 2 December', and 'Wednesday 2 December 2026' when asked for the year. */
export function formatDate(date: LocalDate, withYear = false): string {
  const words = `${WEEKDAYS[weekdayOf(date) - 1]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7)) - 1]}`;
  return withYear ? `${words} ${date.slice(0, 4)}` : words;
}

/** 'Wed 2 Dec', for narrow places. */
export function formatShortDate(date: LocalDate): string {
  const [weekday = '', day = '', month = ''] = formatDate(date).split(' ');
  return `${weekday.slice(0, 3)} ${day} ${month.slice(0, 3)}`;
}
