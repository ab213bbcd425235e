/** Who speaks when: by lot, and whoever stands highest not among the first two. (practice row 30) Pure. */
import { createRandom } from '../../platform/random.ts';

/** In a larger round an order of everybody is not kept anyway. */
export const LONGEST_ORDER = 12;
export const FIRST_SPEAKERS = 8;

const FREE_PLACES = 2;

/**
 * A drawn order of everybody. From three people on, those of the most senior level band that is present speak third or later, as far
 * as there are two others. `bands` as the community wrote them, the most senior last; whoever said nothing counts as not senior.
 */
export function drawOrder({
  people,
  bandOf,
  bands,
  seed,
}: {
  people: readonly string[];
  bandOf: ReadonlyMap<string, string>;
  bands: readonly string[];
  seed: string;
}): string[] {
  const drawn = createRandom(seed).shuffle([...people].sort());
  const rankOf = (person: string): number => bands.indexOf(bandOf.get(person) ?? '');
  const highest = Math.max(-1, ...drawn.map(rankOf));
  const isSenior = (person: string): boolean => highest >= 0 && rankOf(person) === highest;
  if (drawn.length < 3 || drawn.every(isSenior)) return drawn;
  const first = drawn.filter((person) => !isSenior(person)).slice(0, FREE_PLACES);
  return [...first, ...drawn.filter((person) => !first.includes(person))];
}
