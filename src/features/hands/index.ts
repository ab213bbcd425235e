/** I could use a hand: one person is asked, then the next. (practice 66, 74; h1) */
import { leadsOf } from '../../community/experiment.ts';
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { button } from '../../platform/slack/text.ts';
import { createTouches } from './agenda.ts';
import { createCommands, type HandDoors } from './commands.ts';
import { createService } from './service.ts';
import { createAsking, type Parts } from './service-asking.ts';
import { createHomeParts } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export type { HandDoors } from './commands.ts';

export function createHands(deps: Deps, doors: HandDoors): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const asking = createAsking(parts);
  const service = createService(parts, asking);
  return {
    name: 'hands',
    ...createCommands(parts, service, doors),
    touches: createTouches(service),
    ...createHomeParts(parts),
    onExperiment: async ({ id, ...experiment }, { person }) =>
      leadsOf(experiment).includes(person.userId)
        ? { buttons: [button('Ask for a hand', 'hands:open', { value: `experiment/${id}` })] }
        : {},
    ...createPrivacyParts(parts, asking),
  };
}
