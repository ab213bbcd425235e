/** Pilots of two teams: a yes from both leads before anything starts, and an alignment check that each answers alone. (practice row 55) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createCheckCommands } from './commands-checks.ts';
import { isPilot } from './rules.ts';
import { createService, type Parts } from './service.ts';
import { createChecks } from './service-checks.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export function createPilots(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  const checks = createChecks(parts);
  const pages = createPages(parts, checks);
  const commands = createCommands(parts, service, pages);
  const checking = createCheckCommands(checks);

  return {
    name: 'pilots',
    actions: { ...commands.actions, ...checking.actions },
    submissions: { ...commands.submissions, ...checking.submissions },
    events: commands.events,
    touches: createTouches(parts, pages),
    asks: createAsks(parts, service, checks, pages),
    home: pages.home,
    onExperiment: pages.onExperiment,
    experimentChanged: async (now, was, at) => {
      if (!isPilot(now)) return;
      await service.partnerChanged(now, was, at);
      await checks.stateChanged(now, was, at);
    },
    ...createPrivacyParts(parts, service),
  };
}
