/** Times that lie inside everybody's hours. Pure. */
import { MINUTE } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import { formatDate, isLocalDate, isLocalTime, type LocalDate, type LocalTime } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, isWorkingDay } from '../../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

export interface Hours {
  from: LocalTime;
  until: LocalTime;
  zone: Zone;
}

/** Practice 3.7, "help us". */
export const DAYS_AHEAD = 10;
export const PROPOSED = 3;
const HALF_HOUR = 30 * MINUTE;
const A_DAY = 48;

const isInside = (at: number, minutes: number, holidays: Holidays, { from, until, zone }: Hours): boolean => {
  const begins = toLocal(at, zone);
  const ends = toLocal(at + minutes * MINUTE, zone);
  return begins.date === ends.date && isWorkingDay(begins.date, holidays) && begins.time >= from && ends.time <= until;
};

/** Half-hours of one day at which all of them have so many minutes. */
const startsOn = (day: LocalDate, people: readonly Hours[], minutes: number, zone: Zone, holidays: Holidays): number[] => {
  const midnight = toInstant(day, '00:00', zone);
  return Array.from({ length: A_DAY }, (_, step) => midnight + step * HALF_HOUR).filter((at) =>
    people.every((hours) => isInside(at, minutes, holidays, hours)),
  );
};

const middle = <T>(list: readonly T[]): T | undefined => list[Math.floor((list.length - 1) / 2)];

export interface Wanted {
  people: readonly Hours[];
  minutes: number;
  /** Not on this day any more. */
  today: LocalDate;
  zone: Zone;
  holidays: Holidays;
  /** Talks that stand already: what is proposed lies on other days. */
  standing: readonly number[];
  /** When the community itself meets. */
  busy: readonly (readonly [from: number, until: number])[];
}

/** Three times in the coming ten working days, on different days where there are such, early, halfway and late; fewer when there are no more. */
export function proposeTimes({ people, minutes, today, zone, holidays, standing, busy }: Wanted): number[] {
  const isFree = (at: number): boolean => busy.every(([from, until]) => at + minutes * MINUTE <= from || at >= until);
  const days = Array.from({ length: DAYS_AHEAD }, (_, n) => addWorkingDays(today, n + 1, holidays))
    .filter((day) => standing.every((at) => toLocal(at, zone).date !== day))
    .map((day) => startsOn(day, people, minutes, zone, holidays).filter(isFree))
    .filter((starts) => starts.length > 0);
  const chosen = new Set([days[0], middle(days), days.at(-1)].flatMap((starts) => (starts ? (middle(starts) ?? []) : [])));
  for (const at of days.flat()) if (chosen.size < PROPOSED) chosen.add(at);
  return [...chosen].sort((a, b) => a - b);
}

/** A date by hand: to come, and inside their nine weeks. */
export function readDate(
  values: Values,
  closesOn: LocalDate,
  zone: Zone,
  now: number,
): { date: LocalDate; time: LocalTime } | { errors: Record<string, string> } {
  const { date, time } = values;
  if (typeof date !== 'string' || !isLocalDate(date)) return { errors: { date: 'Choose a day.' } };
  if (typeof time !== 'string' || !isLocalTime(time)) return { errors: { time: 'Choose a time.' } };
  if (date > closesOn) return { errors: { date: `Your nine weeks end on ${formatDate(closesOn)}. Choose a day until then.` } };
  if (toInstant(date, time, zone) <= now) return { errors: { date: 'That time has passed. Choose one to come.' } };
  return { date, time };
}
