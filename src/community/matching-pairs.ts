/** The best pairs of some people. Pure. */
import { ALONE } from '../platform/matching/blossom.ts';
import { type Edge, type Matching, matchInline } from '../platform/matching/matching.ts';
import { fewestLeft } from '../platform/matching/parts.ts';
import { shortlist } from '../platform/matching/shortlist.ts';
import { createRandom } from '../platform/random.ts';
import { APART, LEVEL, type RoundGraph } from './matching-graph.ts';
import { type Group, keyOf } from './matching-trios.ts';

export interface Paired {
  pairs: Group[];
  /** Who stands aside for a trio. */
  third: number | null;
  left: number[];
}

/** Up to here every two of them are looked at; of more people everybody's shortlist. */
export const MOST_EXACT = 150;

/** Pairs of these people, the best there are; one of `thirds` stands aside for a trio when there are any: a seat more, where any of them may be. */
export function pairUp(graph: RoundGraph, who: readonly number[], thirds: readonly number[] = []): Paired {
  const size = who.length;
  const keyAt = (a: number, b: number): number => (a === b ? APART : keyOf(graph, who[a] ?? ALONE, who[b] ?? ALONE));
  const best = graph.levels.pack(graph.levels.radices.map((radix) => radix - 1));
  const seats = thirds.map((third): Edge => ({ a: who.indexOf(third), b: size, key: best }));
  const match = (edges: readonly Edge[]): Matching => matchInline(size + 1, [...edges, ...seats], graph.levels, LEVEL.jobFunction);
  const leftOf = ({ mates }: Matching): number[] => who.filter((_, a) => (mates[a] ?? ALONE) === ALONE);
  const every = (): Edge[] => who.flatMap((_, a) => who.flatMap((_, b): Edge[] => (a < b && keyAt(a, b) !== APART ? [{ a, b, key: keyAt(a, b) }] : []))); // biome-ignore format: short
  const brief = (isWide: boolean): Edge[] => shortlist(size, keyAt, createRandom(graph.seed), isWide);

  let found = match(size > MOST_EXACT ? brief(false) : every());
  if (size > MOST_EXACT && leftOf(found).length > fewestLeft(size, (a, b) => keyAt(a, b) !== APART)) found = match(brief(true));
  const mateOf = (a: number): number => found.mates[a] ?? ALONE;
  return {
    pairs: who.flatMap((one, a): Group[] => (a < mateOf(a) && mateOf(a) < size ? [[one, who[mateOf(a)] ?? ALONE]] : [])),
    third: who[mateOf(size)] ?? null,
    left: leftOf(found),
  };
}
