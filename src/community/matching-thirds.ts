/** An odd number: whose turn it is to make a trio, and with whom, so that as few as can be meet again. Pure. */
import { APART, type RoundGraph } from './matching-graph.ts';
import { type Drawn, drawWith, lesser, lossOf, metBy } from './matching-loss.ts';
import { MOST_EXACT } from './matching-pairs.ts';
import { type Group, gainsOfThree, keyOf } from './matching-trios.ts';

/** How many trios are tried at most. */
const PATIENCE = 24;

/** Those whose turn it is: the fewest trios so far. When none of them can, those of the next number as well, and so on. */
export function turnsOf(graph: RoundGraph, who: readonly number[]): number[][] {
  const made = (at: number): number => graph.thirds[at] ?? 0;
  const counts = [...new Set(who.map(made))].sort((a, b) => a - b);
  return counts.map((most) => who.filter((at) => made(at) <= most));
}

/** Every two with whom she would be three of whom no two have met; first those who have most others still to meet: it costs them least. */
function* cleanTrios(graph: RoundGraph, who: readonly number[], third: number): Generator<Group> {
  const isClean = (a: number, b: number): boolean => keyOf(graph, a, b) !== APART && metBy(graph, a, b) === 0;
  const stillToMeet = new Map(who.map((a) => [a, who.filter((b) => isClean(a, b)).length]));
  const others = who
    .filter((at) => at !== third && isClean(third, at))
    .toSorted((a, b) => (stillToMeet.get(b) ?? 0) - (stillToMeet.get(a) ?? 0));
  for (const [at, p] of others.entries()) {
    for (const q of others.slice(at + 1)) if (isClean(p, q) && gainsOfThree(graph, third, [p, q])) yield [third, p, q];
  }
}

/** In turn one of each. */
function* inTurn<T>(all: readonly Iterator<T>[]): Generator<T> {
  for (let going = all; going.length > 0; ) {
    const next = going.map((one) => ({ one, found: one.next() })).filter(({ found }) => found.done !== true);
    for (const { found } of next) yield found.value;
    going = next.map(({ one }) => one);
  }
}

/** Another trio, where the one found has two who meet again and there is one that has not. */
export function tryTrios(graph: RoundGraph, who: readonly number[], thirds: readonly number[], found: Drawn): Drawn {
  const { third } = found;
  const trio = found.groups.find((group) => third !== null && group.length > 2 && group.includes(third));
  if (third === null || !trio || who.length > MOST_EXACT || trio.every((at) => at === third || metBy(graph, third, at) === 0)) return found;
  let best = found;
  let tries = 0;
  for (const other of inTurn(thirds.map((one) => cleanTrios(graph, who, one)))) {
    best = lesser(graph, best, drawWith(graph, who, other));
    if (++tries === PATIENCE || lossOf(graph, best).every((loss) => loss === 0)) break;
  }
  return best;
}
