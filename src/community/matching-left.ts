/** Whoever found no place: three in one place, where that leaves fewer without. Pure. */
import { APART, type RoundGraph } from './matching-graph.ts';
import { type Drawn, drawWith } from './matching-loss.ts';
import { type Group, gainsOfThree, keyOf } from './matching-trios.ts';

/** How often the others are paired anew, at most: each time takes longer the more they are. */
const patienceFor = (people: number): number => Math.min(40, Math.ceil(3000 / people));

/** All trios she could be in; first those whose partners could go together, so that nobody else is left. */
function triosOf(graph: RoundGraph, who: readonly number[], { groups }: Drawn, one: number): Group[] {
  const partnersOf = (at: number): number[] => groups.find((group) => group.includes(at))?.filter((other) => other !== at) ?? [];
  const couldBe = (a: number, b: number): boolean => keyOf(graph, a, b) !== APART;
  const goTogether = ([, p = 0, q = 0]: Group): boolean => partnersOf(p).some((a) => partnersOf(q).some((b) => a !== b && couldBe(a, b)));
  const others = who.filter((at) => at !== one && couldBe(one, at));
  const trios = others.flatMap((p, at) =>
    others.slice(at + 1).flatMap((q): Group[] => (gainsOfThree(graph, one, [p, q]) ? [[one, p, q]] : [])),
  );
  return [...trios.filter(goTogether), ...trios.filter((trio) => !goTogether(trio))];
}

/** A trio more, as long as fewer are left by it. Nobody is named as its third: it is nobody's turn. */
export function placeLeft(graph: RoundGraph, who: readonly number[], found: Drawn): Drawn {
  let tries = patienceFor(who.length);
  for (const one of found.left) {
    for (const trio of triosOf(graph, who, found, one)) {
      if (tries-- <= 0) return found;
      const drawn = drawWith(graph, who, trio);
      if (drawn.left.length < found.left.length) return placeLeft(graph, who, { ...drawn, third: null });
    }
  }
  return found;
}
