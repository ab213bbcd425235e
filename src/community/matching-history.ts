/** What was: who met whom, how many rounds ago, and who made a trio. Pure. */
import type { RoundFacts } from './matching.ts';

/** Practice 3.7: "no repeat in three rounds". */
export const FRESH_AFTER = 3;

/** Of more meetings the rest is not counted. */
const MOST_MEETINGS = 40;

export interface History {
  /** For each two (a × size + b): how often they met. */
  met: Uint16Array;
  /** How many rounds ago they met last, the last round being 1; `oldest` when it is longer ago, or never was. */
  age: Uint16Array;
  mostMet: number;
  /** In how many trios each was the third because the number was odd. */
  thirds: number[];
}

export function readHistory(size: number, indexOf: ReadonlyMap<string, number>, facts: RoundFacts, oldest: number): History {
  const met = new Uint16Array(size * size);
  const age = new Uint16Array(size * size).fill(oldest);
  const trios = Array.from({ length: size }, () => new Set<string>());
  const rounds = facts.roundsOn.filter((on) => on < facts.weekOn);
  let mostMet = 0;
  for (const { a: one, b: another, on, thirdId } of facts.meetings) {
    const third = thirdId === null ? undefined : indexOf.get(thirdId);
    // One person makes one trio a day, whoever of it is still here.
    if (third !== undefined) trios[third]?.add(on);
    const a = indexOf.get(one);
    const b = indexOf.get(another);
    if (a === undefined || b === undefined || a === b) continue;
    const times = Math.min(MOST_MEETINGS, (met[a * size + b] ?? 0) + 1);
    const since = 1 + rounds.filter((begun) => begun > on).length;
    met[a * size + b] = met[b * size + a] = times;
    age[a * size + b] = age[b * size + a] = Math.min(since, age[a * size + b] ?? oldest);
    mostMet = Math.max(mostMet, times);
  }
  return { met, age, mostMet, thirds: trios.map(({ size: count }) => count) };
}
