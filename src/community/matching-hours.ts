/** The hours that people can talk, each where she lives, in one actual week: clocks may change in it, on one side first. Pure. */
import { addDays, mondayOf, toMinutes } from '../platform/time/local-dates.ts';
import { isWorkingDay } from '../platform/time/working-days.ts';
import { type LocalDate, toInstant } from '../platform/time/zones.ts';
import type { Candidate } from './matching.ts';

/** Practice 3.7: "two shared working hours". */
export const FEWEST_SHARED_HOURS = 2;

export type Hours = Pick<Candidate, 'zone' | 'from' | 'until'>;
/** From one instant to another, one of them for each working day. */
export type Windows = readonly (readonly [number, number])[];

const HALF_HOUR_MS = 1_800_000;
const DAYS = [0, 1, 2, 3, 4];

/** Her hours on the working days of the week; hours that end before they begin end on the next day. A week of holidays counts as if it had none. */
export function windowsIn(weekOn: LocalDate, { zone, from, until }: Hours, holidays: Iterable<LocalDate>): Windows {
  const days = DAYS.map((day) => addDays(mondayOf(weekOn), day));
  const off = new Set(holidays);
  const working = days.filter((day) => isWorkingDay(day, off));
  if (from === until) return [];
  const passesMidnight = toMinutes(until) < toMinutes(from);
  return (working.length > 0 ? working : days).map((day) => [
    toInstant(day, from, zone),
    toInstant(passesMidnight ? addDays(day, 1) : day, until, zone),
  ]);
}

/** When all of them can: every stretch that is in somebody's day and in the others'. */
export const together = (one: Windows, other: Windows): Windows =>
  one.flatMap(([from, until]) =>
    other
      .map(([begins, ends]): [number, number] => [Math.max(from, begins), Math.min(until, ends)])
      .filter(([begins, ends]) => begins < ends),
  );

/** The longest stretch, in hours, rounded down to halves. */
export const longest = (windows: Windows): number =>
  windows.reduce((most, [from, until]) => Math.max(most, Math.floor((until - from) / HALF_HOUR_MS) / 2), 0);

export const hoursOf = (people: readonly Hours[], weekOn: LocalDate, holidays: Iterable<LocalDate>): number => {
  const [first = [], ...others] = people.map((person) => windowsIn(weekOn, person, holidays));
  return longest(others.reduce(together, first));
};

/** How long both can talk on the working day of that week on which it is longest, in hours, rounded down to halves. */
export const sharedHours = (a: Hours, b: Hours, weekOn: LocalDate, holidays: Iterable<LocalDate>): number =>
  hoursOf([a, b], weekOn, holidays);
