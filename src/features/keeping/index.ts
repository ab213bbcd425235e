/** Keep this: a message becomes a draft on the shelf, and nobody's words are shared before she agreed. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { touches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export function createKeeping(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  return {
    name: 'keeping',
    ...createCommands(parts, service),
    touches,
    itemChanged: service.itemChanged,
    ...createPrivacyParts(parts, service),
  };
}
