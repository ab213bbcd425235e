/** Three in one place: whoever is left joins two others, all of whom may meet and share hours. Pure. */

import { ALONE } from '../platform/matching/blossom.ts';
import { createLevels } from '../platform/matching/levels.ts';
import { type Edge, matchInline } from '../platform/matching/matching.ts';
import { APART, LEVEL, type RoundGraph } from './matching-graph.ts';
import { FEWEST_SHARED_HOURS, longest, together } from './matching-hours.ts';

/** By index, two or three. */
export type Group = readonly number[];

export const keyOf = (graph: RoundGraph, a: number, b: number): number => graph.keys[a * graph.size + b] ?? APART;

export const couldBe = (graph: RoundGraph, a: number, b: number): boolean => a !== b && keyOf(graph, a, b) !== APART;

/** What a newcomer would find with these two: the gains of both ways together, the hours of all three; null when they cannot be three. */
export function gainsOfThree(graph: RoundGraph, newcomer: number, [p = ALONE, q = ALONE]: Group): number[] | null {
  const [one, other] = [keyOf(graph, newcomer, p), keyOf(graph, newcomer, q)];
  if (one === APART || other === APART || keyOf(graph, p, q) === APART) return null;
  const [mine = [], ...others] = [newcomer, p, q].map((at) => graph.windows[at] ?? []);
  const hours = longest(others.reduce(together, mine));
  if (hours < FEWEST_SHARED_HOURS) return null;
  const second = graph.levels.unpack(other);
  const gains = graph.levels.unpack(one).map((gain, level) => gain + (second[level] ?? 0));
  gains[LEVEL.placed] = 1;
  gains[LEVEL.hours] = Math.min((graph.levels.radices[LEVEL.hours] ?? 1) - 1, (hours - FEWEST_SHARED_HOURS) * 2);
  return gains;
}

export interface Joined {
  groups: Group[];
  left: number[];
}

/** A trio costs two of those whom one has still to meet, so it should be made by people who have many. */
const MOST_TO_MEET = 63;

const leastToMeet = (graph: RoundGraph, pair: Group): number =>
  pair.reduce((least, one) => {
    const toMeet = graph.people.filter((_, other) => couldBe(graph, one, other) && graph.met[one * graph.size + other] === 0).length;
    return Math.min(least, toMeet);
  }, MOST_TO_MEET);

/** As many of those who are left as can be join a pair, none of them the same; the best places for all of them together. */
export function joinPairs(graph: RoundGraph, pairs: readonly Group[], left: readonly number[]): Joined {
  if (left.length === 0) return { groups: [...pairs], left: [] };
  const radices = graph.levels.radices.map((radix, level) => (level === LEVEL.placed || level === LEVEL.hours ? radix : 2 * radix - 1));
  const levels = createLevels(radices.toSpliced(LEVEL.recency, 0, MOST_TO_MEET + 1));
  const toMeet = pairs.map((pair) => leastToMeet(graph, pair));
  const edges = left.flatMap((newcomer, a) =>
    pairs.flatMap((pair, at): Edge[] => {
      const gains = gainsOfThree(graph, newcomer, pair);
      return gains ? [{ a, b: left.length + at, key: levels.pack(gains.toSpliced(LEVEL.recency, 0, toMeet[at] ?? 0)) }] : [];
    }),
  );
  const { mates } = matchInline(left.length + pairs.length, edges, levels);
  return {
    groups: pairs.map((pair, at) => {
      const newcomer = left[mates[left.length + at] ?? ALONE];
      return newcomer === undefined ? pair : [...pair, newcomer];
    }),
    left: left.filter((_, a) => (mates[a] ?? ALONE) === ALONE),
  };
}
