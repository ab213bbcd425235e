/** Groups by lot with mixed functions and few repeats, and the order in which people speak. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { createActions } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export interface Groups extends Contributions {
  /** Who sits with her in the groups drawn last, she among them; null when none were drawn, or she is in none. */
  groupOf(session: Session, userId: string): Promise<string[] | null>;
}

export function createGroups(deps: Deps): Groups {
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
    groupOf: async ({ teamId, id }, userId) =>
      (await parts.store.listOf(teamId, id)).flatMap(({ groups }) => groups.filter((group) => group.includes(userId))).at(-1) ?? null,
    ...createPrivacyParts(parts),
  };
}
