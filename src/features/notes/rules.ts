/** Who writes the notes, how two writers' words come together, and until when. Pure. */
import { createHash } from 'node:crypto';
import type { Session } from '../../community/records.ts';
import { DAY, HOUR, MINUTE } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, type Zone } from '../../platform/time/zones.ts';

export const FIELDS = ['patterns', 'stuck', 'worked', 'change', 'thanks'] as const;
export type Field = (typeof FIELDS)[number];
export type Words = Record<Field, string>;
export type Authors = Partial<Record<Field | 'thanksTo', { by: string | null; at: number }>>;
/** Whom the notes thank for their work, as it was when they went out. */
export interface Credits {
  led: string[];
  wrote: string[];
}
export type NotesState =
  /** Not out yet. */
  | 'open'
  /** On the way to the channel, or there. */
  | 'out'
  /** Nobody came and nobody wrote: nothing went out. */
  | 'none';
/** The facilitator is asked everything; the scribe what everybody reads. */
export type Part = 'facilitator' | 'scribe';

export const LONGEST: Record<Field, number> = { patterns: 400, stuck: 300, worked: 300, change: 200, thanks: 200 };
/** What Slack takes back into a form; only reached when many write the same field at the same time. */
export const MOST_TOGETHER = 2900;
export const FORMS = {
  facilitator: ['patterns', 'stuck', 'worked'],
  second: ['change', 'thanks'],
  scribe: ['patterns', 'stuck', 'thanks'],
} as const satisfies Record<string, readonly Field[]>;
export type FormName = keyof typeof FORMS;

export const OUT = { offset: 2, at: '11:00' } as const;
const LAST = { offset: 7, at: '18:00' } as const;
export const MOST_TAKE_AWAYS = 6;
export const NO_WORDS: Words = { patterns: '', stuck: '', worked: '', change: '', thanks: '' };

type Day = Pick<Session, 'onDate'>;
export const goesOutAt = ({ onDate }: Day, holidays: Holidays, zone: Zone): number =>
  toInstant(addWorkingDays(onDate, OUT.offset, holidays), OUT.at, zone);
export const writableUntil = ({ onDate }: Day, holidays: Holidays, zone: Zone): number =>
  toInstant(addWorkingDays(onDate, LAST.offset, holidays), LAST.at, zone);

export interface Writer {
  userId: string;
  part: Part;
  /** Whether the time of preparing is hers to tell. */
  prepared: boolean;
}

/** Whoever led, else the stewards; and the scribe. Only those who are still there. */
export function writersOf(
  session: Pick<Session, 'leadership' | 'facilitatorId' | 'scribeId'>,
  stewards: readonly string[],
  isHere: (userId: string) => boolean,
): Writer[] {
  const { leadership, facilitatorId, scribeId } = session;
  const led = leadership === 'led' && facilitatorId !== null && isHere(facilitatorId);
  const leaders = led ? [facilitatorId] : stewards.filter(isHere);
  const writers: Writer[] = leaders.map((userId) => ({ userId, part: 'facilitator', prepared: led }));
  if (scribeId !== null && isHere(scribeId) && !leaders.includes(scribeId))
    writers.push({ userId: scribeId, part: 'scribe', prepared: false });
  return writers;
}

/** Remembers in a form what it was opened with, without carrying the words. */
export const markOf = (text: string): string => createHash('sha256').update(text).digest('base64url').slice(0, 8);

/**
 * What a field holds after somebody sent her form. What she left as it was changes nothing; what somebody else wrote since she opened
 * it (`opened` differs, or is not known) is never lost: both stand, one under the other.
 */
export function merge(stored: string, opened: string | null, typed: string): string {
  if (typed === stored || (opened !== null && markOf(typed) === opened)) return stored;
  if (opened !== null && markOf(stored) === opened) return typed;
  if (typed === '' || stored.includes(typed)) return stored;
  return stored === '' || typed.includes(stored) ? typed : `${stored}\n${typed}`;
}

export const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

/** By field: what is wrong. What was longer before, because two wrote, may stay so. */
export function whatIsTooLong(fields: readonly Field[], values: Values, stored: Words): Record<string, string> {
  return Object.fromEntries(
    fields.flatMap((field) => {
      const typed = textOf(values, field);
      const most = Math.max(LONGEST[field], stored[field].length);
      return typed.length > most
        ? [[field, `${most} characters fit here; this has ${typed.length}. Shorten it a little; it stays as you typed it.`]]
        : [];
    }),
  );
}

/** 'a moment ago', '5 minutes ago', 'an hour ago', '3 days ago'. */
export function sayAgo(ms: number): string {
  if (ms < 2 * MINUTE) return 'a moment ago';
  if (ms < HOUR) return `${Math.floor(ms / MINUTE)} minutes ago`;
  if (ms < 2 * HOUR) return 'an hour ago';
  if (ms < DAY) return `${Math.floor(ms / HOUR)} hours ago`;
  return ms < 2 * DAY ? 'a day ago' : `${Math.floor(ms / DAY)} days ago`;
}

/** More than one in five of the newest took the longest band. Null: too few to say. (practice 18) */
export function isLoadHeavy(bands: readonly number[], longest: number, k: number): boolean | null {
  const counted = bands.slice(-k);
  if (counted.length < k) return null;
  return counted.filter((band) => band === longest).length / counted.length > 0.2;
}

/** The session whose notes serve whoever prepares this one: itself when it was written about, else the last before it that was. */
export function lastWritten<T extends { sessionId: string }>(
  written: readonly T[],
  sessions: readonly { id: string; onDate: LocalDate }[],
  session: { id: string; onDate: LocalDate },
): T | null {
  const before = sessions.filter(({ id, onDate }) => id === session.id || onDate < session.onDate).toReversed();
  const own = written.find(({ sessionId }) => sessionId === session.id);
  return own ?? before.flatMap(({ id }) => written.find(({ sessionId }) => sessionId === id) ?? [])[0] ?? null;
}
