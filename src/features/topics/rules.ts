/** The order of the list, what of it goes on a ballot, how long things rest. Pure. (practice 2.9, 3.4.1) */
import { DAY } from '../../platform/clock.ts';

export const LONGEST_TOPIC = 120;
export const LONGEST_WHY = 200;
const LEAST_OPTIONS = 5;
const MOST_OPTIONS = 8;
/** As many votes without winning one. */
export const LOSSES_TO_RETIRE = 3;
/** How long a retired topic rests before it may be wished for again. */
export const REST = 365 * DAY;
/** Working days before its session until which a topic may be swapped. */
export const SWAP_UNTIL = -10;

export interface Ranked {
  id: string;
  asked: number;
  listedAt: number;
  /** It had been chosen and was displaced: before all others, the longest displaced first. */
  frontAt: number | null;
}

const frontOf = ({ frontAt }: Ranked): number => frontAt ?? Number.MAX_SAFE_INTEGER;

/** The displaced ones, then the most asked, then the longest waiting. */
export const ranked = <T extends Ranked>(topics: readonly T[]): T[] =>
  topics.toSorted(
    (a, b) => frontOf(a) - frontOf(b) || b.asked - a.asked || a.listedAt - b.listedAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0),
  );

/** What goes on the ballot: five to eight, filled from the library where members have wished for fewer than five. */
export function chooseOptions<T extends Ranked, S>(listed: readonly T[], seeds: readonly S[]): { listed: T[]; seeds: S[] } {
  const chosen = ranked(listed).slice(0, MOST_OPTIONS);
  return { listed: chosen, seeds: seeds.slice(0, Math.max(0, LEAST_OPTIONS - chosen.length)) };
}

/** The sums of two that are one. */
export const mergedCounts = (
  gone: { asked: number; losses: number; listedAt: number },
  kept: { asked: number; losses: number; listedAt: number },
): { asked: number; losses: number; listedAt: number } => ({
  asked: gone.asked + kept.asked,
  losses: Math.min(gone.losses, kept.losses),
  listedAt: Math.min(gone.listedAt, kept.listedAt),
});
