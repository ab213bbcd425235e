/** Asking somebody to be one’s partner, at any time. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createAnswers } from './service-answers.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createWishes } from './service-wishes.ts';
import { createStore } from './store.ts';

export function createProposals(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  const answers = createAnswers(parts, service);
  const wishes = createWishes(parts, service);
  return {
    name: 'proposals',
    ...createCommands(parts, service, answers, wishes),
    touches: createTouches(parts, service, wishes),
    home: createHomePanels(service, answers, wishes),
    memberChanged: service.memberChanged,
    ...createPrivacyParts(parts, wishes),
  };
}
