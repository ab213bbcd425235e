/** Keeping the shelf alive: review dates, the librarian's list, and one named person for each item. (practice row 39, touch p3) */
import type { Contributions } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createLists } from './service-lists.ts';
import { createViewing } from './service-viewing.ts';
import { createStore } from './store.ts';
import { digestLine } from './views.ts';

export interface UpkeepDoors {
  /** Searches since then that found nothing, without names; most often first. */
  searchedInVain(community: Community, since: number): Promise<{ words: string; times: number }[]>;
  /** Terms that two functions define differently. */
  openClashes(community: Community): Promise<Item[]>;
}

export function createUpkeep(deps: Deps, doors: UpkeepDoors): Contributions {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const service = createService(parts);
  const lists = createLists(parts, service);
  const viewing = createViewing(parts, service, lists);

  return {
    name: 'upkeep',
    ...createCommands(parts, service, lists, viewing),
    touches: createTouches(parts, lists, viewing),
    asks: createAsks(parts, service),
    digest: [
      {
        rank: 60,
        line: async (community, now) => {
          const count = await lists.waiting(community, now);
          return count === 0 ? null : digestLine(count);
        },
      },
    ],
    tidy: service.touch,
  };
}
