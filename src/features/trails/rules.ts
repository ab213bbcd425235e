/** A trail put in order, and the three clocks of practice 3.12. Pure. */
import { DAY } from '../../platform/clock.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';

/** Practice 3.12: medians are shown from five finished clocks on; below, the count only. */
export const LEAST_FINISHED = 5;
/** Practice 3.12: t1 "share within 14 days", t3 "share reused within 90 days". */
export const T1_WITHIN = 14;
export const T3_WITHIN = 90;

export interface Link {
  ref: Ref;
  from: Ref;
  at: number;
  direction: 'cause' | 'effect';
}

export interface Stop {
  ref: Ref;
  at: number | null;
  /** Negative: it led here. Positive: it came from here. */
  depth: number;
  /** Where one stands: one stop alone, however many lie as near. */
  here: boolean;
}

const nameOf = (ref: Ref): string => `${ref.kind}/${ref.id}`;

/**
 * From the first cause to the last effect. Only what may be seen is walked through: a stop behind a hidden one is not on the way,
 * or its place would tell that something is hidden.
 */
export function orderTrail(start: Ref, links: readonly Link[], isVisible: (ref: Ref) => boolean): Stop[] {
  const depths = new Map([[nameOf(start), 0]]);
  const stops: Stop[] = [{ ref: start, at: null, depth: 0, here: true }];
  for (const { ref, from, at, direction } of links) {
    const before = depths.get(nameOf(from));
    if (before === undefined || depths.has(nameOf(ref)) || !isVisible(ref)) continue;
    const depth = before + (direction === 'cause' ? -1 : 1);
    depths.set(nameOf(ref), depth);
    stops.push({ ref, at, depth, here: false });
  }
  return stops.toSorted((a, b) => a.depth - b.depth || (a.at ?? 0) - (b.at ?? 0));
}

export interface Clock {
  /** From the first to the second instant; null: not yet, or never. */
  from: number;
  to: number | null;
  /** Until when it is known not to have ended. */
  knownUntil: number;
}

export type Reading =
  | { shown: false; finished: number }
  | { shown: true; finished: number; running: number; medianDays: number; longer: boolean; share: number };

const daysOf = (from: number, to: number): number => Math.max(0, Math.floor((to - from) / DAY));

/**
 * The median in whole days. Those that have not ended count as "longer than so far" (practice 3.12): the product-limit estimate of
 * Kaplan and Meier (1958). `longer`: fewer than half have ended, and all that can be said is that the median lies beyond.
 */
export function medianDays(clocks: readonly Clock[]): { days: number; longer: boolean } {
  const spans = clocks
    .map(({ from, to, knownUntil }) => ({ days: daysOf(from, to ?? knownUntil), ended: to !== null }))
    .toSorted((a, b) => a.days - b.days || Number(b.ended) - Number(a.ended));
  let left = spans.length;
  let surviving = 1;
  for (const { days, ended } of spans) {
    if (ended) surviving *= 1 - 1 / left;
    left -= 1;
    // A hair of tolerance: the products of fractions do not meet a half exactly.
    if (surviving <= 0.5 + 1e-9) return { days, longer: false };
  }
  return { days: spans.at(-1)?.days ?? 0, longer: true };
}

/** `within`: the share (0 to 1) that ended within so many days, of those of which it can be known. */
export function readClock(clocks: readonly Clock[], within: number): Reading {
  const finished = clocks.filter(({ to }) => to !== null).length;
  if (finished < LEAST_FINISHED) return { shown: false, finished };
  const { days, longer } = medianDays(clocks);
  const known = clocks.filter(({ from, to, knownUntil }) => to !== null || daysOf(from, knownUntil) >= within);
  const soon = known.filter(({ from, to }) => to !== null && daysOf(from, to) <= within);
  return { shown: true, finished, running: clocks.length - finished, medianDays: days, longer, share: soon.length / known.length };
}

/** The nearest cause of a kind, for the clock t1: what set an experiment off. */
export const nearestCause = (links: readonly Link[], kinds: readonly string[]): Ref | null =>
  links.find(({ ref, direction }) => direction === 'cause' && kinds.includes(ref.kind))?.ref ?? null;
