/** On which days a quarter's sessions fall, and when one of them begins. Pure. (practice 3.1) */
import { MINUTE } from '../platform/clock.ts';
import { addDays, daysBetween, type LocalDate, mondayOf } from '../platform/time/local-dates.ts';
import { type Holidays, isWorkingDay, previousWorkingDay } from '../platform/time/working-days.ts';
import { toInstant, type Zone } from '../platform/time/zones.ts';
import type { Session, SessionFacts } from './records.ts';
import type { Rhythm } from './settings.ts';
import type { SessionKind } from './touch.ts';

export const WEEKS_IN_QUARTER = 13;
const CLOSE_WEEK = 12;
const DAYS_IN_QUARTER = WEEKS_IN_QUARTER * 7;

/** Weeks with a topic session. Week 13 stays calm whatever the rhythm. */
const TOPIC_WEEKS: Readonly<Record<Rhythm['everyWeeks'], readonly number[]>> = { 2: [1, 3, 5, 7, 9], 4: [1, 5, 9], 6: [1, 7] };

export interface Slot {
  quarterOn: LocalDate;
  week: number;
  kind: SessionKind;
  onDate: LocalDate;
}

/** The working day of that week on or after the wanted one; else the one before it, in that week or earlier. */
function dayFor(wanted: LocalDate, holidays: Holidays): LocalDate {
  const sunday = addDays(mondayOf(wanted), 6);
  for (let day = wanted; day <= sunday; day = addDays(day, 1)) if (isWorkingDay(day, holidays)) return day;
  return previousWorkingDay(wanted, holidays);
}

/** What nobody has decided yet. */
export const UNDECIDED: SessionFacts = {
  topic: null,
  topicId: null,
  leadership: 'open',
  facilitatorId: null,
  secondId: null,
  scribeId: null,
  formatId: null,
  outcome: null,
  question: null,
  preRead: null,
  link: null,
};

/** The stewards lead the first session of all and every quarter close; neither has a topic of its own. (practice 3.1, 3.2) */
function ledByStewards(session: LaidSession): LaidSession {
  const isLaunch = session.kind === 'topic' && session.number === 1;
  if (session.status !== 'planned' || session.dropped) return session;
  if (session.kind === 'close') return { ...session, leadership: 'stewards', formatId: session.formatId ?? 'cf-quarter-close' };
  if (isLaunch && session.leadership === 'open') return { ...session, leadership: 'stewards', formatId: session.formatId ?? 'cf-launch' };
  return session;
}

export function layOutQuarter(quarterOn: LocalDate, rhythm: Pick<Rhythm, 'everyWeeks' | 'weekday'>, holidays: Holidays): Slot[] {
  const slot = (week: number, kind: SessionKind): Slot => ({
    quarterOn,
    week,
    kind,
    onDate: dayFor(addDays(quarterOn, (week - 1) * 7 + rhythm.weekday - 1), holidays),
  });
  return [...TOPIC_WEEKS[rhythm.everyWeeks].map((week) => slot(week, 'topic')), slot(CLOSE_WEEK, 'close')];
}

/** The first Monday of the quarter that this day lies in; the first quarter for days before it. */
export function quarterOf(startsOn: LocalDate, today: LocalDate): LocalDate {
  const first = mondayOf(startsOn);
  const gone = Math.floor(daysBetween(first, today) / DAYS_IN_QUARTER);
  return addDays(first, Math.max(0, gone) * DAYS_IN_QUARTER);
}

export const nextQuarter = (quarterOn: LocalDate): LocalDate => addDays(quarterOn, DAYS_IN_QUARTER);

/** A session with what only laying out needs to know. */
export interface LaidSession extends Session {
  week: number;
  byHand: boolean;
  dropped: boolean;
}

export interface LayOut {
  known: readonly LaidSession[];
  community: { id: string; teamId: string };
  rhythm: Rhythm;
  holidays: Holidays;
  /** Today where the community lives: what lies on it or before it never moves and never appears. */
  today: LocalDate;
  newId(slot: Slot): string;
}

