/** How a session can run: the library's formats and ceremonies, and what a community made of them. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createCommands } from './commands.ts';
import type { Format } from './rules.ts';
import { createService } from './service.ts';
import { createPrivacy } from './service-privacy.ts';
import { createStore } from './store.ts';
import { restsLine } from './views.ts';

export type { Format } from './rules.ts';

export interface FormatDoors {
  /** Whether a format, or what it was made of, rests in this community. */
  isPaused(community: Community, format: Pick<Format, 'id' | 'basedOn'>): Promise<boolean>;
}

export interface Formats extends Contributions {
  /** The library's and the community's own, in that order; of its own those that add up. */
  list(community: Community): Promise<Format[]>;
  find(community: Community, id: string): Promise<Format | null>;
  /** Why it cannot be chosen at present, in a sentence; null when it can. */
  whyNot(community: Community, id: string): Promise<string | null>;
}

export function createFormats(deps: Deps, { isPaused }: FormatDoors): Formats {
  const store = createStore(deps.db);
  const service = createService(deps, store);
  return {
    name: 'formats',
    ...createCommands(deps, service),
    ...createPrivacy(deps, store),
    list: service.list,
    find: service.find,
    whyNot: async (community, id) => {
      const format = await service.find(community, id);
      return format && (await isPaused(community, format)) ? restsLine(format.name) : null;
    },
  };
}
