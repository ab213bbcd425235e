/**
 * The best matching where edges have several wishes, the first of them the strongest: first as much of the first as can be, then of the
 * second, and so on, exactly.
 *
 * How levels become one safe integer: a unit of level i must outweigh everything that the levels below can make up for it. Over a whole
 * matching, level j cannot give more than `most[j]`, and the matching sought has `found[j]` of it, so no other can be ahead of it by more
 * than most[j] − found[j]. Weights are the mixed radix of those differences plus one. What is found is not known before, so levels are
 * solved in passes: as many as fit below 2^51 with found = 0, then again with what that pass found, which leaves room for the next ones.
 * One pass does it for a hundred people, two for many; were there ever levels for which no room is left, they stay undecided, and it says so.
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
  /** How many of the levels are decided; all of them, unless the numbers would have become too great to be exact. */
  decided: number;
}

/** Every key's gains, less what all edges have alike where the first level is the number of pairs: that adds nothing to say. */
function readGains(edges: readonly Edge[], levels: Levels): Map<number, number[]> {
  const gains = new Map<number, number[]>();
  for (const { key } of edges) if (!gains.has(key)) gains.set(key, levels.unpack(key));
  const least = levels.radices.map((radix, level) => [...gains.values()].reduce((low, of) => Math.min(low, of[level] ?? 0), radix - 1));
  const countsPairs = [...gains.values()].every(([first]) => first === 1);
  if (!countsPairs) return gains;
  return new Map([...gains].map(([key, of]) => [key, of.map((gain, level) => (level === 0 ? gain : gain - (least[level] ?? 0)))]));
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
  let last: Matching = { mates: new Array<number>(size).fill(ALONE), decided: 0 };
  for (let found: number[] = []; ; ) {
    const room = most.map((all, level) => all - (found[level] ?? 0));
    const weights = fitWeights(room, levels.radices);
    if (weights.length <= last.decided) return last;
    const weightOf = new Map([...gains].map(([key, of]) => [key, weights.reduce((sum, unit, level) => sum + unit * (of[level] ?? 0), 0)]));
    const weighted = edges.map(({ a, b, key }) => ({ a, b, weight: weightOf.get(key) ?? 0 }));
    const mates = matchHeaviest(size, weighted);
    const matched = edges.filter(({ a, b }) => mates[a] === b).map(({ key }) => gains.get(key) ?? []);
    found = weights.map((_, level) => matched.reduce((sum, of) => sum + (of[level] ?? 0), 0));
    last = { mates, decided: weights.length };
  }
}

/** What every matching would like best: no edge has more of any of the first levels than these have. None when no edge has all of that. */
function bestEdges(edges: readonly Edge[], levels: Levels, first: number): Edge[] {
  const radix = levels.radices.slice(first).reduce((product, one) => product * one, 1);
  const starts = new Map(edges.map(({ key }) => [Math.floor(key / radix), levels.unpack(key).slice(0, first)]));
  const top = [...starts.keys()].reduce((most, start) => Math.max(most, start), 0);
  const isTop = starts.get(top)?.every((gain, level) => [...starts.values()].every((of) => (of[level] ?? 0) <= gain)) ?? false;
  return isTop ? edges.filter(({ key }) => Math.floor(key / radix) === top) : [];
}

/**
 * The best matching of these edges, at once. `first`: how many of the first levels can mostly be had in full, the number of pairs among
 * them. Then edges that have less of these need not be looked at, if the others place everybody: no matching can be better.
 */
export function matchInline(size: number, edges: readonly Edge[], levels: Levels, first = 0): Matching {
  const best = first > 0 ? bestEdges(edges, levels, first) : [];
  if (best.length > 0 && best.length < edges.length) {
    const found = matchInPasses(size, best, levels);
    const ends = new Set(edges.flatMap(({ a, b }) => [a, b])).size;
    const placed = found.mates.filter((mate) => mate !== ALONE).length;
    if (placed >= ends - 1) return found;
  }
  return matchInPasses(size, edges, levels);
}
