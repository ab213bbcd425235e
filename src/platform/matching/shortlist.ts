/** Of very many edges those that matter: everybody's best few, and where that leaves somebody without, some more by lot. */
import type { Random } from '../random.ts';
import type { Edge } from './matching.ts';

type KeyOf = (a: number, b: number) => number;

/** Of each; shared by both ends, so that everybody has about twenty. The best matching of these is nearly always the best of all. */
const BEST = 12;
const BY_LOT = 8;
/** Where few edges are, as many draws as this find most of them. */
const DRAWS = 4 * BY_LOT;

function* best(size: number, keyOf: KeyOf, random: Random): Generator<[number, number]> {
  for (let a = 0; a < size; a++) {
    // The best so far, the worst of them first.
    const top: { b: number; score: number }[] = [];
    for (let b = 0; b < size; b++) {
      const key = a === b ? -1 : keyOf(a, b);
      if (key < 0) continue;
      // A key is whole, so that a lot below one decides between equal keys only: else all would choose the same few.
      const score = key + random.next();
      if (top.length === BEST && score < (top[0]?.score ?? 0)) continue;
      const after = top.findIndex((other) => other.score > score);
      top.splice(after < 0 ? top.length : after, 0, { b, score });
      if (top.length > BEST) top.shift();
    }
    for (const { b } of top) yield [a, b];
  }
}

function* byLot(size: number, keyOf: KeyOf, random: Random): Generator<[number, number]> {
  for (let a = 0; a < size; a++) {
    for (let draw = 0, lots = 0; draw < DRAWS && lots < BY_LOT; draw++) {
      const b = random.int(size);
      if (a === b || keyOf(a, b) < 0) continue;
      yield [a, b];
      lots += 1;
    }
  }
}

/** `keyOf`: the same both ways, negative where there is no edge. `isWide`: those by lot, too. */
export function shortlist(size: number, keyOf: KeyOf, random: Random, isWide = false): Edge[] {
  const chosen = new Map<number, Edge>();
  for (const [a, b] of best(size, keyOf, random)) chosen.set(Math.min(a, b) * size + Math.max(a, b), { a, b, key: keyOf(a, b) });
  if (isWide) for (const [a, b] of byLot(size, keyOf, random)) chosen.set(Math.min(a, b) * size + Math.max(a, b), { a, b, key: keyOf(a, b) }); // biome-ignore format: alike
  return [...chosen.values()];
}
