/** Six months of two people: dates, signatures, what ends it. Pure. (practice 2.4, 3.7) */
import type { Member } from '../../community/records.ts';
import { addDays, daysBetween, type LocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { nextOccurrence, type Recurrence } from '../../platform/time/recurrence.ts';
import type { Holidays } from '../../platform/time/working-days.ts';
import type { LocalTime } from '../../platform/time/zones.ts';

/** Practice 2.4: six months, one hour monthly, midpoint in month 3. */
export const TALKS = 6;
export const TALK_MINUTES = 60;
export const MIDPOINT_TALK = 3;
/** Working days after the introduction: whose turn it is hears once; without an agreement the place is free again. */
export const STILL_ON_AFTER = 5;
export const RELEASED_AFTER = 15;
/** A pause up to here changes nothing; a longer one would cost a talk. */
const LONGEST_PAUSE_DAYS = 28;
/** How far ahead the first talk may lie. */
export const FIRST_WITHIN_DAYS = 42;

/** begun: introduced. agreed: both signed. closing: looking back, each alone. */
export type MentorshipState = 'begun' | 'agreed' | 'closing' | 'over';
/** Nobody but the program reads it: all of these read the same to the two, but for 'closed'. */
export type MentorshipEnd = 'closed' | 'early' | 'unsigned' | 'gone' | 'apart';
/** moved: it did not take place on its day, and has no other one yet. */
export type TalkState = 'planned' | 'held' | 'moved' | 'not';

export interface Agreement {
  aim: string;
  give: string;
  back: string;
  bounds: string;
  ending: string;
  firstOn: LocalDate | null;
  at: LocalTime | null;
}

export interface Two {
  mentorId: string;
  menteeId: string;
}

export const isOf = ({ mentorId, menteeId }: Two, userId: string): boolean => userId === mentorId || userId === menteeId;
export const otherOf = ({ mentorId, menteeId }: Two, userId: string): string => (userId === mentorId ? menteeId : mentorId);

/** The same weekday and week of the month, from the first date on; a holiday moves one to the working day after. */
export function talkDates(firstOn: LocalDate, holidays: Holidays): LocalDate[] {
  const week = Math.ceil(Number(firstOn.slice(8)) / 7);
  const rule: Recurrence = {
    form: 'monthly-weekday',
    nth: week === 1 || week === 2 || week === 3 || week === 4 ? week : 'last',
    weekday: weekdayOf(firstOn),
    onHoliday: 'next',
  };
  const dates = [firstOn];
  // Half a month on, so that a date which a holiday has moved is not found twice.
  for (let after = firstOn; dates.length < TALKS; ) {
    const next = nextOccurrence(rule, addDays(after, 15), holidays);
    dates.push(next);
    after = next;
  }
  return dates;
}

/** What is wrong with a first date, in words; null when it will do. */
export function whatIsWrongWithDate(on: LocalDate, today: LocalDate, within = FIRST_WITHIN_DAYS): string | null {
  const ahead = daysBetween(today, on);
  if (ahead < 1) return 'Choose a day from tomorrow on.';
  return ahead > within ? `Choose a day within the next ${Math.round(within / 7)} weeks.` : null;
}

const OWN: Readonly<Record<keyof Agreement, keyof Two | null>> = {
  aim: 'menteeId',
  give: 'mentorId',
  back: 'mentorId',
  bounds: null,
  ending: null,
  firstOn: null,
  at: null,
};
const KEYS = ['aim', 'give', 'back', 'bounds', 'ending', 'firstOn', 'at'] as const;

/** Whoever writes stands by it. The other one still does while nothing changed but what is the writer's own to say. */
export function sign(row: Two & { agreement: Agreement; signedBy: readonly string[] }, given: Agreement, userId: string): string[] {
  const mine = row.mentorId === userId ? 'mentorId' : 'menteeId';
  const stands = KEYS.every((key) => OWN[key] === mine || given[key] === row.agreement[key]);
  return stands ? [...new Set([...row.signedBy, userId])].sort() : [userId];
}

/** Who writes or signs next, the mentee first; null when both have. */
export const turnOf = ({ menteeId, mentorId, signedBy }: Two & { signedBy: readonly string[] }): string | null =>
  [menteeId, mentorId].find((id) => !signedBy.includes(id)) ?? null;

/** Whether somebody who goes on a break is away for too long to go on with it. */
export const endsIt = ({ status, pausedUntil }: Pick<Member, 'status' | 'pausedUntil'>, today: LocalDate): boolean =>
  status === 'left' || (status === 'paused' && (pausedUntil === null || daysBetween(today, pausedUntil) > LONGEST_PAUSE_DAYS));

const REF = /^([^/]+)\/(\d)\/(\d+)$/;

/** A talk on one of its dates: a date that was moved is asked about anew. */
export const talkRef = (id: string, { n, revision }: { n: number; revision: number }): string => `${id}/${n}/${revision}`;
export function readTalkRef(ref: string): { id: string; n: number; revision: number } {
  const [, id = '', n = '0', revision = '0'] = REF.exec(ref) ?? [];
  return { id, n: Number(n), revision: Number(revision) };
}
