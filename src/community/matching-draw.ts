/** A round by index: pairs, a trio where the number is odd, and whoever has no place. Pure. */
import { APART, type RoundGraph } from './matching-graph.ts';
import { placeLeft } from './matching-left.ts';
import type { Drawn } from './matching-loss.ts';
import { pairUp } from './matching-pairs.ts';
import { pairAhead } from './matching-plan.ts';
import { tryTrios, turnsOf } from './matching-thirds.ts';
import { joinPairs, keyOf } from './matching-trios.ts';

function drawEven(graph: RoundGraph, who: readonly number[]): Drawn {
  const { pairs, left } = pairAhead(graph, who);
  return { ...joinPairs(graph, pairs, left), third: null };
}

function drawOdd(graph: RoundGraph, who: readonly number[], thirds: readonly number[]): Drawn {
  const { pairs, third, left } = pairUp(graph, who, thirds);
  const joined = joinPairs(graph, pairs, third === null ? left : [third, ...left]);
  const hasJoined = third !== null && !joined.left.includes(third);
  return tryTrios(graph, who, thirds, { ...joined, third: hasJoined ? third : null });
}

/** Everybody placed comes first, then whose turn it is. */
function drawAll(graph: RoundGraph, who: readonly number[]): Drawn {
  if (who.length % 2 === 0) return drawEven(graph, who);
  let best: Drawn | null = null;
  for (const thirds of turnsOf(graph, who)) {
    const drawn = drawOdd(graph, who, thirds);
    if (!best || drawn.left.length < best.left.length) best = drawn;
    if (best.left.length === 0) break;
  }
  return best ?? { groups: [], third: null, left: [...who] };
}

/** Of a trio that came about otherwise: whoever's turn it would have been anyway. */
function nameThird(graph: RoundGraph, who: readonly number[], drawn: Drawn): Drawn {
  const [trio = [], ...more] = drawn.groups.filter((group) => group.length > 2);
  if (drawn.third !== null || more.length > 0) return drawn;
  const [turns = []] = turnsOf(graph, who);
  return { ...drawn, third: trio.find((at) => turns.includes(at)) ?? null };
}

export function drawGroups(graph: RoundGraph): Drawn {
  const all = graph.people.map((_, at) => at);
  const hasAny = all.map((a) => all.some((b) => a !== b && keyOf(graph, a, b) !== APART));
  const who = all.filter((at) => hasAny[at]);
  const drawn = nameThird(graph, who, placeLeft(graph, who, drawAll(graph, who)));
  return { ...drawn, left: [...drawn.left, ...all.filter((at) => !hasAny[at])] };
}
