/** Groups by lot with mixed functions and few repeats, and the order in which people speak. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createActions } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export function createGroups(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  return {
    name: 'groups',
    actions: createActions(parts, service),
    stepTools: [
      { tool: 'groups', begin: service.begin, again: service.again, arrive: service.arrive },
      { tool: 'order', begin: service.order },
    ],
    sessionChanged: service.sessionChanged,
    ...createPrivacyParts(parts),
  };
}
