/** In which order people are asked to lead a session, and until when. Pure. (practice 3.4.2) */
import { startOf } from '../../community/calendar-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import { DAY, HOUR } from '../../platform/clock.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

/** Why she is asked now. */
export type Reason = 'kept' | 'volunteer' | 'second' | 'debt';

export interface Candidate {
  userId: string;
  reason: Reason;
}

export interface Asking {
  /** Everybody in the ledger who is there that day, in its order. */
  inOrder: readonly string[];
  /** Who asked to keep her turn, or swapped it away: earliest first. */
  kept: readonly string[];
  /** Who said that she would lead this topic. */
  volunteers: readonly string[];
  /** The second of the session before. */
  second: string | null;
  /** Asked for this session already, or taking part in leading it. */
  not: ReadonlySet<string>;
  /** Who led the last three led sessions. */
  lately: readonly string[];
  /** The community takes volunteers first, whoever led lately. */
  volunteersFirst: boolean;
}

/** Each once. Nobody who stands outside the ledger, whatever she once said. */
export function orderCandidates(asking: Asking): Candidate[] {
  const wilful = asking.volunteers.filter((userId) => asking.volunteersFirst || !asking.lately.includes(userId));
  const wanted: Candidate[] = [
    ...asking.kept.map((userId): Candidate => ({ userId, reason: 'kept' })),
    ...wilful.map((userId): Candidate => ({ userId, reason: 'volunteer' })),
    ...(asking.second ? [{ userId: asking.second, reason: 'second' as const }] : []),
    ...asking.inOrder.map((userId): Candidate => ({ userId, reason: 'debt' })),
  ];
  const may = new Set(asking.inOrder.filter((userId) => !asking.not.has(userId)));
  return wanted.filter(({ userId }) => may.delete(userId));
}

export interface Place {
  zone: Zone;
  holidays: Holidays;
}

const at = (session: Session, days: number, time: string, { zone, holidays }: Place): number =>
  toInstant(addWorkingDays(session.onDate, days, holidays), time, zone);

/** S−10, 09:30: nobody has accepted until then, so it becomes an Open Table. */
export const tableAt = (session: Session, place: Place): number => at(session, -10, '09:30', place);

/** S−4, 14:00: the run sheet locks; until then somebody may still lead an Open Table. */
export const lockAt = (session: Session, place: Place): number => at(session, -4, '14:00', place);

/** Three working days of silence after this instant. */
export function silenceEnds(from: number, { zone, holidays }: Place): number {
  const { date, time } = toLocal(from, zone);
  return toInstant(addWorkingDays(date, 3, holidays), time, zone);
}

/** A day before: whoever could not be replaced until then is replaced by the second, or by the table. Later: an hour before. */
export function coverEnds(session: Session, now: number, zone: Zone): number {
  const start = startOf(session, zone);
  return now < start - DAY ? start - DAY : start - HOUR;
}

/** A topic session whose turn goes round: not the first of all, not a quarter close. */
export const goesRound = (session: Session): boolean => session.kind === 'topic' && session.number > 1 && session.leadership !== 'stewards';

/** The session for which somebody is looked for after another one: the first whose S−10 lies ahead. */
export const findWanted = (sessions: readonly Session[], now: number, place: Place): Session | null =>
  sessions.find((session) => goesRound(session) && session.status === 'planned' && tableAt(session, place) > now) ?? null;

export const placeOf = (community: Community): Place => ({
  zone: community.zone,
  holidays: new Set(community.settings.holidays.map(({ on }) => on)),
});

/** Who led the sessions that somebody led, last first. */
export const listLeaders = (sessions: readonly Session[]): string[] =>
  sessions
    .filter(({ status, leadership, facilitatorId }) => status === 'held' && leadership === 'led' && facilitatorId !== null)
    .map(({ facilitatorId }) => facilitatorId ?? '')
    .reverse();

export interface Absence {
  fromOn: string;
  untilOn: string;
}

export const isAway = (absences: readonly Absence[], on: string): boolean =>
  absences.some(({ fromOn, untilOn }) => fromOn <= on && on <= untilOn);
