/** Three dates at once: weeks 2, 5 and 8 of the round, same weekday and hour, inside the hours that all of them share. Pure. (practice 3.7) */
import { TALK_WEEKS } from '../../community/pair-rules.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { addDays, daysBetween, fromMinutes, type LocalDate, mondayOf, toMinutes, weekdayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, isWorkingDay, nextWorkingDay } from '../../platform/time/working-days.ts';
import { type LocalTime, toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

export interface Hours {
  zone: Zone;
  from: LocalTime;
  until: LocalTime;
}

export interface DateFacts {
  toldOn: LocalDate;
  closesOn: LocalDate;
  /** Of the community: same weekday and hour there. */
  zone: Zone;
  people: readonly Hours[];
  holidays: Holidays;
  /** When the community itself meets: no talk is proposed over it. */
  busy: readonly (readonly [from: number, until: number])[];
  minutes: number;
  now: number;
}

export interface Proposal {
  dates: number[];
  /** False: they share no such hour, and the dates are a guess. */
  shared: boolean;
}

const WEEKS = 9;
const TEN: LocalTime = '10:00';
const HALF_HOURS: readonly LocalTime[] = Array.from({ length: 48 }, (_, n) => fromMinutes(n * 30)).sort(
  (a, b) => Math.abs(toMinutes(a) - toMinutes(TEN)) - Math.abs(toMinutes(b) - toMinutes(TEN)),
);

/** In a round that is shorter, because it began later, the talks move together. */
const talkWeeks = (weeks: number): number[] =>
  TALK_WEEKS.map((week) => (weeks >= WEEKS ? week : Math.max(1, Math.ceil((week * weeks) / WEEKS))));

const isWithin = (instant: number, minutes: number, { zone, from, until }: Hours, holidays: Holidays): boolean => {
  const begins = toLocal(instant, zone);
  const ends = toLocal(instant + minutes * MINUTE, zone);
  return isWorkingDay(begins.date, holidays) && begins.date === ends.date && begins.time >= from && ends.time <= until;
};

const isFree = (at: number, { busy, minutes }: DateFacts): boolean =>
  busy.every(([from, until]) => at + minutes * MINUTE <= from || at >= until);

/** The end of the last day, where the community lives. */
export const closesAt = ({ closesOn, zone }: Pick<DateFacts, 'closesOn' | 'zone'>): number =>
  toInstant(addDays(closesOn, 1), '00:00', zone);

const isInRound = (dates: readonly number[], facts: DateFacts): boolean =>
  dates.every((at, index) => at > (dates[index - 1] ?? facts.now + DAY) && at < closesAt(facts));

function* candidates(facts: DateFacts, begins: LocalDate, times: readonly LocalTime[]): Generator<number[]> {
  const monday = mondayOf(begins);
  const weeks = talkWeeks(daysBetween(monday, mondayOf(facts.closesOn)) / 7);
  const first = weekdayOf(facts.toldOn);
  const weekdays = [1, 2, 3, 4, 5].sort((a, b) => Math.abs(a - first) - Math.abs(b - first));
  for (const weekday of weekdays)
    for (const time of times) {
      const dates = weeks.map((week) => toInstant(addDays(monday, (week - 1) * 7 + weekday - 1), time, facts.zone));
      if (isInRound(dates, facts)) yield dates;
    }
}

export function proposeDates(facts: DateFacts): Proposal {
  const { people, holidays, minutes, zone, now } = facts;
  const suits = (at: number): boolean => isFree(at, facts) && people.every((person) => isWithin(at, minutes, person, holidays));
  const today = toLocal(now, zone).date;
  const begins = today > facts.toldOn ? [facts.toldOn, today] : [facts.toldOn];
  for (const on of begins) for (const dates of candidates(facts, on, HALF_HOURS)) if (dates.every(suits)) return { dates, shared: true };
  for (const on of begins)
    for (const dates of candidates(facts, on, [TEN]))
      if (dates.every((at) => isWorkingDay(toLocal(at, zone).date, holidays))) return { dates, shared: false };
  return { dates: [1, 2, 3].map((n) => toInstant(addWorkingDays(today, n, holidays), TEN, zone)), shared: false };
}

/** The first one was moved: the two others follow, on the same weekday and at the same hour; after a holiday where it is one. */
export function follow(first: number, before: readonly number[], zone: Zone, holidays: Holidays): number[] {
  const [was = first] = before;
  const { date, time } = toLocal(first, zone);
  return before.map((at, index) => {
    const on = addDays(date, daysBetween(toLocal(was, zone).date, toLocal(at, zone).date));
    // On which day she puts the first is hers.
    return toInstant(index === 0 || isWorkingDay(on, holidays) ? on : nextWorkingDay(on, holidays), time, zone);
  });
}

export type DateFault = 'missing' | 'past' | 'order' | 'late';

/** By place; a date that stands already may lie behind us. */
export function checkDates(
  dates: readonly number[],
  standing: readonly number[],
  facts: Pick<DateFacts, 'closesOn' | 'zone' | 'now'>,
): (DateFault | null)[] {
  return dates.map((at, index) => {
    if (!Number.isFinite(at)) return 'missing';
    if (at <= facts.now && !standing.includes(at)) return 'past';
    if (at <= (dates[index - 1] ?? Number.NEGATIVE_INFINITY)) return 'order';
    return at >= closesAt(facts) ? 'late' : null;
  });
}
