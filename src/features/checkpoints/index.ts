/** Check-ins while an experiment runs: asked for in the weekly slot, parked by silence, closed after six weeks. (practice 3.6, 3.9 a3) */
import { leadsOf } from '../../community/experiment.ts';
import type { Contributions, PageParts } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { button } from '../../platform/slack/text.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPlans } from './service-plans.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { checkInsBlocks, SHOWN } from './views-page.ts';

const RANK = 20;

export function createCheckpoints(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);

  return {
    name: 'checkpoints',
    ...createCommands(parts, service),
    touches: createTouches(parts),
    asks: createAsks(parts, service),
    ...createPlans(parts, service),
    ...createPrivacyParts(parts),
    onExperiment: async (experiment, viewer, whole): Promise<PageParts> => {
      const isLead = leadsOf(experiment).includes(viewer.person.userId);
      const views = whole ? await service.visible(experiment, viewer) : [];
      return {
        sections: views.length === 0 ? [] : [{ place: 'below', rank: RANK, blocks: checkInsBlocks(views, viewer.person.zone) }],
        buttons: [
          ...(isLead && experiment.state === 'running' ? [button('Check in', 'checkpoints:answer', { value: experiment.id })] : []),
          ...(views.length > SHOWN ? [button('All check-ins', 'checkpoints:all', { value: experiment.id })] : []),
        ],
      };
    },
  };
}
