/** Something left the room: two trust keepers, and each step only with the yes of whoever wrote it. (practice 3.8, h2) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createKeeperCommands } from './commands-keeper.ts';
import { createService } from './service.ts';
import { createHomeParts } from './service-home.ts';
import { createKeeping } from './service-keeper.ts';
import { createNorms, type Norms } from './service-norms.ts';
import { createPages } from './service-pages.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createTurns, type Parts } from './service-turns.ts';
import { createStore } from './store.ts';

/** What others ask of it: whether something rests, what a session opens with. Never why. */
export type Breaches = Contributions & Pick<Norms, 'heldUntil' | 'openingOf' | 'isPaused'>;

export function createBreaches(deps: Deps): Breaches {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const turns = createTurns(parts);
  const service = createService(parts, turns);
  const keeping = createKeeping(parts, service, turns);
  const norms = createNorms(parts);
  const pages = createPages(parts, service, turns);
  const { commands, actions, submissions } = createCommands(parts, service, turns, pages);
  return {
    name: 'breaches',
    commands,
    actions: { ...actions, ...createKeeperCommands(parts, keeping, norms, pages) },
    submissions,
    touches: createTouches(parts, turns),
    ...createHomeParts(parts, norms),
    ...createPrivacyParts(parts, service, turns),
    heldUntil: norms.heldUntil,
    openingOf: norms.openingOf,
    isPaused: norms.isPaused,
  };
}
