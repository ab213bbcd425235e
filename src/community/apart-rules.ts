/** Who must not be put together in private, and how far a reporting line reaches. Pure. */

/** Whether these two must be kept apart. It never says why. */
export type Apart = (a: string, b: string) => boolean;

/** Practice 3.7: "no reporting line two levels up or down". */
export const LINE_LEVELS = 2;

export interface ApartFacts {
  /** Private lists, and the stewards' own: either way counts for both. */
  lists: readonly (readonly [string, string])[];
  /** Who reports to whom, as they say it themselves. */
  managerOf: ReadonlyMap<string, string>;
}

const key = (a: string, b: string): string => (a < b ? `${a} ${b}` : `${b} ${a}`);

/** Everybody above her, nearest first; a circle in what people said ends it. */
export function lineAbove(userId: string, managerOf: ReadonlyMap<string, string>, levels: number): string[] {
  const above: string[] = [];
  for (let at = managerOf.get(userId); at !== undefined && at !== userId && !above.includes(at); at = managerOf.get(at)) {
    if (above.length >= levels) break;
    above.push(at);
  }
  return above;
}

/** Every two of them, once, always in the same order. `levels`: how many steps of a line keep two people apart; Infinity for mentoring. */
export function allApart({ lists, managerOf }: ApartFacts, levels = LINE_LEVELS): [string, string][] {
  const apart = new Map<string, [string, string]>();
  const add = (a: string, b: string): void => void apart.set(key(a, b), a < b ? [a, b] : [b, a]);
  for (const [a, b] of lists) add(a, b);
  for (const userId of managerOf.keys()) for (const other of lineAbove(userId, managerOf, levels)) add(userId, other);
  return [...apart.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, two]) => two);
}

export function apartOf(facts: ApartFacts, levels = LINE_LEVELS): Apart {
  const apart = new Set(allApart(facts, levels).map(([a, b]) => key(a, b)));
  return (a, b) => apart.has(key(a, b));
}
