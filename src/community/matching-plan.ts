/** Some rounds ahead: this one must leave the next ones possible, so that everybody meets everybody before anybody meets again. Pure. */
import { dealRounds, type Two } from '../platform/matching/colour.ts';
import { createRandom } from '../platform/random.ts';
import { APART, LEVEL, type RoundGraph } from './matching-graph.ts';
import { metBy } from './matching-loss.ts';
import { MOST_EXACT, type Paired, pairUp } from './matching-pairs.ts';
import { type Group, keyOf } from './matching-trios.ts';

/** While more twos than these have yet to meet, nearly any round will do, and a plan would take long: for fifty people all rounds, for a hundred fifty. */
const MOST_TWOS = 2500;
/** A dead end shows soon, and then there is the plan. */
const QUICK = 10;

/** By place in `who`: everybody who has not met more than `most` times, and may now or later. */
const openTwos = (graph: RoundGraph, who: readonly number[], most: number): Two[] =>
  who.flatMap((one, a) =>
    who.flatMap((other, b): Two[] => (a < b && keyOf(graph, one, other) !== APART && metBy(graph, one, other) <= most ? [[a, b]] : [])),
  );

/** Null unless all have the same number: then so many rounds may be possible, and only then all of them must be right. */
function roundsIn(size: number, twos: readonly Two[]): number | null {
  const counts = new Array<number>(size).fill(0);
  for (const two of twos) for (const at of two) counts[at] = (counts[at] ?? 0) + 1;
  return new Set(counts).size === 1 ? (counts[0] ?? null) : null;
}

/** How much of each level they have together. */
function gainsOf(graph: RoundGraph, pairs: readonly Group[]): number[] {
  const all = pairs.map(([a = 0, b = 0]) => graph.levels.unpack(keyOf(graph, a, b)));
  return graph.levels.radices.map((_, level) => all.reduce((sum, gains) => sum + (gains[level] ?? 0), 0));
}

const compare = (one: readonly number[], other: readonly number[], levels: number): number => {
  const at = one.slice(0, levels).findIndex((gain, level) => gain !== other[level]);
  return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
};

/** The best pairs; where these would lead into a dead end, the best of a plan for all rounds that are left, if it has none that meet sooner. */
export function pairAhead(graph: RoundGraph, who: readonly number[]): Paired {
  const preferred = pairUp(graph, who);
  if (preferred.left.length > 0 || who.length > MOST_EXACT) return preferred;
  const open = openTwos(graph, who, Math.max(0, ...preferred.pairs.map(([a = 0, b = 0]) => metBy(graph, a, b))));
  const rounds = roundsIn(who.length, open);
  if (rounds === null || rounds < 3 || open.length > MOST_TWOS) return preferred;

  const random = createRandom(`${graph.seed}/ahead`);
  const mateOf = new Map(preferred.pairs.flatMap(([a = 0, b = 0]) => [[a, b], [b, a]]).map(([a = 0, b = 0]) => [a, b])); // biome-ignore format: short
  const rest = open.filter(([a, b]) => mateOf.get(who[a] ?? 0) !== who[b]);
  if (dealRounds(who.length, rest, rounds - 1, random, QUICK)) return preferred;

  const now = gainsOf(graph, preferred.pairs);
  const plan = dealRounds(who.length, open, rounds, random) ?? [];
  const [best] = plan
    .map((twos) => twos.map((two): Group => two.map((at) => who[at] ?? 0)))
    .map((pairs) => ({ pairs, gains: gainsOf(graph, pairs) }))
    .filter(({ gains }) => compare(gains, now, LEVEL.repeats + 1) >= 0)
    .toSorted((a, b) => compare(b.gains, a.gains, a.gains.length));
  return best ? { ...preferred, pairs: best.pairs } : preferred;
}
