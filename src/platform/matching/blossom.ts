/** The only door to the matching algorithm (Edmonds' blossoms): by index, whole weights in, mates out. */
import { createRequire } from 'node:module';

export interface WeightedEdge {
  a: number;
  b: number;
  weight: number;
}

/** Nobody. */
export const ALONE = -1;

/**
 * While it searches, the algorithm adds and subtracts numbers of up to four times the heaviest weight, and nothing beyond 2^53 is exact.
 */
export const HEAVIEST = 2 ** 51 - 1;

const algorithm: unknown = createRequire(import.meta.url)('edmonds-blossom-fixed');

function search(edges: readonly WeightedEdge[]): unknown[] {
  if (typeof algorithm !== 'function') throw new TypeError('edmonds-blossom-fixed is not what it was');
  const mates: unknown = algorithm(edges.map(({ a, b, weight }) => [a, b, weight]));
  if (!Array.isArray(mates)) throw new TypeError('edmonds-blossom-fixed gave no list of mates');
  return mates;
}

/** The heaviest matching: for each of `size` its mate, or ALONE. The same edges in the same order give the same mates. Throws where it would not be exact. */
export function matchHeaviest(size: number, edges: readonly WeightedEdge[]): number[] {
  for (const { a, b, weight } of edges) {
    if (!Number.isInteger(weight) || weight < 0 || weight > HEAVIEST) throw new RangeError(`not a weight that is exact: ${weight}`);
    if (!(Number.isInteger(a) && Number.isInteger(b) && a >= 0 && b >= 0 && a < size && b < size && a !== b)) {
      throw new RangeError(`not an edge of ${size}: ${a}-${b}`);
    }
  }
  const mates = edges.length === 0 ? [] : search(edges);
  return Array.from({ length: size }, (_, at) => {
    const mate = mates[at];
    return typeof mate === 'number' ? mate : ALONE;
  });
}
