/** Groups by lot: sizes, the search for few repeats and mixed functions, where somebody who comes late fits best. Pure. */
import { createRandom, type Random } from '../../platform/random.ts';
import { anneal, drawLots, Seating, TWO_EMPTY, WEIGHT } from './rules-search.ts';

/** How often two people have been in a group together, in either order. */
export type TimesMet = (a: string, b: string) => number;

export interface Mixing {
  /** P2: used for the mix, never shown. */
  functions: ReadonlyMap<string, string>;
  /** Not together when it can be avoided. */
  apart: readonly (readonly [string, string])[];
  met: TimesMet;
}

export interface Draw extends Mixing {
  people: readonly string[];
  size: number;
  seed: string;
  /** How many times longer than usual to look; for finding out how good the usual search is. */
  patience?: number;
}

/** Fewer do not split. */
export const FEWEST_TO_SPLIT = 4;
export const DEFAULT_SIZE = 3;

/** How large the groups become: as near to the wanted size as can be, at most one apart, rather larger than smaller, nobody alone. */
export function groupSizes(n: number, wanted: number): number[] {
  const size = Math.max(2, wanted);
  const split = (count: number): number[] => Array.from({ length: count }, (_, at) => Math.floor(n / count) + (at < n % count ? 1 : 0));
  const isOff = (sizes: readonly number[]): number => Math.max(...sizes.map((one) => Math.abs(one - size)));
  if (n === 0) return [];
  const few = split(Math.max(1, Math.floor(n / size)));
  const many = split(Math.max(1, Math.ceil(n / size)));
  return isOff(few) <= isOff(many) ? few : many;
}

const pairKey = (a: string, b: string): string => (a < b ? `${a}/${b}` : `${b}/${a}`);

function meanTimesMet(people: readonly string[], met: TimesMet): number {
  const times = pairsOf(people).map(([a, b]) => met(a, b));
  return times.reduce((sum, one) => sum + one, 0) / times.length;
}

/** Lexicographic by weight: kept apart, then the square of every meeting, then the same function. */
function createPairCost({ functions, apart, met }: Mixing): (a: string, b: string) => number {
  const kept = new Set(apart.map(([a, b]) => pairKey(a, b)));
  return (a, b) => {
    const same = functions.get(a);
    return (
      (kept.has(pairKey(a, b)) ? WEIGHT.apart : 0) +
      met(a, b) ** 2 * WEIGHT.repeat +
      (same !== undefined && same === functions.get(b) ? WEIGHT.function : 0)
    );
  };
}

/** Swaps looked at for each pair of seats, and at most: about 40 ms for sixty people, 5 ms for sixteen. */
const LOOKS = 780;
const MOST_LOOKS = 2_800_000;

/** First as if functions did not matter, then so cool that no meeting is added for them. The longer they know each other, the more one more meeting costs. */
function search(seating: Seating, random: Random, mean: number, patience: number): void {
  const { repeat, function: same } = WEIGHT;
  const further = Math.max(1, 2 * mean - 0.5);
  const looks = patience * Math.min(MOST_LOOKS, LOOKS * seating.seats ** 2);
  const lots = drawLots(random);
  anneal(seating, random, lots, { looks, from: 0.27 * further * repeat, to: 0.2 * further * repeat, least: repeat });
  anneal(seating, random, lots, { looks: looks / 6, from: 0.7 * same, to: 0.12 * same, least: same });
}

/**
 * Groups by lot. There is no exact method for groups of three and more: swaps, also such that make it worse, ever fewer of them; the
 * best that was found stays. The work is bounded by counted looks, never by a clock, so that the same seed always gives the same groups.
 */
export function drawGroups({ people, size: wanted, seed, patience = 1, ...mixing }: Draw): string[][] {
  const random = createRandom(seed);
  const drawn = random.shuffle([...people].sort());
  const sizes = groupSizes(drawn.length, wanted);
  const seats = (sizes[0] ?? 0) * sizes.length;
  const costOf = createPairCost(mixing);
  const cost = new Float64Array(seats * seats);
  for (let i = 0; i < seats; i++)
    for (let j = 0; j < i; j++) {
      const a = drawn[i];
      const b = drawn[j];
      const both = a === undefined && b === undefined ? TWO_EMPTY : a === undefined || b === undefined ? 0 : costOf(a, b);
      cost[i * seats + j] = both;
      cost[j * seats + i] = both;
    }
  const seating = new Seating(cost, seats, sizes.length);
  if (sizes.length > 1) search(seating, random, meanTimesMet(drawn, mixing.met), patience);
  const groups: string[][] = sizes.map(() => []);
  drawn.forEach((person, at) => void groups[seating.groupOf[at] ?? 0]?.push(person));
  return groups;
}

/** What stands against groups: pairs that were to be kept apart, the squares of all meetings, pairs of the same function. */
export function judgeGroups(groups: readonly (readonly string[])[], mixing: Mixing) {
  const { functions, apart, met } = mixing;
  const kept = new Set(apart.map(([a, b]) => pairKey(a, b)));
  const judged = { apart: 0, repeats: 0, sameFunction: 0 };
  for (const [a, b] of groups.flatMap(pairsOf)) {
    judged.apart += kept.has(pairKey(a, b)) ? 1 : 0;
    judged.repeats += met(a, b) ** 2;
    judged.sameFunction += functions.has(a) && functions.get(a) === functions.get(b) ? 1 : 0;
  }
  return judged;
}

export const pairsOf = (group: readonly string[]): [string, string][] =>
  group.flatMap((a, at) => group.slice(at + 1).map((b): [string, string] => (a < b ? [a, b] : [b, a])));

/** The times met of all pairs, to be asked in either order. */
export function timesMet(pairs: readonly { aId: string; bId: string; times: number }[]): TimesMet {
  const counted = new Map<string, number>();
  for (const { aId, bId, times } of pairs) counted.set(pairKey(aId, bId), (counted.get(pairKey(aId, bId)) ?? 0) + times);
  return (a, b) => counted.get(pairKey(a, b)) ?? 0;
}

/** For somebody who comes late: of the smallest groups the one that suits best; where somebody sits whom she is kept apart from, last. */
export function fitIn(groups: readonly (readonly string[])[], person: string, mixing: Mixing): number {
  const costOf = createPairCost(mixing);
  const ranked = groups.map((group, at) => {
    const cost = group.reduce((sum, other) => sum + costOf(person, other), 0);
    return { at, isApart: cost >= WEIGHT.apart ? 1 : 0, size: group.length, cost };
  });
  ranked.sort((a, b) => a.isApart - b.isApart || a.size - b.size || a.cost - b.cost || a.at - b.at);
  return ranked[0]?.at ?? 0;
}

export interface GroupRoles {
  timekeeper: string;
  noter: string;
}

/** Who keeps time and who notes, by lot; in a group of one nobody does. */
export function drawRoles(group: readonly string[], seed: string): GroupRoles | null {
  const [timekeeper, noter] = createRandom(`${seed}/${[...group].sort().join('/')}`).shuffle(group);
  return timekeeper && noter ? { timekeeper, noter } : null;
}
