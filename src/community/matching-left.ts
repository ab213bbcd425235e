/** Whoever found no place: three in one place, where that leaves fewer without. Pure. */
import type { RoundGraph } from './matching-graph.ts';
import { type Drawn, drawWith } from './matching-loss.ts';
import { MOST_EXACT } from './matching-pairs.ts';
import { couldBe, type Group, gainsOfThree } from './matching-trios.ts';

/** How often the others are paired anew, at most: each time takes longer the more they are. */
const patienceFor = (people: number): number => Math.ceil(500 / people);

/** Trios with somebody who is left, first those whose partners could go together, so that nobody else is left; then all others. */
function* triosFor(graph: RoundGraph, who: readonly number[], { groups, left }: Drawn): Generator<Group> {
  const partnersOf = (at: number): number[] => groups.find((group) => group.includes(at))?.filter((other) => other !== at) ?? [];
  const goTogether = ([, p = 0, q = 0]: Group): boolean => partnersOf(p).some((a) => partnersOf(q).some((b) => couldBe(graph, a, b)));
  const triosOf = (one: number, among: readonly number[]): Group[] => {
    const others = among.filter((at) => couldBe(graph, one, at));
    return others.flatMap((p, at) => others.slice(at + 1).flatMap((q): Group[] => (gainsOfThree(graph, one, [p, q]) ? [[one, p, q]] : [])));
  };
  const theirs = left.flatMap((one) => triosOf(one, who));
  yield* theirs.filter(goTogether);
  yield* theirs.filter((trio) => !goTogether(trio));
  const placed = who.filter((at) => !left.includes(at));
  for (const [at, one] of placed.entries()) yield* triosOf(one, placed.slice(at + 1));
}

/** A trio more, as long as fewer are left by it. Nobody is named as its third. Among very many people a place in any pair has to do. */
export function placeLeft(graph: RoundGraph, who: readonly number[], found: Drawn): Drawn {
  if (found.left.length === 0 || who.length > MOST_EXACT) return found;
  let tries = patienceFor(who.length);
  for (const trio of triosFor(graph, who, found)) {
    if (tries-- === 0) break;
    const drawn = drawWith(graph, who, trio);
    if (drawn.left.length < found.left.length) return placeLeft(graph, who, { ...drawn, third: null });
  }
  return found;
}
