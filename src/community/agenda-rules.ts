/** What a community's calendar, people and touches come to: rows with an instant. Pure, and the same for the same input. (practice 3.9) */
import { DAY, HOUR, MINUTE } from '../platform/clock.ts';
import { addDays, type LocalDate, mondayOf, weekdayOf } from '../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, isWorkingDay } from '../platform/time/working-days.ts';
import { type LocalTime, toInstant, toLocal, type Zone } from '../platform/time/zones.ts';
import { startOf } from './calendar-rules.ts';
import { nextInHours, previousInHours } from './hours.ts';
import type { Session } from './records.ts';
import type { Touch } from './touch.ts';

export interface PlannedPerson {
  userId: string;
  zone: Zone;
  /** Null for somebody who has not joined: nothing is counted from a joining then. */
  joinedOn: LocalDate | null;
}

export interface PlanInput {
  zone: Zone;
  holidays: Holidays;
  sessions: readonly Session[];
  touches: readonly Touch[];
  /** Active ones only. */
  members: readonly PlannedPerson[];
  stewards: readonly PlannedPerson[];
  now: number;
  /** Rows for single people are planned up to here; rows for the whole community as far as the calendar reaches. */
  peopleUntil: number;
}

export interface PlannedRow {
  touch: string;
  anchor: string;
  /** '' for the whole community. */
  person: string;
  dueAt: number;
  localDate: LocalDate;
  localTime: LocalTime;
  zone: Zone;
  lateAfter: number | null;
}

/** Sessions and joinings older than this no longer cause anything. */
const PAST_DAYS = 120;
const WEEKS_BACK = 4;
const WEEKS_AHEAD = 13;
const WEEKS_AHEAD_FOR_PEOPLE = 2;

/** One day on which a touch happens, and what it hangs on. */
interface Occasion {
  anchor: string;
  on: LocalDate;
  session: Session | null;
  /** For what hangs on a session's own clock. */
  at?: number;
}

/** The start of the session it belongs to, or of the next one after this instant; a day when there is none. */
function untilSession(dueAt: number, own: Session | null, sessions: readonly Session[], zone: Zone): number {
  if (own && startOf(own, zone) > dueAt) return startOf(own, zone);
  const starts = sessions.filter(({ status }) => status !== 'cancelled').map((session) => startOf(session, zone));
  return Math.min(
    ...starts.filter((start) => start > dueAt),
    dueAt + (starts.some((start) => start > dueAt) ? Number.POSITIVE_INFINITY : DAY),
  );
}

/** The last instant at which it may still be done; null = always. */
export function lateAfterOf(touch: Touch, dueAt: number, own: Session | null, sessions: readonly Session[], zone: Zone): number | null {
  if (touch.catchUp === 'always') return null;
  if (touch.catchUp === 'until-session') return untilSession(dueAt, own, sessions, zone);
  return dueAt + touch.catchUp.within;
}

function weeklyOccasions(weekday: number, today: LocalDate, weeksAhead: number, holidays: Holidays): Occasion[] {
  const occasions: Occasion[] = [];
  const monday = mondayOf(today);
  for (let week = -WEEKS_BACK; week <= weeksAhead; week++) {
    const anchor = addDays(monday, week * 7);
    let on = addDays(anchor, weekday - 1);
    while (!isWorkingDay(on, holidays) && weekdayOf(on) < 6) on = addDays(on, 1);
    // A week that is all holiday from there on has none.
    if (weekdayOf(on) < 6) occasions.push({ anchor, on, session: null });
  }
  return occasions;
}

/** Of its kind in its quarter. */
const isFirst = ({ id, quarterOn, kind }: Session, sessions: readonly Session[]): boolean => {
  const same = sessions.filter((one) => one.quarterOn === quarterOn && one.kind === kind && one.status !== 'cancelled');
  return same.every((one) => one.id === id || one.number > (same.find((own) => own.id === id)?.number ?? 0));
};

