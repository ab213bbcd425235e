/**
 * The best matching where edges have several wishes, the first of them the strongest: first as much of the first as can be, then of the
 * second, and so on, exactly.
 *
 * How levels become one safe integer: a unit of level i must outweigh everything that the levels below can make up for it. Over a whole
 * matching, level j cannot give more than `most[j]` (half the sum of everybody's best edge), and the matching sought has `found[j]` of it,
 * so no other can be ahead of it by more than most[j] − found[j]. Weights are the mixed radix of those differences plus one. What is
 * found is not known before, so levels are solved in passes: as many as fit below 2^51 with found = 0, then again with what that pass
 * found, which leaves room for the next ones. Throws when a pass gets no further.
 */
import { ALONE, HEAVIEST, matchHeaviest } from './blossom.ts';
import type { Levels } from './levels.ts';

export interface Edge {
  a: number;
  b: number;
  /** Of `Levels`. */
  key: number;
}

export interface Matching {
  /** For each index its mate, or ALONE. */
  mates: number[];
  /** How much of each level it has. */
  gains: number[];
}

/** Every key's gains, less what all edges have alike where the first level is the number of pairs: that adds nothing to say. */
function readGains(edges: readonly Edge[], levels: Levels): Map<number, number[]> {
  const gains = new Map<number, number[]>();
  for (const { key } of edges) if (!gains.has(key)) gains.set(key, levels.unpack(key));
  const least = levels.radices.map((_, level) => Math.min(...[...gains.values()].map((of) => of[level] ?? 0)));
  const countsPairs = [...gains.values()].every(([first]) => first === 1);
  if (countsPairs) for (const [key, of] of gains) gains.set(key, of.map((gain, level) => (level === 0 ? gain : gain - (least[level] ?? 0)))); // biome-ignore format: one thought
  return gains;
}

/** No matching has more of a level than half of what everybody's best edge has, or than all of that at one end of every edge. */
function mostOf(size: number, edges: readonly Edge[], gains: ReadonlyMap<number, number[]>, depth: number): number[] {
  const best = Array.from({ length: depth }, () => new Int32Array(size));
  const isEnd = new Uint8Array(size);
  for (const { a, b, key } of edges) {
    isEnd[a] = 1;
    const of = gains.get(key);
    best.forEach((top, level) => {
      const gain = of?.[level] ?? 0;
      if (gain > (top[a] ?? 0)) top[a] = gain;
      if (gain > (top[b] ?? 0)) top[b] = gain;
    });
  }
  return best.map((top) => {
    const all = top.reduce((sum, gain) => sum + gain, 0);
    const atEnds = top.reduce((sum, gain, at) => sum + gain * (isEnd[at] ?? 0), 0);
    return Math.min(Math.floor(all / 2), atEnds);
  });
}

/** The weights of one unit of each of the first levels, as many as fit. */
function fitWeights(room: readonly number[], radices: readonly number[]): number[] {
  for (let depth = room.length; depth > 0; depth--) {
    const weights: number[] = [];
    let weight = 1;
    for (let level = depth - 1; level >= 0; level--) {
      weights[level] = weight;
      weight *= (room[level] ?? 0) + 1;
    }
    if (weights.reduce((sum, unit, level) => sum + unit * ((radices[level] ?? 1) - 1), 0) <= HEAVIEST) return weights;
  }
  return [];
}

function matchInPasses(size: number, edges: readonly Edge[], levels: Levels): Matching {
  const gains = readGains(edges, levels);
  const most = mostOf(size, edges, gains, levels.radices.length);
  const found: number[] = [];
  for (;;) {
    const weights = fitWeights(
      most.map((all, level) => all - (found[level] ?? 0)),
      levels.radices,
    );
    if (weights.length <= found.length && found.length < most.length) throw new RangeError('the levels do not fit into a safe integer');
    const weightOf = new Map([...gains].map(([key, of]) => [key, weights.reduce((sum, unit, level) => sum + unit * (of[level] ?? 0), 0)]));
    const mates = matchHeaviest(
      size,
      edges.map(({ a, b, key }) => ({ a, b, weight: weightOf.get(key) ?? 0 })),
    );
    const matched = edges.filter(({ a, b }) => mates[a] === b).map(({ key }) => gains.get(key) ?? []);
    found.splice(0, found.length, ...weights.map((_, level) => matched.reduce((sum, of) => sum + (of[level] ?? 0), 0)));
    if (weights.length === most.length) return { mates, gains: found };
  }
}

/** What every matching would like best: no edge has more of any of the first levels than these have. */
function bestEdges(edges: readonly Edge[], levels: Levels, first: number): Edge[] {
  const radix = levels.radices.slice(first).reduce((product, one) => product * one, 1);
  const top = Math.floor(edges.reduce((most, { key }) => Math.max(most, key), 0) / radix);
  const isTop = levels.unpack(top * radix).every((gain, level) => level >= first || gain + 1 === levels.radices[level]);
  return isTop ? edges.filter(({ key }) => Math.floor(key / radix) === top) : [];
}

/**
 * The best matching of these edges, at once. `first`: how many of the first levels can mostly be had in full, the number of pairs among
 * them. Then edges that have less of these need not be looked at, if the others place everybody: no matching can be better.
 */
export function matchInline(size: number, edges: readonly Edge[], levels: Levels, first = 0): Matching {
  const best = first > 0 ? bestEdges(edges, levels, first) : [];
  if (best.length > 0) {
    const found = matchInPasses(size, best, levels);
    const met = new Set(edges.flatMap(({ a, b }) => [a, b])).size;
    if (countPairs(found.mates) === Math.floor(met / 2)) return found;
  }
  return matchInPasses(size, edges, levels);
}

export const countPairs = (mates: readonly number[]): number => mates.filter((mate) => mate !== ALONE).length / 2;
