/** What is known of everybody who is in, by index: who may be together, and how good each two would be. Pure. */
import { createLevels, type Levels } from '../platform/matching/levels.ts';
import { createRandom } from '../platform/random.ts';
import type { Candidate, RoundFacts, Unplaced } from './matching.ts';
import { FRESH_AFTER, readHistory } from './matching-history.ts';
import { FEWEST_SHARED_HOURS, longest, together, type Windows, windowsIn } from './matching-hours.ts';
import { meetsAmong, saidBy } from './matching-words.ts';

export interface RoundGraph {
  /** In an order drawn by lot; where nothing else decides, the order does. */
  people: readonly Candidate[];
  size: number;
  /** A key of `levels` for each two (a × size + b); APART where they must not or cannot meet. */
  keys: Int32Array;
  levels: Levels;
  /** How often they met. */
  met: Uint16Array;
  /** In how many trios each was the third because the number was odd. */
  thirds: readonly number[];
  windows: readonly Windows[];
  /** Whether anybody at all shares enough hours with her. */
  sharesHours: readonly boolean[];
  seed: string;
}

export const APART = -1;
/** The levels of a pair; the first counts pairs, so that everybody placed comes before everything else. */
export const LEVEL = { placed: 0, fresh: 1, repeats: 2, recency: 3, jobFunction: 4, band: 5, words: 6, hours: 7 } as const;
const MOST_HALF_HOURS = 12;
const OLDEST = 12;

const other = (a: string | null, b: string | null): number => Number(a !== null && b !== null && a !== b);
const byId = (a: Candidate, b: Candidate): number => (a.userId < b.userId ? -1 : a.userId > b.userId ? 1 : 0);

/** Nobody twice, and whatever order they came in does not matter. */
const drawOrder = ({ candidates, seed }: RoundFacts): Candidate[] =>
  createRandom(seed).shuffle(candidates.toSorted(byId).filter(({ userId }, at, all) => userId !== all[at - 1]?.userId));

/** Few kinds of hours stand for many people. */
function readHours(people: readonly Candidate[], { weekOn, holidays }: RoundFacts) {
  const kinds = new Map<string, { at: number; windows: Windows }>();
  const kindOf = people.map((person) => {
    const name = `${person.zone} ${person.from} ${person.until}`;
    const kind = kinds.get(name) ?? { at: kinds.size, windows: windowsIn(weekOn, person, holidays) };
    kinds.set(name, kind);
    return kind;
  });
  const all = [...kinds.values()];
  const shared = all.map((one) => all.map(({ windows }) => longest(together(one.windows, windows))));
  return {
    windows: kindOf.map(({ windows }) => windows),
    hours: (a: number, b: number) => shared[kindOf[a]?.at ?? -1]?.[kindOf[b]?.at ?? -1] ?? 0,
  };
}

/** `between`: leaves out what is not asked for. */
export function buildGraph(facts: RoundFacts, between: (a: string, b: string) => boolean = () => true): RoundGraph {
  const people = drawOrder(facts);
  const size = people.length;
  const indexOf = new Map(people.map(({ userId }, at) => [userId, at]));
  const { met, age, thirds, mostMet } = readHistory(size, indexOf, facts, OLDEST);
  const forbidden = new Uint8Array(size * size);
  for (const [one, another] of facts.forbidden) {
    const a = indexOf.get(one);
    const b = indexOf.get(another);
    if (a !== undefined && b !== undefined) forbidden[a * size + b] = forbidden[b * size + a] = 1;
  }
  const { windows, hours } = readHours(people, facts);
  const meets = meetsAmong(people.map(saidBy));
  const levels = createLevels([2, 2, mostMet + 1, OLDEST + 1, 2, 2, 3, MOST_HALF_HOURS + 1]);
  const keys = new Int32Array(size * size).fill(APART);
  const sharesHours = people.map(() => false);
  const gains = levels.radices.map(() => 0);
  people.forEach((one, a) => {
    for (let b = a + 1; b < size; b++) {
      const another = people[b];
      const shared = hours(a, b);
      if (!another || shared < FEWEST_SHARED_HOURS || !between(one.userId, another.userId)) continue;
      sharesHours[a] = sharesHours[b] = true;
      const at = a * size + b;
      if (forbidden[at] === 1) continue;
      const since = age[at] ?? 0;
      gains[LEVEL.placed] = 1;
      gains[LEVEL.fresh] = Number(since > FRESH_AFTER);
      gains[LEVEL.repeats] = mostMet - (met[at] ?? 0);
      gains[LEVEL.recency] = since;
      gains[LEVEL.jobFunction] = other(one.jobFunction, another.jobFunction);
      gains[LEVEL.band] = other(one.levelBand, another.levelBand);
      gains[LEVEL.words] = meets[at] ?? 0;
      gains[LEVEL.hours] = Math.min(MOST_HALF_HOURS, (shared - FEWEST_SHARED_HOURS) * 2);
      keys[at] = keys[b * size + a] = levels.pack(gains);
    }
  });
  return { people, size, keys, levels, met, thirds, windows, sharesHours, seed: facts.seed };
}

/** As she may know it: hours are everybody's own, and say nothing of lists. */
export const whyLeft = ({ sharesHours, size }: RoundGraph, at: number): Unplaced['because'] =>
  sharesHours[at] === true || size === 1 ? 'nobody' : 'hours';
