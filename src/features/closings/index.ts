/** The end of the nine weeks: how many talks, how useful, one thing done differently, thanks. (practice 3.7, c3) */
import type { Contributions, HomePanel, HomeRow } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { isOf, othersOf } from '../../community/pair.ts';
import { DAY } from '../../platform/clock.ts';
import { plainSection } from '../../platform/slack/text.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createTotals } from './service-totals.ts';
import { createStore } from './store.ts';
import { membersLine, mineRow, stewardsLine, theirsRow } from './views.ts';

const IN_DIGEST = 7 * DAY;
const ON_HOME = 28 * DAY;

export function createClosings(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const { store } = parts;
  const service = createService(parts);
  const totals = createTotals(parts);

  /** Her newest, and what those she talked with have shown her. */
  const mine: HomePanel = {
    section: 'mine',
    plural: 'what changed since your talks',
    rows: async ({ person: { teamId, userId } }) => {
      const rows: HomeRow[] = [];
      const hers = await deps.pairs.list({ teamId, userId });
      const [newest] = await store.textsOf(teamId, userId);
      if (newest) {
        const pair = hers.find(({ id }) => id === newest.pairId);
        const others = pair && isOf(pair, userId) ? await service.namesOf(pair, othersOf(pair, userId)) : [];
        const { pairId, text, privacy } = newest;
        rows.push({ rank: 65, blocks: mineRow({ pairId, others, text, isShown: privacy === 'P1' }) });
      }
      for (const pair of hers) {
        for (const other of othersOf(pair, userId)) {
          const shown = await store.findText(teamId, pair.id, other);
          const [name = 'Somebody'] = await service.namesOf(pair, [other]);
          if (shown?.privacy === 'P1') rows.push({ rank: 66, blocks: theirsRow(name, shown.text) });
        }
      }
      return rows;
    },
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'rounds of peer coaching',
    rows: async ({ memberships, now }) => {
      const rows: HomeRow[] = [];
      for (const { community } of memberships) {
        const latest = await totals.latest(community, now, ON_HOME);
        const line = latest && membersLine(latest);
        if (line) rows.push({ rank: 80, blocks: [plainSection(line)] });
      }
      return rows;
    },
  };

  return {
    name: 'closings',
    ...createCommands(parts, service),
    touches: createTouches(parts, service),
    asks: createAsks(parts, service),
    home: [mine, ours],
    digest: [
      {
        rank: 36,
        line: async (community, now) => {
          const latest = await totals.latest(community, now, IN_DIGEST);
          return (latest && stewardsLine(latest)) || null;
        },
      },
    ],
    pairChanged: service.pairChanged,
    ...createPrivacyParts(parts, totals),
  };
}
