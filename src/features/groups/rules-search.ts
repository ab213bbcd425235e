/** The search behind groups by lot: seats, swaps, and when a swap is taken. Pure. */
import type { Random } from '../../platform/random.ts';

/** Each worth more than all of the next together: kept apart, the square of the times met, the same function. */
export const WEIGHT = { apart: 1e12, repeat: 1e4, function: 1 } as const;
/** Two empty seats in one group would make it smaller by two. */
export const TWO_EMPTY = 1e14;

/** Seats in groups of equal size; what is left over are empty seats, at most one in a group. Swapping two seats is the only move. */
export class Seating {
  readonly seats: number;
  /** One after the other round the groups: the empty seats, which are the last, fall into different ones. */
  readonly groupOf: Int32Array;
  total = 0;
  private readonly cost: Float64Array;
  /** What each would cost in each group: one row for each group. */
  private readonly load: Float64Array;

  constructor(cost: Float64Array, seats: number, groups: number) {
    this.seats = seats;
    this.cost = cost;
    this.groupOf = Int32Array.from({ length: seats }, (_, at) => at % groups);
    this.load = new Float64Array(seats * groups);
    this.sit(this.groupOf);
  }

  sit(groupOf: Int32Array): void {
    const { seats, cost, load } = this;
    this.groupOf.set(groupOf);
    load.fill(0);
    for (const [j, group] of groupOf.entries()) {
      for (let i = 0; i < seats; i++) load[group * seats + i] = (load[group * seats + i] ?? 0) + (cost[j * seats + i] ?? 0);
    }
    this.total = groupOf.reduce((sum, _, i) => sum + this.own(i), 0) / 2;
  }

  /** What she costs where she sits. */
  own(i: number): number {
    return this.load[(this.groupOf[i] ?? 0) * this.seats + i] ?? 0;
  }

  gain(i: number, j: number): number {
    const { load, seats, groupOf } = this;
    const a = (groupOf[i] ?? 0) * seats;
    const b = (groupOf[j] ?? 0) * seats;
    const there = (load[b + i] ?? 0) + (load[a + j] ?? 0) - 2 * (this.cost[i * seats + j] ?? 0);
    return there - (load[a + i] ?? 0) - (load[b + j] ?? 0);
  }

  swap(i: number, j: number): void {
    const { seats, cost, load, groupOf } = this;
    this.total += this.gain(i, j);
    const a = groupOf[i] ?? 0;
    const b = groupOf[j] ?? 0;
    groupOf[i] = b;
    groupOf[j] = a;
    for (let k = 0; k < seats; k++) {
      const change = (cost[j * seats + k] ?? 0) - (cost[i * seats + k] ?? 0);
      load[a * seats + k] = (load[a * seats + k] ?? 0) + change;
      load[b * seats + k] = (load[b * seats + k] ?? 0) - change;
    }
  }

  /** From here round the table, the first who costs as much as this. */
  findUneasy(from: number, least: number): number {
    const { seats } = this;
    for (let i = from; i < seats; i++) if (this.own(i) >= least) return i;
    for (let i = 0; i < from; i++) if (this.own(i) >= least) return i;
    return from;
  }
}

export interface Cooling {
  /** How many swaps are looked at. */
  looks: number;
  /** How much worse a swap may be and still be tried, from the beginning to the end. */
  from: number;
  to: number;
  /** What costs less is as good as nothing. */
  least: number;
}

const LOTS = 4_096;

/** Drawn beforehand: how much worse a swap may be, in units of the heat; a little often, much seldom. */
export const drawLots = (random: Random): Float64Array => Float64Array.from({ length: LOTS }, () => -Math.log(1 - random.next()));

/**
 * One who is uneasy, drawn by lot, tries everybody's seat in turn; a swap that makes it worse is taken less and less often. The best
 * that was found stays. The work is counted: looks, and for each swap as many as it takes time.
 */
export function anneal(seating: Seating, random: Random, lots: Float64Array, { looks, from, to, least }: Cooling): void {
  const { seats, groupOf } = seating;
  const perSwap = Math.ceil(seats / 2);
  const best = groupOf.slice();
  let fewest = seating.total;
  for (let done = 0; done < looks && fewest >= least; done += seats) {
    const heat = from * (to / from) ** (done / looks);
    const i = seating.findUneasy(random.int(seats), least);
    const first = random.int(seats);
    const lot = random.int(LOTS);
    for (let look = 0; look < seats && seating.own(i) >= least; look++) {
      const j = (first + look) % seats;
      if (groupOf[i] === groupOf[j] || seating.gain(i, j) > heat * (lots[(lot + look) % LOTS] ?? 0)) continue;
      seating.swap(i, j);
      done += perSwap;
      if (seating.total >= fewest) continue;
      fewest = seating.total;
      best.set(groupOf);
    }
  }
  seating.sit(best);
}
