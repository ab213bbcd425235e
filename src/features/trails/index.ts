/** Trails: from a conversation to what others reuse, as links that can be walked, with the three clocks that they give. */
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createCommands } from './commands.ts';
import { createService, type TrailsDoors } from './service.ts';
import { chainRow, clocksRow } from './views.ts';

export type { TrailsDoors } from './service.ts';

export function createTrails(deps: Deps, doors: TrailsDoors): Contributions {
  const service = createService(deps, doors);

  const mine: HomePanel = {
    section: 'mine',
    plural: 'your trails',
    rows: async (viewer) => (await service.chainsOf(viewer)).map((chain, at) => ({ rank: 60 + at, blocks: chainRow(chain) })),
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'from talk to use',
    rows: async ({ memberships, now }) => {
      const rows = [];
      for (const { community } of memberships) {
        const clocks = await service.clocks(community, now);
        const any = [clocks.t1, clocks.t2, clocks.t3].some(({ finished }) => finished > 0);
        if (any) rows.push({ rank: 400, blocks: clocksRow(community.name, clocks) });
      }
      return rows;
    },
  };

  return { name: 'trails', ...createCommands(deps, service), home: [mine, ours] };
}
