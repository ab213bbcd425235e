/**
 * Who coaches whom (practice 3.7, design 5). Exact and lexicographic: hard exclusions; everybody placed; no repeat in three rounds; fewest
 * repeats; then recency, other function, other band, offer meets want, shared hours. The same facts and seed give the same round. Pure.
 */

import type { Candidate, RoundDraw, RoundFacts } from './matching.ts';
import { drawGroups } from './matching-draw.ts';
import { buildGraph, whyLeft } from './matching-graph.ts';
import { reasonOf } from './matching-reason.ts';

export { FEWEST_SHARED_HOURS, sharedHours } from './matching-hours.ts';
export { drawLate, type LatePlace, type OpenPair } from './matching-late.ts';
export { assignMentors, type Mentor, type MentorFacts, rankMentors } from './matching-mentors.ts';
export { reasonOf } from './matching-reason.ts';

const byIds = (a: readonly string[], b: readonly string[]): number => (a.join() < b.join() ? -1 : 1);

/** The whole round. Whoever has no place is told 'hours' when nobody shares enough of them with her, otherwise 'nobody': no list shows in it. */
export function drawRound(facts: RoundFacts): RoundDraw {
  const graph = buildGraph(facts);
  const { groups, third, left } = drawGroups(graph);
  const person = (at: number): Candidate[] => graph.people.slice(at, at + 1);
  const thirdId = third === null ? undefined : graph.people[third]?.userId;
  const pairs = groups.map((group) => {
    const people = group.flatMap(person).toSorted((a, b) => (a.userId < b.userId ? -1 : 1));
    const ids = people.map(({ userId }) => userId);
    const isThird = thirdId !== undefined && ids.includes(thirdId) && ids.length > 2;
    return { people: ids, reason: reasonOf(people, facts, 'round', isThird ? { userId: thirdId, because: 'odd' } : null) };
  });
  return {
    pairs: pairs.toSorted((a, b) => byIds(a.people, b.people)),
    unplaced: left
      .map((at) => ({ userId: graph.people[at]?.userId ?? '', because: whyLeft(graph, at) }))
      .toSorted((a, b) => byIds([a.userId], [b.userId])),
  };
}
