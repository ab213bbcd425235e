/** What stewards may know of a round: numbers, and only where nobody can be read off them. Pure. (practice 3.13, k = 5) */
import type { RoundDraw } from '../../community/matching.ts';

/** Fewer people than this, and a number would speak of somebody. */
export const LEAST_PEOPLE_TO_COUNT = 5;
/** Practice 3.9: "stewards see totals from 5 pairs up". */
export const LEAST_PAIRS_TO_COUNT = 5;

export interface Counts {
  pairs: number;
  trios: number;
  /** Pairs in which two have met before. */
  repeats: number;
  /** Of the pairs in which all have said theirs; null: too few to tell. */
  across: { of: number; known: number } | null;
  unplaced: number;
}

export function countDraw({ pairs, unplaced }: RoundDraw): Counts {
  const known = pairs.filter(({ reason }) => reason.otherFunction !== null);
  const of = known.filter(({ reason }) => reason.otherFunction === true).length;
  return {
    pairs: pairs.filter(({ people }) => people.length === 2).length,
    trios: pairs.filter(({ people }) => people.length > 2).length,
    repeats: pairs.filter(({ reason }) => reason.metBefore > 0).length,
    across: known.length < LEAST_PAIRS_TO_COUNT ? null : { of, known: known.length },
    unplaced: unplaced.length,
  };
}
