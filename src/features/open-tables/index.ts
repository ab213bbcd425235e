/** What people write and choose inside a session: questions for the table, dots, thumbs, cards without a name. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createCommands } from './commands.ts';
import { createService, type OpenTableDoors, type Parts } from './service.ts';
import { createCards } from './service-cards.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { createChoiceStore } from './store-choices.ts';

export type { OpenTableDoors } from './service.ts';

export function createOpenTables(deps: Deps, doors: OpenTableDoors): Contributions {
  const parts: Parts = { deps, doors, store: createStore(deps.db), choices: createChoiceStore(deps.db) };
  const service = createService(parts);
  const cards = createCards(parts);
  return {
    name: 'open-tables',
    ...createCommands(parts, service),
    stepTools: [
      { tool: 'topics', begin: service.beginTopics },
      { tool: 'dots', begin: service.beginDots, end: service.endDots },
      { tool: 'table', begin: service.beginTable, end: service.endTable },
      { tool: 'cards', begin: cards.begin, end: cards.end },
    ],
    sessionChanged: service.sessionChanged,
    ...createPrivacyParts(parts),
  };
}
