/** Checklists, decision trees and rubrics that run in Slack, and copies of them for one's own team. (practice rows 36, 58) */
import type { Contributions, DigestLine } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { createCommands } from './commands.ts';
import { createCopyCommands } from './commands-copies.ts';
import { createService, type Parts } from './service.ts';
import { createCopies } from './service-copies.ts';
import { createDesk } from './service-desk.ts';
import { createFinding } from './service-finding.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore, type ToolCount } from './store.ts';
import { usageLine } from './views.ts';

const RUN_KEPT = 90 * DAY;

export function createTools(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  const copies = createCopies(parts, service);
  const desk = createDesk(parts, service);
  const commands = createCommands(parts, service, desk);
  const copying = createCopyCommands(service, copies, desk);

  /** Once a month, in its first digest. */
  const usage: DigestLine = {
    rank: 80,
    line: async (community, now) => {
      const today = deps.calendar.today(community, now);
      if (today.slice(8) > '07') return null;
      const lastMonth = addDays(`${today.slice(0, 7)}-01`, -1).slice(0, 7);
      const rows = await parts.store.counts(community.teamId, community.id, lastMonth);
      const sum = (what: ToolCount['what']): number => rows.reduce((n, row) => n + (row.what === what ? row.n : 0), 0);
      return usageLine({ between: sum('between'), onSessionDays: sum('on-a-session-day'), copies: sum('copied') });
    },
  };

  return {
    name: 'tools',
    commands: commands.commands,
    actions: { ...commands.actions, ...copying.actions },
    submissions: { ...commands.submissions, ...copying.submissions },
    digest: [usage],
    ...createFinding(parts, service),
    ...createPrivacyParts(parts, service),
    tidy: (now) => parts.store.removeRunsBefore(now - RUN_KEPT),
  };
}
