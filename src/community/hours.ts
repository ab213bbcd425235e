/** When the bot may speak by itself: 09:00 to 16:30 local, Fridays until noon, never at weekends or on holidays. Pure. (practice 3.9) */

import { weekdayOf } from '../platform/time/local-dates.ts';
import { type Holidays, isWorkingDay, nextWorkingDay, previousWorkingDay } from '../platform/time/working-days.ts';
import { type LocalDate, type LocalTime, toInstant, toLocal, type Zone } from '../platform/time/zones.ts';

export const FIRST_HOUR: LocalTime = '09:00';
export const LAST_HOUR: LocalTime = '16:30';
const LAST_HOUR_ON_FRIDAY: LocalTime = '12:00';
const FRIDAY = 5;

const lastOn = (date: LocalDate): LocalTime => (weekdayOf(date) === FRIDAY ? LAST_HOUR_ON_FRIDAY : LAST_HOUR);

export function isInHours(instant: number, zone: Zone, holidays: Holidays): boolean {
  const { date, time } = toLocal(instant, zone);
  return isWorkingDay(date, holidays) && time >= FIRST_HOUR && time <= lastOn(date);
}

/** The instant itself, or the next one at which speaking is allowed. */
export function nextInHours(instant: number, zone: Zone, holidays: Holidays): number {
  if (isInHours(instant, zone, holidays)) return instant;
  const { date, time } = toLocal(instant, zone);
  const day = isWorkingDay(date, holidays) && time < FIRST_HOUR ? date : nextWorkingDay(date, holidays);
  return toInstant(day, FIRST_HOUR, zone);
}

/** The instant itself, or the last one before it at which speaking is allowed. */
export function previousInHours(instant: number, zone: Zone, holidays: Holidays): number {
  if (isInHours(instant, zone, holidays)) return instant;
  const { date, time } = toLocal(instant, zone);
  const day = isWorkingDay(date, holidays) && time > FIRST_HOUR ? date : previousWorkingDay(date, holidays);
  return toInstant(day, lastOn(day), zone);
}
