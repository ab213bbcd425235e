/** What a session is called, when it is announced, and what forbids to move it or to call it off. Pure. (practice 3.1, touches s1 to s3) */
import type { Session } from '../../community/records.ts';
import { addDays, daysBetween, formatDate, isLocalDate, isLocalTime, type LocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, workingDaysBetween } from '../../platform/time/working-days.ts';
import { type LocalTime, toInstant, type Zone } from '../../platform/time/zones.ts';

/** A move, or calling off, is agreed to be known this many working days ahead. */
export const NOTICE = 10;
/** Nobody moves a session further: it is a slip in the year. */
const FURTHEST_DAYS = 91;
const DAYS_AFTER_CLOSE = 2;
const REMINDERS_AHEAD = 4;
const CALM_WEEK = 13;

export const LONGEST_WHY = 200;
export const LONGEST_PLACE = 300;

export const isLaunch = ({ kind, number }: Pick<Session, 'kind' | 'number'>): boolean => kind === 'topic' && number === 1;

export const kindOf = (session: Pick<Session, 'kind' | 'number'>): 'launch' | 'close' | 'topic' =>
  session.kind === 'close' ? 'close' : isLaunch(session) ? 'launch' : 'topic';

const KIND_TITLES = { launch: 'Launch', close: 'Quarter close', topic: null } as const;

/** What it is about; null until that is known. */
export const titleOf = (session: Pick<Session, 'kind' | 'number' | 'topic'>): string | null =>
  session.topic ?? KIND_TITLES[kindOf(session)];

/** How a sentence names it: 'Quarter close', the topic, or 'Session 4'. */
export const nameOf = (session: Pick<Session, 'kind' | 'number' | 'topic'>): string => titleOf(session) ?? `Session ${session.number}`;

/** From then on reminders wait for the slots of those who come. */
export const remindersOn = (session: Pick<Session, 'onDate'>, holidays: Holidays): LocalDate =>
  addWorkingDays(session.onDate, -REMINDERS_AHEAD, holidays);

/** The Monday of the week without anything. */
export const calmWeekOf = (quarterOn: LocalDate): LocalDate => addDays(quarterOn, (CALM_WEEK - 1) * 7);

/**
 * The first topic session after a quarter close whose announcement would fall on or before the second working day after the close
 * goes out on that day, with what was decided there. Null: it goes out as every other.
 */
export function announcedAfterClose(session: Session, sessions: readonly Session[], holidays: Holidays): LocalDate | null {
  if (session.kind !== 'topic') return null;
  const before = sessions
    .filter((other) => other.status !== 'cancelled' && other.id !== session.id && other.onDate < session.onDate)
    .sort((a, b) => (a.onDate < b.onDate ? -1 : 1))
    .at(-1);
  if (before?.kind !== 'close') return null;
  const after = addWorkingDays(before.onDate, DAYS_AFTER_CLOSE, holidays);
  return addWorkingDays(session.onDate, -NOTICE, holidays) <= after && after < session.onDate ? after : null;
}

/** The quarter that is on, or the first one to come. */
export function currentQuarter(sessions: readonly Session[], today: LocalDate): LocalDate | null {
  const starts = [...new Set(sessions.map(({ quarterOn }) => quarterOn))].sort();
  return starts.filter((on) => on <= today).at(-1) ?? starts[0] ?? null;
}

/** On a quarter's first Monday, or on one of the two after it when it could not be: later everybody has the dates from elsewhere. */
export const isWorthPublishing = (quarterOn: LocalDate, today: LocalDate): boolean => {
  const gone = daysBetween(quarterOn, today);
  return gone >= 0 && gone <= 14;
};

export interface Situation {
  session: Session;
  sessions: readonly Session[];
  holidays: readonly { on: LocalDate; name: string }[];
  today: LocalDate;
  now: number;
  zone: Zone;
}

export interface Wanted {
  onDate: string | null;
  at: string | null;
  why: string;
  knowsShort: boolean;
}

export type Verdict<T> = { ok: T & { why: string; shortNotice: number | null } } | { errors: Record<string, string> };

const daySetOf = (holidays: Situation['holidays']): Holidays => new Set(holidays.map(({ on }) => on));
const sayNotice = (days: number): string => (days <= 0 ? 'no working day' : days === 1 ? 'one working day' : `${days} working days`);

/** Fewer than agreed; null = enough. */
function shortBy(first: LocalDate, { today, holidays }: Situation): number | null {
  const days = Math.max(0, workingDaysBetween(today, first, daySetOf(holidays)));
  return days < NOTICE ? days : null;
}

function checkReason({ why, knowsShort }: Pick<Wanted, 'why' | 'knowsShort'>, short: number | null): Record<string, string> {
  return {
    ...(why.trim() === '' ? { why: 'A few words for everybody who had kept the time free.' } : {}),
    ...(short !== null && !knowsShort
      ? { short: `That is ${sayNotice(short)} ahead; ten are agreed. If it must be, tick this: the post will say so.` }
      : {}),
  };
}

const WEEKEND = ['Saturday', 'Sunday'];

function whatForbidsDay(onDate: LocalDate, { session, sessions, holidays }: Situation): string | null {
  const weekday = weekdayOf(onDate);
  if (weekday > 5) return `${formatDate(onDate)} is a ${WEEKEND[weekday - 6]}. Sessions are on working days.`;
  const holiday = holidays.find(({ on }) => on === onDate);
  if (holiday) return `${formatDate(onDate)} is ${holiday.name || 'a holiday'}. Choose a working day.`;
  const other = sessions.find((each) => each.id !== session.id && each.status !== 'cancelled' && each.onDate === onDate);
  if (other) return `${nameOf(other)} is on ${formatDate(onDate)} already. Choose another day.`;
  if (Math.abs(daysBetween(session.onDate, onDate)) > FURTHEST_DAYS)
    return `${formatDate(onDate, true)} is more than a quarter away. Is the year right?`;
  return null;
}

export function checkMove(wanted: Wanted, situation: Situation): Verdict<{ onDate: LocalDate; at: LocalTime }> {
  const { session, today, now, zone } = situation;
  const onDate = wanted.onDate ?? '';
  const at = wanted.at ?? '';
  if (!isLocalDate(onDate)) return { errors: { onDate: 'It needs a day.' } };
  if (!isLocalTime(at)) return { errors: { at: 'It needs a time, such as 10:30.' } };
  const when = toInstant(onDate, at, zone);
  const forbidden = whatForbidsDay(onDate, situation);
  if (when <= now) {
    const past: Record<string, string> =
      onDate < today ? { onDate: `${formatDate(onDate, true)} is past. Choose a day to come.` } : { at: 'That time is past.' };
    return { errors: past };
  }
  if (forbidden !== null) return { errors: { onDate: forbidden } };
  if (onDate === session.onDate && at === session.at) return { errors: { onDate: 'It is on that day and at that time already.' } };
  const shortNotice = shortBy(onDate < session.onDate ? onDate : session.onDate, situation);
  const errors = checkReason(wanted, shortNotice);
  return Object.keys(errors).length > 0 ? { errors } : { ok: { onDate, at, why: wanted.why.trim(), shortNotice } };
}

export function checkCallingOff(wanted: Pick<Wanted, 'why' | 'knowsShort'>, situation: Situation): Verdict<object> {
  const shortNotice = shortBy(situation.session.onDate, situation);
  const errors = checkReason(wanted, shortNotice);
  return Object.keys(errors).length > 0 ? { errors } : { ok: { why: wanted.why.trim(), shortNotice } };
}
