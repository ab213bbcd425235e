/** What stewards may know: how a round would come out, and that it did. Numbers only. */
import type { DigestLine } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { countDraw, LEAST_PAIRS_TO_COUNT, LEAST_PEOPLE_TO_COUNT } from './rules-counts.ts';
import type { Parts, Service } from './service.ts';
import type { Draws } from './service-draws.ts';
import type { Facts } from './service-facts.ts';
import { type DryRun, digestLine } from './views-stewards.ts';

const WEEK = 7 * DAY;

export function createTotals({ deps, store }: Parts, service: Service, facts: Facts, draws: Draws) {
  const digest: DigestLine = {
    rank: 40,
    line: async ({ teamId, id }, now) => {
      const begun = (await store.list(teamId, id)).find(
        ({ state, toldAt }) => state === 'running' && toldAt !== null && toldAt > now - WEEK,
      );
      if (!begun) return null;
      return digestLine(begun.pairs < LEAST_PAIRS_TO_COUNT ? null : begun.pairs, begun.unplaced);
    },
  };

  return {
    digest,

    /** Writes nothing. */
    async dryRun(community: Community, now: number): Promise<DryRun> {
      const round = await service.toEnter(community, now);
      if (!round) return { is: 'none' };
      const phase = service.phase(community, round, now);
      if (phase === 'drawn' || phase === 'running') return { is: 'drawn', toldOn: round.toldOn };
      const { facts: known } = await facts.of(community, round);
      const people = known.candidates.length;
      if (people < LEAST_PEOPLE_TO_COUNT) return { is: 'few', people };
      const draw = draws.find(known);
      if (draw) return { is: 'counted', people, counts: countDraw(draw) };
      deps.db.afterCommit(() => draws.begin(known));
      return { is: 'under-way', people };
    },
  };
}

export type Totals = ReturnType<typeof createTotals>;
