/** Cases: told in a group, read by it, kept thirty days, and a note of them only when their bringer wants one. (practice 21, 41) */
import type { Contributions, HomePanel, HomeRow } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { type CasesDoors, createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { leadRow, mineRow } from './views.ts';

export function createCases(deps: Deps, doors: CasesDoors): Contributions {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const { store } = parts;
  const service = createService(parts);

  const mine: HomePanel = {
    section: 'mine',
    plural: 'your cases',
    rows: async ({ person, memberships, now }) => {
      const rows: HomeRow[] = [];
      for (const { sessionId, question, readers } of await store.broughtBy(person.teamId, person.userId)) {
        const session = await deps.calendar.findSession(person.teamId, sessionId);
        if (session) rows.push({ rank: 20, blocks: mineRow(sessionId, session.onDate, question, readers.length > 0) });
      }
      for (const { community } of memberships) {
        const next = await service.nextSession(person.teamId, community.id, deps.calendar.today(community, now));
        if (!next || ![next.facilitatorId, next.secondId].includes(person.userId)) continue;
        const bringers = (await store.listOf(person.teamId, next.id)).map(({ bringerId }) => bringerId);
        const people = await deps.people.findMany(person.teamId, bringers);
        const names = bringers.map((id) => people.get(id)?.name ?? 'Somebody');
        if (names.length > 0) rows.push({ rank: 21, blocks: leadRow(next.onDate, names) });
      }
      return rows;
    },
  };

  return {
    name: 'cases',
    ...createCommands(parts, service),
    touches: createTouches(parts),
    asks: createAsks(parts, service),
    home: [mine],
    stepTools: [{ tool: 'case', begin: service.tell }],
    sessionChanged: service.sessionChanged,
    ...createPrivacyParts(parts),
  };
}
