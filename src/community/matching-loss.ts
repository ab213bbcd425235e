/** How good a round is, and what it would be with one trio given. Pure. */
import { LEVEL, type RoundGraph } from './matching-graph.ts';
import { pairUp } from './matching-pairs.ts';
import { type Group, joinPairs, keyOf } from './matching-trios.ts';

export interface Drawn {
  groups: Group[];
  /** Who makes the trio of an odd number. */
  third: number | null;
  left: number[];
}

export const metBy = (graph: RoundGraph, a: number, b: number): number => graph.met[a * graph.size + b] ?? 0;

const twosOf = (group: Group): [number, number][] => group.flatMap((a, at) => group.slice(at + 1).map((b): [number, number] => [a, b]));

/** Who is left, who meets again too soon, who meets again: fewer is better, the first the most. */
export function lossOf(graph: RoundGraph, { groups, left }: Drawn): number[] {
  const twos = groups.flatMap(twosOf);
  const stale = twos.filter(([a, b]) => graph.levels.unpack(keyOf(graph, a, b))[LEVEL.fresh] === 0).length;
  return [left.length, stale, twos.reduce((sum, [a, b]) => sum + metBy(graph, a, b), 0)];
}

/** The better of the two, and the one that was there first where they are alike. */
export function lesser(graph: RoundGraph, first: Drawn, second: Drawn): Drawn {
  const loss = lossOf(graph, first);
  const [change = 0] = lossOf(graph, second)
    .map((one, level) => one - (loss[level] ?? 0))
    .filter((difference) => difference !== 0);
  return change < 0 ? second : first;
}

/** The best of the others' pairs beside this trio. */
export function drawWith(graph: RoundGraph, who: readonly number[], trio: Group): Drawn {
  const rest = pairUp(
    graph,
    who.filter((at) => !trio.includes(at)),
  );
  const { groups, left } = joinPairs(graph, rest.pairs, rest.left);
  return { groups: [...groups, trio], third: trio[0] ?? null, left };
}
