/** Everything on the shelf, written, read, changed and looked after: cards, notes, findings, stories, playbooks, templates, terms. */
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { touches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createStateCommands } from './commands-states.ts';
import { createWritingCommands } from './commands-writing.ts';
import { createService } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStates } from './service-states.ts';
import { createVersions } from './service-versions.ts';
import { createWriting } from './service-writing.ts';
import { itemRow } from './views-list.ts';

export function createCards(deps: Deps): Contributions {
  const service = createService(deps);
  const states = createStates(deps, service);
  const writing = createWritingCommands(deps, service, createWriting(deps, service, states));
  const reading = createCommands(deps, service, writing);
  const changing = createStateCommands(deps, service, states, createVersions(deps, service), reading.mine);

  const mine: HomePanel = {
    section: 'mine',
    plural: 'what you wrote for the shelf',
    rows: async ({ person, now }) =>
      (await reading.listMine({ teamId: person.teamId, userId: person.userId, now })).map((item, at) => ({
        rank: 200 + at,
        blocks: itemRow(item),
      })),
  };

  return {
    name: 'cards',
    commands: reading.commands,
    actions: { ...reading.actions, ...writing.actions, ...changing.actions },
    submissions: { ...writing.submissions, ...changing.submissions },
    touches,
    home: [mine],
    describe: { item: service.describeItem },
    ...createPrivacyParts(deps),
  };
}
