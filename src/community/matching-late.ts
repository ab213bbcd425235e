/** A place for somebody who comes later, or is free again: with somebody free, or as the third of a pair. Pure. */

import type { Candidate, RoundFacts, Unplaced } from './matching.ts';
import { buildGraph, whyLeft } from './matching-graph.ts';
import { reasonOf } from './matching-reason.ts';
import { gainsOfThree, keyOf } from './matching-trios.ts';
import type { Pair, PairReason } from './pair.ts';

export type OpenPair = Pick<Pair, 'id' | 'people'>;

/** 'pair': a pair of their own with somebody free. 'trio': she joins the pair of this id. */
export type LatePlace =
  | { is: 'pair'; people: string[]; reason: PairReason }
  | { is: 'trio'; pairId: string; people: string[]; reason: PairReason }
  | { is: 'unplaced'; because: Unplaced['because'] };

/** Of two lists of gains the better one, the first difference deciding. */
const isBetter = (one: readonly number[], other: readonly number[]): boolean => {
  const at = one.findIndex((gain, level) => gain !== other[level]);
  return at >= 0 && (one[at] ?? 0) > (other[at] ?? 0);
};

const pickBest = <T>(all: readonly { of: T; gains: readonly number[] }[]): T | undefined =>
  all.reduce<{ of: T; gains: readonly number[] } | undefined>(
    (best, one) => (!best || isBetter(one.gains, best.gains) ? one : best),
    undefined,
  )?.of;

/**
 * `facts.candidates` must hold everybody in `pairs`; a pair of which somebody is missing there is not joined, nor is one that is three.
 * `by` is 'later' for whoever comes late, 'again' for whoever is free again.
 */
export function drawLate(
  candidate: Candidate,
  pairs: readonly OpenPair[],
  free: readonly Candidate[],
  facts: RoundFacts,
  by: 'later' | 'again' = 'later',
): LatePlace {
  const { userId } = candidate;
  const known = [candidate, ...free.filter((one) => one.userId !== userId)];
  const others = facts.candidates.filter((one) => !known.some((other) => other.userId === one.userId));
  const pairOf = new Map(pairs.flatMap(({ people }) => people.map((id) => [id, people] as const)));
  const graph = buildGraph(
    { ...facts, candidates: [...known, ...others] },
    (a, b) => a === userId || b === userId || pairOf.get(a)?.includes(b) === true,
  );
  const at = (id: string): number => graph.people.findIndex((person) => person.userId === id);
  const people = (ids: readonly string[]): Candidate[] => ids.flatMap((id) => graph.people.filter((person) => person.userId === id));
  const me = at(userId);

  const partner = pickBest(
    free
      .filter((one) => one.userId !== userId)
      .map((one) => ({ of: one.userId, key: keyOf(graph, me, at(one.userId)) }))
      .filter(({ key }) => key >= 0)
      .toSorted((a, b) => at(a.of) - at(b.of))
      .map(({ of, key }) => ({ of, gains: graph.levels.unpack(key) })),
  );
  if (partner !== undefined) {
    const ids = [userId, partner].sort();
    return { is: 'pair', people: ids, reason: reasonOf(people(ids), facts, by) };
  }

  const joined = pickBest(
    pairs
      .filter((pair) => pair.people.length === 2 && !pair.people.includes(userId))
      .toSorted((a, b) => at(a.people[0] ?? '') - at(b.people[0] ?? ''))
      .flatMap((of) => {
        const gains = gainsOfThree(graph, me, of.people.map(at));
        return gains ? [{ of, gains }] : [];
      }),
  );
  if (joined) {
    const ids = [...joined.people, userId].sort();
    return { is: 'trio', pairId: joined.id, people: ids, reason: reasonOf(people(ids), facts, by, { userId, because: 'later' }) };
  }
  return { is: 'unplaced', because: whyLeft(graph, me) };
}
