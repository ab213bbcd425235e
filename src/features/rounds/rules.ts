/** When a round is called, drawn and told, which round an entry is for, and who can be drawn. Pure. (practice 3.7) */
import { findObstacle } from '../../community/member-rules.ts';
import { CLOSES_AFTER } from '../../community/pair-rules.ts';
import type { Member, Person, Session } from '../../community/records.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { daysBetween, type LocalDate, type LocalTime } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, type Zone } from '../../platform/time/zones.ts';

/** Working days after the first session of the quarter; R is the third. */
export const CALLS_AT = { offset: 6, at: '10:00' } as const;
export const DRAWS_AT = { offset: 11, at: '16:00' } as const;
export const TELLS_AT = { offset: 14, at: '09:00' } as const;
/** Fewer than this, and there is no round. */
export const LEAST_PEOPLE = 2;
/** Whoever comes later needs this much of the nine weeks. */
export const LEAST_DAYS_LEFT = 21;
/** Changes of state that were due while a community rested are made up for after this long, and no longer. */
const LATE = 3 * DAY;
/** A large round is drawn within minutes. One that was not drawn by then is none: nobody called it, or its community was not there yet. */
const DRAWN_WITHIN = 2 * HOUR;

export interface RoundDates {
  callsAt: number;
  drawsAt: number;
  tellsAt: number;
  /** R. */
  toldOn: LocalDate;
  closesOn: LocalDate;
}

export function datesFrom(onDate: LocalDate, zone: Zone, holidays: Holidays): RoundDates {
  const instant = ({ offset, at }: { offset: number; at: LocalTime }): number =>
    toInstant(addWorkingDays(onDate, offset, holidays), at, zone);
  const toldOn = addWorkingDays(onDate, TELLS_AT.offset, holidays);
  return {
    callsAt: instant(CALLS_AT),
    drawsAt: instant(DRAWS_AT),
    tellsAt: instant(TELLS_AT),
    toldOn,
    closesOn: addWorkingDays(toldOn, CLOSES_AFTER, holidays),
  };
}

/** The first topic session of each quarter, in order. */
export function firstSessions(sessions: readonly Session[]): Session[] {
  const firsts = new Map<LocalDate, Session>();
  for (const session of sessions) {
    if (session.kind !== 'topic' || session.status === 'cancelled') continue;
    const known = firsts.get(session.quarterOn);
    if (!known || session.number < known.number) firsts.set(session.quarterOn, session);
  }
  return [...firsts.values()].sort((a, b) => (a.quarterOn < b.quarterOn ? -1 : 1));
}

/** open: people enter. drawn: who coaches whom is known to nobody yet. running: they were told. none: fewer than two were in, or the community rested. */
export type RoundState = 'open' | 'drawn' | 'running' | 'none';
export type Phase = 'ahead' | RoundState | 'over';

export function phaseOf({ state, ...dates }: RoundDates & { state: RoundState | null }, now: number, today: LocalDate): Phase {
  if (state === 'running') return today > dates.closesOn ? 'over' : 'running';
  if (state === 'none') return 'none';
  if (now >= dates.tellsAt + LATE) return 'none';
  if (state === 'drawn') return 'drawn';
  if (now >= dates.drawsAt + DRAWN_WITHIN) return 'none';
  return now < dates.callsAt ? 'ahead' : 'open';
}

/** The one that somebody enters who says now that she is in: called already, or young enough for one more, or the next. */
export function roundToEnter<T extends RoundDates & { state: RoundState | null }>(
  rounds: readonly T[],
  now: number,
  today: LocalDate,
): T | null {
  const at = (phases: readonly Phase[]): T | undefined =>
    rounds.findLast((round) => phases.includes(phaseOf(round, now, today)) && daysBetween(today, round.closesOn) >= LEAST_DAYS_LEFT);
  return at(['open', 'drawn']) ?? at(['running']) ?? rounds.find((round) => phaseOf(round, now, today) === 'ahead') ?? null;
}

type Standing = Pick<Member, 'status' | 'level' | 'pausedUntil'>;

/** Whether she can be introduced to somebody on that day. */
export function canTakePart(member: Standing | null, person: Person | null, on: LocalDate): boolean {
  if (!member || member.level === 'reader' || findObstacle(person) !== null) return false;
  if (member.status === 'paused') return member.pausedUntil !== null && member.pausedUntil <= on;
  return member.status === 'active';
}
