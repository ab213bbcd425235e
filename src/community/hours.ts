/** When the bot may speak by itself: from 09:00 until 16:30 local, Fridays until noon, never at weekends or on holidays. Pure. (practice 3.9) */
import { MINUTE } from '../platform/clock.ts';
import type { Windows } from '../platform/delivery/windows.ts';
import { type LocalDate, weekdayOf } from '../platform/time/local-dates.ts';
import { type Holidays, isWorkingDay, nextWorkingDay, previousWorkingDay } from '../platform/time/working-days.ts';
import { type LocalTime, toInstant, toLocal, type Zone } from '../platform/time/zones.ts';
import { HOURS } from './practice.ts';

const FRIDAY = 5;
const closingOn = (date: LocalDate): LocalTime => (weekdayOf(date) === FRIDAY ? HOURS.untilOnFriday : HOURS.until);

/** The closing minute itself is outside. */
export function isInHours(instant: number, zone: Zone, holidays: Holidays): boolean {
  const { date, time } = toLocal(instant, zone);
  return isWorkingDay(date, holidays) && time >= HOURS.from && time < closingOn(date);
}

/** The instant itself, or the next one at which speaking is allowed. */
export function nextInHours(instant: number, zone: Zone, holidays: Holidays): number {
  if (isInHours(instant, zone, holidays)) return instant;
  const { date, time } = toLocal(instant, zone);
  const day = isWorkingDay(date, holidays) && time < HOURS.from ? date : nextWorkingDay(date, holidays);
  return toInstant(day, HOURS.from, zone);
}

const HALF_HOUR = 30 * MINUTE;
const A_DAY = 48;

/** The first half-hour from `from` at which all of them are inside hours; null when the coming `days` have none. */
export function firstSharedHour(from: number, zones: readonly Zone[], holidays: Holidays, days = 2): number | null {
  for (let step = 0; step <= days * A_DAY; step++) {
    const at = from + step * HALF_HOUR;
    if (zones.every((zone) => isInHours(at, zone, holidays))) return at;
  }
  return null;
}

const DAYS_OF_WINDOWS = 6;

/** The hours of the next working days, from this instant on: when what is said now may still go out. */
export function speakingWindows(from: number, until: number, zone: Zone, holidays: Holidays): Windows {
  const windows: [number, number][] = [];
  for (let at = nextInHours(from, zone, holidays); at < until && windows.length < DAYS_OF_WINDOWS; ) {
    const { date } = toLocal(at, zone);
    const end = toInstant(date, closingOn(date), zone);
    windows.push([at, Math.min(end, until)]);
    at = nextInHours(end, zone, holidays);
  }
  return windows;
}

/** The same for several people: what their hours have in common. */
export function sharedWindows(from: number, until: number, zones: readonly Zone[], holidays: Holidays): Windows {
  const [first = [], ...others] = zones.map((zone) => speakingWindows(from, until, zone, holidays));
  const both = (a: Windows, b: Windows): Windows =>
    a.flatMap(([begins, ends]) => b.map(([from, until]) => [Math.max(begins, from), Math.min(ends, until)] as const));
  return others.reduce<Windows>((shared, own) => both(shared, own).filter(([begins, ends]) => begins < ends), first);
}

/** The instant itself, or the last minute before it at which speaking is allowed. */
export function previousInHours(instant: number, zone: Zone, holidays: Holidays): number {
  if (isInHours(instant, zone, holidays)) return instant;
  const { date, time } = toLocal(instant, zone);
  const day = isWorkingDay(date, holidays) && time > HOURS.from ? date : previousWorkingDay(date, holidays);
  return toInstant(day, closingOn(day), zone) - MINUTE;
}
