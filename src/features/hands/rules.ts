/** What a wish must say, who is asked for it, and for how long. Pure: the lot is handed in. (practice 3.8, h1) */
import { nextInHours } from '../../community/hours.ts';
import type { Level } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import type { Random } from '../../platform/random.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

export const KINDS = ['rehearsal', 'eyes', 'mentor', 'talk'] as const;
export type Kind = (typeof KINDS)[number];
/** `nobody`: none is left who could be asked. `helped`: closed by either of the two. */
export type Status = 'asking' | 'answered' | 'nobody' | 'helped';

/** Practice 3.13: help files, 90 days. */
export const KEPT = 90 * DAY;
export const WORKING_DAYS = 2;
export const MOST_ASKED = 3;
export const MOST_OPEN = 3;
export const LONGEST_ABOUT = 200;

export interface Wish {
  kind: Kind;
  about: string;
  mayKnow: boolean;
  chosen: string[];
}

const isKind = (value: unknown): value is Kind => KINDS.some((kind) => kind === value);
const listOf = (value: string | string[] | null | undefined): string[] => (value ? [value].flat() : []);

export function readWish(values: Values, askerId: string): { ok: Wish } | { errors: Record<string, string> } {
  const { kind } = values;
  const about = typeof values.about === 'string' ? values.about.trim() : '';
  const first = listOf(values.first);
  const next = listOf(values.next);
  const errors: Record<string, string> = {};
  if (!isKind(kind)) errors.kind = 'Choose what kind of hand it is.';
  if (about.length > LONGEST_ABOUT)
    errors.about = `This is ${about.length} characters long; ${LONGEST_ABOUT} fit. The rest is for telling.`;
  if (first.includes(askerId)) errors.first = 'That is you. Choose somebody else, please.';
  if (next.includes(askerId)) errors.next = 'One of them is you. Choose somebody else, please.';
  const chosen = [...new Set([...first, ...next])];
  if (chosen.length > MOST_ASKED) errors.next = 'Two are enough here.';
  if (!isKind(kind) || Object.keys(errors).length > 0) return { errors };
  return { ok: { kind, about, mayKnow: values.know === 'stewards', chosen } };
}

export interface Candidate {
  userId: string;
  level: Level;
  jobFunction: string | null;
  /** How often she was asked in the past ninety days. */
  askedLately: number;
}

const differ = (a: string | null, b: string | null): boolean =>
  a !== null && b !== null && a.trim().toLowerCase() !== b.trim().toLowerCase();

/** Another function first, then whoever was asked least, then core; equals by lot. */
export function pickHelper(jobFunction: string | null, candidates: readonly Candidate[], random: Random): string | null {
  const cost = ({ jobFunction: hers, askedLately, level }: Candidate): number =>
    (differ(jobFunction, hers) ? 0 : 1_000_000) + askedLately * 2 + (level === 'core' ? 0 : 1);
  const least = Math.min(...candidates.map(cost));
  const equals = candidates.filter((one) => cost(one) === least).toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
  return equals.length === 0 ? null : random.pick(equals).userId;
}

/** Two working days from the hour in which she can read it. */
export function turnEnds(now: number, zone: Zone, holidays: Holidays): number {
  const { date, time } = toLocal(nextInHours(now, zone, holidays), zone);
  return nextInHours(toInstant(addWorkingDays(date, WORKING_DAYS, holidays), time, zone), zone, holidays);
}

/** The next of those she named, with the turns that have passed by then; somebody who is gone takes none. */
export function nextNamed({ chosen, turn }: { chosen: readonly string[]; turn: number }): { userId: string; turn: number } | null {
  for (let at = turn; at < chosen.length; at++) if (chosen[at]) return { userId: chosen[at] ?? '', turn: at + 1 };
  return null;
}

export interface Counted {
  askerId: string;
  promisedAt: number | null;
  answeredAt: number | null;
}

/** Null below k people. */
export function totalsOf(rows: readonly Counted[], k: number): { asked: number; inTime: number } | null {
  if (new Set(rows.map(({ askerId }) => askerId)).size < k) return null;
  const inTime = rows.filter(({ answeredAt, promisedAt }) => answeredAt !== null && answeredAt <= (promisedAt ?? 0)).length;
  return { asked: rows.length, inTime };
}
