/** Finding what is on the shelf: by words, by class, by reuse, by situation, and three cards offered where they fit. (practice rows 34, 45, 46, 85, 91) */
import type { Contributions, HomePanel, HomeRow } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { createCommands } from './commands.ts';
import { sayReuse } from './rules.ts';
import { createService, type FindingDoors, type Parts } from './service.ts';
import { createOffers } from './service-offers.ts';
import { createStore } from './store.ts';
import { classesRow, newestRow, reusedRow, vainLine } from './views.ts';

export type { FindingDoors } from './service.ts';

export interface Finding extends Contributions {
  /** Searches since then that found nothing, without names; most often first. */
  searchedInVain(community: Community, since: number): Promise<{ words: string; times: number }[]>;
}

const OFTEN = 2;
const MOST_SAID = 5;

export function createFinding(deps: Deps, doors: FindingDoors): Finding {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const service = createService(parts);

  const panel: HomePanel = {
    section: 'ours',
    plural: 'the shelf',
    rows: async ({ person: { teamId, userId }, now }): Promise<HomeRow[]> => {
      const looker = await service.lookerFor({ teamId, userId, now });
      const newest = await service.newest(looker, teamId);
      if (!newest) return [];
      const { items, ranks } = await service.top({ teamId, userId, now });
      const [most] = items;
      return [
        { rank: 60, blocks: classesRow() },
        { rank: 61, blocks: newestRow(newest) },
        ...(most ? [{ rank: 62, blocks: reusedRow(most, sayReuse(ranks.get(most.id))) }] : []),
      ];
    },
  };

  return {
    name: 'finding',
    ...createCommands(service),
    home: [panel],
    digest: [
      {
        rank: 61,
        line: async (community, now) => {
          const often = (await service.searchedInVain(community, now - 7 * DAY)).filter(({ times }) => times >= OFTEN);
          return often.length === 0 ? null : vainLine(often.slice(0, MOST_SAID));
        },
      },
    ],
    offers: createOffers(parts),
    exportOf: async (community) => {
      const searches = await parts.store.since(community.teamId, community.id, '');
      return [
        {
          title: 'Searched for in vain',
          records: searches.map(({ weekOn, words, times, privacy }) => ({ weekOn, words, times, privacy })),
        },
      ];
    },
    tidy: service.tidy,
    searchedInVain: service.searchedInVain,
  };
}
