/** Why these people, as facts that all of them know or may know. Pure. */
import type { Candidate, RoundFacts } from './matching.ts';
import { hoursOf } from './matching-hours.ts';
import { offers, saidBy } from './matching-words.ts';
import type { PairReason } from './pair.ts';

export type ReasonFacts = Pick<RoundFacts, 'meetings' | 'weekOn' | 'holidays'>;

const twos = <T>(people: readonly T[]): [T, T][] => people.flatMap((a, at) => people.slice(at + 1).map((b): [T, T] => [a, b]));

/** Null when one of them has not said. */
const allOther = (said: readonly (string | null)[]): boolean | null => (said.includes(null) ? null : new Set(said).size === said.length);

/** `third`: who makes it a trio. Where three stand together without one, nobody was left over: that way all of them have a place. */
export function reasonOf(
  people: readonly Candidate[],
  facts: ReasonFacts,
  by: PairReason['by'],
  third: PairReason['third'] = null,
): PairReason {
  const met = ([a, b]: [Candidate, Candidate]): number =>
    facts.meetings.filter((one) => (one.a === a.userId && one.b === b.userId) || (one.a === b.userId && one.b === a.userId)).length;
  return {
    otherFunction: allOther(people.map(({ jobFunction }) => jobFunction)),
    otherBand: allOther(people.map(({ levelBand }) => levelBand)),
    offerMeetsWant: twos(people.map(saidBy)).some(([a, b]) => offers(a, b) || offers(b, a)),
    sharedHours: hoursOf(people, facts.weekOn, facts.holidays),
    metBefore: Math.max(0, ...twos(people).map(met)),
    third,
    by,
  };
}