function occasionsOf(touch: Touch, person: PlannedPerson | null, input: PlanInput, today: LocalDate): Occasion[] {
  const { anchor } = touch;
  const { holidays } = input;
  const oldest = addDays(today, -PAST_DAYS);
  switch (anchor.on) {
    case 'once':
      return [];
    case 'weekly':
      return weeklyOccasions(anchor.weekday, today, person ? WEEKS_AHEAD_FOR_PEOPLE : WEEKS_AHEAD, holidays);
    case 'joining': {
      const joinedOn = person?.joinedOn;
      if (!joinedOn || joinedOn < oldest) return [];
      return [{ anchor: joinedOn, on: addWorkingDays(joinedOn, anchor.offset, holidays), session: null }];
    }
    case 'clock':
      return input.sessions
        .filter(({ kind, status, onDate }) => anchor.kinds.includes(kind) && status !== 'cancelled' && onDate >= oldest)
        .map((session) => {
          const from = startOf(session, input.zone) + (anchor.from === 'end' ? session.minutes * MINUTE : 0);
          return { anchor: session.id, on: session.onDate, session, at: from + anchor.minutes * MINUTE };
        });
    case 'session':
    case 'close': {
      const kinds = anchor.on === 'close' ? ['close'] : anchor.kinds;
      return input.sessions
        .filter(({ kind, status, onDate }) => kinds.includes(kind) && status !== 'cancelled' && onDate >= oldest)
        .filter((session) => anchor.on === 'close' || anchor.first === undefined || isFirst(session, input.sessions))
        .map((session) => ({ anchor: session.id, on: addWorkingDays(session.onDate, anchor.offset, holidays), session }));
    }
  }
}

function rowOf(touch: Touch, person: PlannedPerson | null, occasion: Occasion, input: PlanInput): PlannedRow {
  const zone = person && touch.each !== 'community' ? person.zone : input.zone;
  let dueAt = occasion.at ?? toInstant(occasion.on, touch.at, zone);
  if (touch.surface !== 'state' && occasion.at === undefined) {
    const wanted = dueAt;
    dueAt = nextInHours(wanted, zone, input.holidays);
    // Something for a session is of no use after it has begun: it comes earlier rather than later.
    const start = touch.catchUp === 'until-session' && occasion.session ? startOf(occasion.session, input.zone) : null;
    if (start !== null && wanted < start && dueAt >= start) dueAt = previousInHours(wanted, zone, input.holidays);
  }
  const { date, time } = toLocal(dueAt, zone);
  return {
    touch: touch.id,
    anchor: occasion.anchor,
    person: person?.userId ?? '',
    dueAt,
    localDate: date,
    localTime: time,
    zone,
    lateAfter: lateAfterOf(touch, dueAt, occasion.session, input.sessions, input.zone),
  };
}

function peopleFor(touch: Touch, input: PlanInput): readonly (PlannedPerson | null)[] {
  if (touch.each === 'steward') return input.stewards;
  return touch.each === 'member' || touch.anchor.on === 'joining' ? input.members : [null];
}

const compare = (a: PlannedRow, b: PlannedRow): number =>
  a.dueAt - b.dueAt || order(a.touch, b.touch) || order(a.anchor, b.anchor) || order(a.person, b.person);
const order = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** Every row there should be, past ones included; what has fired already is not its concern. By due instant. */
export function plan(input: PlanInput): PlannedRow[] {
  const today = toLocal(input.now, input.zone).date;
  const lastDay = toLocal(input.peopleUntil, input.zone).date;
  const rows: PlannedRow[] = [];
  for (const touch of input.touches) {
    for (const person of peopleFor(touch, input)) {
      for (const occasion of occasionsOf(touch, person, input, today)) {
        if (person && occasion.on > lastDay) continue;
        rows.push(rowOf(touch, person, occasion, input));
      }
    }
  }
  return rows.sort(compare);
}

/** Changes of state that nobody has planned before are still made up for after this long, and no longer. */
const LATE_STATE = 3 * DAY;

/** Whether a row that was not there before is still worth planning. */
export const isWorthPlanning = ({ dueAt, lateAfter }: Pick<PlannedRow, 'dueAt' | 'lateAfter'>, now: number): boolean =>
  lateAfter === null ? dueAt >= now - LATE_STATE : lateAfter > now;

/** After a failure: a minute, two, four … up to an hour. */
export const retryAfter = (attempts: number): number => Math.min(2 ** (attempts - 1) * 60_000, HOUR);
