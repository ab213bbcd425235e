/** The words that we share: defined, read by others, confirmed by functions, and where two of them mean different things. (practice rows 32, 33) */
import type { Contributions } from '../../community/feature.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createCommands } from './commands.ts';
import { createForms } from './commands-forms.ts';
import { createService, type Parts } from './service.ts';
import { createDesk } from './service-desk.ts';
import { createExchange, type Imported } from './service-exchange.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createTerms } from './service-terms.ts';
import { createStore } from './store.ts';
import { pageParts } from './views.ts';

export interface Glossary extends Contributions {
  /** Terms that functions define differently, until they agree. */
  openClashes(community: Community): Promise<Item[]>;
  /** What all members may read, as CSV. */
  csv(community: Community): Promise<string>;
  /** Rows that can be read arrive, the others come back by line. Whether `by` may do so is the caller's matter. */
  importCsv(community: Community, text: string, by: { userId: string | null; now: number }): Promise<Imported>;
}

export function createGlossary(deps: Deps): Glossary {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  const terms = createTerms(parts);
  const exchange = createExchange(parts, service);
  const desk = createDesk(parts, service);

  return {
    name: 'glossary',
    ...createCommands(parts, service, desk),
    ...createForms(parts, service, terms, desk, exchange),
    itemChanged: (item, was) => terms.itemChanged(item, was),
    onItem: async (item, viewer) => {
      if (item.kind !== 'term') return {};
      const { blocks, buttons } = pageParts(await service.view(item, { teamId: item.teamId, userId: viewer.person.userId }));
      return { sections: [{ place: 'top', rank: 10, blocks }], buttons };
    },
    ...createPrivacyParts(parts, service),
    tidy: async (now) => {
      for (const community of await deps.communities.everywhere()) await service.begin(community, now);
    },
    ...exchange,
  };
}
