/** Who accompanies a newcomer: another function, never somebody who must be kept apart, the least burdened first. */
import type { Level } from '../../community/records.ts';
import type { Random } from '../../platform/random.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';

export interface Candidate {
  userId: string;
  level: Level;
  jobFunction: string | null;
  joinedOn: LocalDate | null;
  /** Whether both are at work at some hour of the coming days. */
  sharesHours: boolean;
  /** Newcomers she accompanies at present. */
  accompanies: number;
}

export interface Newcomer {
  userId: string;
  jobFunction: string | null;
  joinedOn: LocalDate;
}

/** Why these two, as facts; the words are in views. Stored with the draw. */
export interface BuddyReason {
  /** Null when one of them has not said. */
  otherFunction: boolean | null;
  /** Nobody who could be asked accompanies fewer people. */
  accompanies: number;
  /** How many were equally fitting; above 1 a lot decided. */
  among: number;
}

export interface BuddyChoice {
  buddyId: string;
  reason: BuddyReason;
  seed: string;
}

/** The first buddy and one other are all that is ever offered. */
export const MOST_BUDDIES = 2;

/** More than two newcomers at a time is a job, not a favour. */
export const MOST_AT_A_TIME = 2;

const differ = (a: string | null, b: string | null): boolean | null =>
  a === null || b === null ? null : a.trim().toLowerCase() !== b.trim().toLowerCase();

const isApart = (apart: readonly (readonly [string, string])[], a: string, b: string): boolean =>
  apart.some(([x, y]) => (x === a && y === b) || (x === b && y === a));

/** Lower is better: a known other function, then an hour in common, then core, then few to accompany. */
const cost = (newcomer: Newcomer, candidate: Candidate): readonly number[] => [
  differ(newcomer.jobFunction, candidate.jobFunction) === true ? 0 : 1,
  candidate.sharesHours ? 0 : 1,
  candidate.level === 'core' ? 0 : 1,
  candidate.accompanies,
];

function compare(a: readonly number[], b: readonly number[]): number {
  const at = a.findIndex((value, index) => value !== b[index]);
  return at === -1 ? 0 : (a[at] ?? 0) - (b[at] ?? 0);
}

export function mayAccompany(
  newcomer: Newcomer,
  candidate: Candidate,
  apart: readonly (readonly [string, string])[],
  before: ReadonlySet<string>,
): boolean {
  return (
    candidate.userId !== newcomer.userId &&
    candidate.level !== 'reader' &&
    candidate.joinedOn !== null &&
    // Somebody who arrived on the same day or later knows no more than she does.
    candidate.joinedOn < newcomer.joinedOn &&
    candidate.accompanies < MOST_AT_A_TIME &&
    differ(newcomer.jobFunction, candidate.jobFunction) !== false &&
    !isApart(apart, newcomer.userId, candidate.userId) &&
    !before.has(candidate.userId)
  );
}

/** Null when nobody fits. `random` is forked for this newcomer, so that the same draw can be made again from its seed. */
export function chooseBuddy(
  newcomer: Newcomer,
  candidates: readonly Candidate[],
  options: { apart: readonly (readonly [string, string])[]; before: ReadonlySet<string>; random: Random },
): BuddyChoice | null {
  const fitting = candidates.filter((candidate) => mayAccompany(newcomer, candidate, options.apart, options.before));
  const ranked = [...fitting].sort((a, b) => compare(cost(newcomer, a), cost(newcomer, b)) || (a.userId < b.userId ? -1 : 1));
  const [best] = ranked;
  if (!best) return null;
  const equals = ranked.filter((candidate) => compare(cost(newcomer, candidate), cost(newcomer, best)) === 0);
  const buddy = options.random.pick(equals);
  const reason = {
    otherFunction: differ(newcomer.jobFunction, buddy.jobFunction),
    accompanies: buddy.accompanies,
    among: equals.length,
  };
  return { buddyId: buddy.userId, reason, seed: options.random.seed };
}
