/** Which of the three talks is meant, when a pair is asked, and what silence is. Pure. (practice 3.7, 3.9 a4) */
import { isAlive, type Pair } from '../../community/pair.ts';
import { STILL_ON_AFTER, TALK_WEEKS } from '../../community/pair-rules.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type Holidays, workingDaysBetween } from '../../platform/time/working-days.ts';
import type { Talk } from './store.ts';
import type { Check } from './store-checks.ts';

export const MOST_TALKS = TALK_WEEKS.length;
/** As long as a talk is when nobody said otherwise: half an hour for each of two. */
export const USUAL_MINUTES = 60;
/** Practice 3.9 a4: so close to the end c3 asks instead. */
const NEAR_THE_END = 5;
/** "We talked" before its day: so close to it, it is the coming talk that they mean. */
const EARLY_DAYS = 7;
/** Pressed again, it is the same talk. */
const SAME_PRESS = DAY;

type Times = Pick<Talk, 'at' | 'minutes' | 'state'>;
export const endOf = ({ at, minutes }: Pick<Talk, 'at' | 'minutes'>): number => at + minutes * MINUTE;

/** The next one in the calendar; one that is under way is still it. */
export const findNext = <T extends Times>(talks: readonly T[], now: number): T | null =>
  talks.filter((talk) => talk.state === 'planned' && endOf(talk) > now).sort((a, b) => a.at - b.at)[0] ?? null;

/** The last one whose time has come. */
const findLast = (talks: readonly Talk[], now: number): Talk | null =>
  talks.filter(({ state, at }) => state !== 'not' && at <= now).sort((a, b) => b.at - a.at)[0] ?? null;

export const hasSaid = ({ said }: Pick<Talk, 'said'>, userId: string): boolean => said[userId] !== undefined;

/** Her last talk was, and she has said so: there is nothing to ask. */
export const isKnown = (talks: readonly Talk[], userId: string, now: number): boolean => {
  const last = findLast(talks, now);
  return last !== null && hasSaid(last, userId);
};

/** She has said so since then. */
export const hasSaidSince = (talks: readonly Talk[], userId: string, since: number): boolean =>
  talks.some(({ said }) => (said[userId] ?? Number.NEGATIVE_INFINITY) >= since);

/**
 * Which talk she means by "we talked": the one whose time has come, or an earlier word of her partner about it; else the coming one, when
 * it is near or none was yet. 'new': no date stood for it. Null: she has said so already, or all three were held.
 */
export function talkToSay(talks: readonly Talk[], userId: string, now: number): Talk | 'new' | null {
  const early = talks.find((talk) => talk.state === 'held' && talk.at > now && !hasSaid(talk, userId));
  if (early) return early;
  const last = findLast(talks, now);
  if (last && !hasSaid(last, userId)) return last;
  if (hasSaidSince(talks, userId, now - SAME_PRESS)) return null;
  const next = findNext(talks, now);
  if (next) return last === null || next.at - now <= EARLY_DAYS * DAY ? next : null;
  return talks.length < MOST_TALKS ? 'new' : null;
}

/** Which talk gets a new date: the one whose time went by unsaid, else the next. 'new': none is in the calendar. Null: all were held. */
export function talkToMove(talks: readonly Talk[], now: number): Talk | 'new' | null {
  const open = talks.filter(({ state }) => state === 'planned').sort((a, b) => a.at - b.at);
  const missed = open.filter((talk) => endOf(talk) <= now).at(-1);
  return missed ?? open[0] ?? (talks.length < MOST_TALKS ? 'new' : null);
}

export const nextNumber = (talks: readonly Pick<Talk, 'number'>[]): number => Math.max(0, ...talks.map(({ number }) => number)) + 1;

/** What the calendar entries have come to: higher with every change, so that each file has a key of its own. */
export const stampOf = (talks: readonly Pick<Talk, 'revision'>[]): string =>
  `${talks.length}.${talks.reduce((sum, { revision }) => sum + revision, 0)}`;

/** Practice 3.9 a4: alive, five working days or more after the introduction, and not within five of the end. */
export const isAskedOn = (pair: Pick<Pair, 'state' | 'toldOn' | 'closesOn'>, today: LocalDate, holidays: Holidays): boolean =>
  isAlive(pair) &&
  workingDaysBetween(pair.toldOn, today, holidays) >= STILL_ON_AFTER &&
  workingDaysBetween(today, pair.closesOn, holidays) > NEAR_THE_END;

/** Everybody was reached, and nobody said anything. */
export const isSilent = ({ asked, silent, unreached, answered }: Pick<Check, 'asked' | 'silent' | 'unreached' | 'answered'>): boolean =>
  !answered && !unreached && asked > 0 && silent >= asked;

/** Two silent checks in a row, `checks` newest first. One that never reached somebody is none; "still?" is asked once in the life of a pair. */
export function mayAskStill(checks: readonly Check[]): boolean {
  if (checks.some(({ kind }) => kind === 'still')) return false;
  const [last, before] = checks.filter(({ kind, unreached, answered }) => kind === 'check' && (answered || !unreached));
  return last !== undefined && before !== undefined && isSilent(last) && isSilent(before);
}

/** Practice 3.9: stewards see totals from five pairs up. */
export const LEAST_PAIRS = 5;
export function countMet(pairs: readonly Pick<Pair, 'state' | 'talks'>[]): { met: number; of: number } | null {
  const alive = pairs.filter(isAlive);
  const met = alive.filter(({ talks }) => talks > 0).length;
  return alive.length < LEAST_PAIRS || met === 0 ? null : { met, of: alive.length };
}
