/** The board in week 2: what is running, new and decided, failures too; cheer, ask, borrow, start one. (practice 3.9, a2) */
import { leadsOf, seesTitle } from '../../community/experiment.ts';
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import { DAY } from '../../platform/clock.ts';
import { button } from '../../platform/slack/text.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts, POST } from './service.ts';
import { createStore } from './store.ts';
import { cheerLine, reviewMessage } from './views.ts';

export function createBoards(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const { store } = parts;
  const service = createService(parts);
  return {
    name: 'boards',
    ...createCommands(parts, service),
    touches: [
      {
        ...{ id: POST, practice: 'a2', name: 'Experiment board', anchor: { on: 'session', kinds: ['topic'], offset: 9 }, at: '10:00' },
        ...{ surface: 'channel', audience: 'everyone here', each: 'community', minutes: 2, catchUp: { within: 2 * DAY } },
        ...{ whenUnsure: 'hold', why: 'In the second week after a session everyone sees what is being tried.', run: service.post },
      },
    ],
    sent: {
      [POST]: async ({ teamId, about, channel, ts }) => {
        if (about && ts !== '') await store.sent(teamId, about.id, channel, ts);
      },
    },
    stepTools: [{ tool: 'board', begin: async ({ community, now }) => reviewMessage(await service.view(community, null, now)) }],
    onExperiment: async (experiment, { person }) => {
      if (!leadsOf(experiment).includes(person.userId)) {
        return {
          buttons: [button('Cheer', 'boards:cheer', { value: experiment.id }), button('Ask', 'boards:ask', { value: experiment.id })],
        };
      }
      const cheers = (await store.cheersFor(person.teamId, experiment.id)).map(({ userId }) => userId);
      const names = [...(await deps.people.findMany(person.teamId, cheers)).values()].map(({ name }) => name);
      return names.length === 0 ? {} : { sections: [{ place: 'below', rank: 80, blocks: [cheerLine(names)] }] };
    },
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
    storedAbout: async (teamId, userId) => {
      // What she cheered for may have been made private since.
      const memberOf = (await deps.members.of(teamId, userId)).filter(belongs).map(({ communityId }) => communityId);
      const looker = { userId, memberOf, inOrganisation: false };
      const records = (await store.cheersBy(teamId, userId)).map(async ({ experimentId, privacy }) => {
        const experiment = await deps.experiments.find(teamId, experimentId);
        const title = experiment && (seesTitle(deps.privacy, looker, experiment) ? experiment.title : 'kept private');
        return { experiment: title ?? 'one that has gone', privacy };
      });
      return records.length === 0 ? [] : [{ title: 'Experiments you cheer for', records: await Promise.all(records) }];
    },
  };
}
