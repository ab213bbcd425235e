/** Leaving with everything: the shelf as a folder of open formats, and the same folder taken in. */
import type { Contributions, HomePanel } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createCommands } from './commands.ts';
import { createService, type ExportsDoors, type Service } from './service.ts';
import { exportRow } from './views.ts';

export type { ShelfFile } from './rules.ts';
export type { ExportsDoors, Imported } from './service.ts';

export interface Exports extends Contributions, Service {}

export function createExports(deps: Deps, doors: ExportsDoors): Exports {
  const service = createService(deps, doors);
  const settings: HomePanel = {
    section: 'settings',
    plural: 'what you can take along',
    rows: async ({ memberships }) =>
      memberships
        .filter(({ roles }) => roles.includes('steward'))
        .map(({ community }, at) => ({ rank: 900 + at, blocks: exportRow(community.id, community.name) })),
  };
  return { name: 'exports', home: [settings], ...createCommands(deps, service), ...service };
}
