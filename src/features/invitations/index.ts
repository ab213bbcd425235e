/** Who else should take part: suggested by anybody, asked by whoever leads, counted by function. (practice row 54) */
import { leadsOf } from '../../community/experiment.ts';
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { button } from '../../platform/slack/text.ts';
import { createCommands } from './commands.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { rowBlocks } from './views.ts';

const SHOWN = 3;

export function createInvitations(deps: Deps): Contributions {
  const store = createStore(deps.db);
  return {
    name: 'invitations',
    ...createCommands(deps, store),
    onExperiment: async (experiment, { person }, whole) => {
      const leads = leadsOf(experiment).includes(person.userId);
      const rows = whole ? (await store.listFor(person.teamId, { kind: 'experiment', id: experiment.id })).slice(0, SHOWN) : [];
      return {
        ...(rows.length === 0
          ? {}
          : { sections: [{ place: 'below', rank: 70, blocks: rows.flatMap((row, at) => rowBlocks(row, at, leads)) }] }),
        ...(['idea', 'designed', 'running'].includes(experiment.state)
          ? { buttons: [button('Suggest someone', 'invitations:suggest', { value: `experiment/${experiment.id}` })] }
          : {}),
      };
    },
    ...createPrivacyParts(store),
  };
}
