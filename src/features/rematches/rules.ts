/** When a pair cannot go on, who goes of three, and for whom somebody else is looked for. Pure. (practice 3.7) */
import type { Apart } from '../../community/apart-rules.ts';
import { isAlive, type Pair, type PairEnd } from '../../community/pair.ts';
import type { Member } from '../../community/records.ts';
import { addDays, daysBetween, type LocalDate } from '../../platform/time/local-dates.ts';

/**
 * offered: she may look for another partner. looking: somebody is looked for, once a working day. placed: found. stopped: she said that
 * there is no need. in-vain: nobody was found.
 */
export type PlaceState = 'offered' | 'looking' | 'placed' | 'stopped' | 'in-vain';

/** Three weeks: one talk at least, and the way to it. */
export const LEAST_DAYS_LEFT = 21;
export const MOST_TRIES = 3;
/**
 * Talks are three weeks apart: a pause of two weeks ends before the next one, or moves it by days. Nobody is told of it, and the pair
 * stays. Whoever pauses for longer, or until she says, is gone for this round.
 */
export const SHORT_PAUSE_DAYS = 14;

export const hasRoom = (closesOn: LocalDate, today: LocalDate): boolean => daysBetween(today, closesOn) >= LEAST_DAYS_LEFT;

export function isGone(member: Pick<Member, 'status' | 'pausedUntil'> | null, today: LocalDate): boolean {
  if (member?.status === 'active') return false;
  return member?.status !== 'paused' || member.pausedUntil === null || member.pausedUntil > addDays(today, SHORT_PAUSE_DAYS);
}

/** It ended before its time, for people who knew of each other. */
export const endedEarly = (pair: Pick<Pair, 'state' | 'ended'>, was: Pick<Pair, 'state'>): boolean =>
  isAlive(was) && pair.state === 'over' && pair.ended !== 'closed' && pair.ended !== 'withdrawn';

/**
 * Where somebody has gone or never signed, another partner is looked for without a question; otherwise whoever wants one says so. What she
 * is told depends on nothing else, so that no ending can be told from another.
 */
export const looksByItself = (why: PairEnd | null): boolean => why === 'gone' || why === 'unsigned';

const clashesOf = (people: readonly string[], apart: Apart): [string, string][] =>
  people.flatMap((a, at) => people.slice(at + 1).flatMap((b): [string, string][] => (apart(a, b) ? [[a, b]] : [])));

/** What must happen so that nobody is with somebody she must be kept apart from: nothing, one of three goes, or it is over. */
export function partingOf({ people }: Pick<Pair, 'people'>, apart: Apart, changedBy: string): { goes: string } | 'over' | null {
  const clashes = clashesOf(people, apart);
  if (clashes.length === 0) return null;
  if (people.length < 3) return 'over';
  const enough = people.filter((id) => clashes.every((two) => two.includes(id)));
  // Whoever has just said something goes rather than somebody who knows of nothing.
  const goes = enough.includes(changedBy) ? changedBy : enough.at(-1);
  return goes === undefined ? 'over' : { goes };
}

/** Those who were together since the round began, and are not any more, are not brought together in it again. */
export const metSince = (
  meetings: readonly { a: string; b: string; on: LocalDate }[],
  roundOn: LocalDate,
  alive: readonly Pick<Pair, 'people'>[],
): [string, string][] =>
  meetings
    .filter(({ a, b, on }) => on >= roundOn && !alive.some(({ people }) => people.includes(a) && people.includes(b)))
    .map(({ a, b }) => [a, b]);
