/**
 * Who coaches whom: what the matching is given and what it returns. Exact and lexicographic: hard exclusions; everybody placed; fewest
 * repeats; then recency, other function, other band, offer meets want, shared hours (design 5). The same facts and seed give the same round.
 */
import type { LocalDate, LocalTime, Zone } from '../platform/time/zones.ts';
import type { Meeting, PairReason } from './pair.ts';

/** Somebody who is in. */
export interface Candidate {
  userId: string;
  jobFunction: string | null;
  levelBand: string | null;
  zone: Zone;
  /** When she can talk, where she lives. */
  from: LocalTime;
  until: LocalTime;
  offer: string;
  want: string;
}

/** Plain values only: they go to a worker as they are. */
export interface RoundFacts {
  candidates: readonly Candidate[];
  /** Two people who must not be put together. Nobody is told why. */
  forbidden: readonly (readonly [string, string])[];
  /** Everybody who ever met here, oldest first. */
  meetings: readonly Meeting[];
  /** The first days of the rounds so far, oldest first: "no repeat in three rounds". */
  roundsOn: readonly LocalDate[];
  /** The week in which they would begin: hours are shared in this week's zones, holidays left out. */
  weekOn: LocalDate;
  holidays: readonly LocalDate[];
  seed: string;
}

export interface DrawnPair {
  /** Two, or three where the number is odd; in the order of their ids. */
  people: string[];
  reason: PairReason;
}

/** Why somebody could not be placed, as she may know it: never whose list it was. 'hours': nobody shares two working hours with her. 'nobody': nobody is left for her. */
export interface Unplaced {
  userId: string;
  because: 'hours' | 'nobody';
}

export interface RoundDraw {
  pairs: DrawnPair[];
  unplaced: Unplaced[];
}