/** All sessions as they are after laying out this and the next quarter, by date; those with `dropped` are no longer. */
export function layOutSessions({ known, community, rhythm, holidays, today, newId }: LayOut): LaidSession[] {
  if (rhythm.startsOn === null) return [...known];
  const quarter = quarterOf(rhythm.startsOn, today);
  const slots = [quarter, nextQuarter(quarter)].flatMap((on) => layOutQuarter(on, rhythm, holidays));
  const stays = (session: LaidSession): boolean => session.onDate <= today || session.status === 'held' || session.byHand;
  const bySlot = new Map(known.map((session) => [`${session.quarterOn}/${session.week}`, session]));
  const taken = new Set(
    known.filter((session) => stays(session) && !session.dropped).map((session) => `${session.quarterOn}/${session.week}`),
  );
  const laid = known.map((session): LaidSession => (stays(session) ? session : { ...session, dropped: true, status: 'cancelled' }));
  const next = new Map(laid.map((session) => [session.id, session]));
  for (const slot of slots) {
    if (slot.onDate <= today || taken.has(`${slot.quarterOn}/${slot.week}`)) continue;
    const before = bySlot.get(`${slot.quarterOn}/${slot.week}`);
    const session: LaidSession = {
      ...UNDECIDED,
      revision: 0,
      ...before,
      ...slot,
      id: before?.id ?? newId(slot),
      teamId: community.teamId,
      communityId: community.id,
      number: 0,
      at: rhythm.at,
      minutes: rhythm.minutes,
      status: 'planned',
      byHand: false,
      dropped: false,
    };
    next.set(session.id, session);
  }
  return numbered([...next.values()])
    .map(ledByStewards)
    .map((session) => revised(session, bySlot.get(`${session.quarterOn}/${session.week}`)));
}

const hasMoved = (a: LaidSession, b: LaidSession): boolean =>
  a.onDate !== b.onDate || a.at !== b.at || a.minutes !== b.minutes || (a.status === 'cancelled') !== (b.status === 'cancelled');

/** A calendar program takes a change only with a higher number. */
export const revised = (session: LaidSession, before: LaidSession | undefined): LaidSession =>
  before && hasMoved(session, before) ? { ...session, revision: before.revision + 1 } : session;

/** 1, 2, 3 … by date over those that are or will be; held ones keep theirs, and whoever is called off gives his to the next. */
function numbered(sessions: LaidSession[]): LaidSession[] {
  const inOrder = sessions.sort((a, b) => (a.onDate < b.onDate ? -1 : a.onDate > b.onDate ? 1 : a.week - b.week));
  let last = 0;
  return inOrder.map((session) => {
    if (session.dropped || session.status === 'cancelled') return session;
    last = session.status === 'held' && session.number > 0 ? Math.max(session.number, last) : last + 1;
    return { ...session, number: last };
  });
}

/** In UTC milliseconds. */
export const startOf = ({ onDate, at }: Pick<Session, 'onDate' | 'at'>, zone: Zone): number => toInstant(onDate, at, zone);

export const endOf = (session: Pick<Session, 'onDate' | 'at' | 'minutes'>, zone: Zone): number =>
  startOf(session, zone) + session.minutes * MINUTE;

/** When the community itself meets: nothing else is proposed over it. */
export const busyTimes = (sessions: readonly Session[], zone: Zone): [from: number, until: number][] =>
  sessions.filter(({ status }) => status !== 'cancelled').map((session) => [startOf(session, zone), endOf(session, zone)]);

/** Those still to come, it not included. */
export const topicSessionsAfter = <T extends Session>(sessions: readonly T[], { onDate }: Session): T[] =>
  sessions.filter((one) => one.kind === 'topic' && one.status === 'planned' && one.onDate > onDate);
