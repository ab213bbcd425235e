/** Small jobs of ten to thirty minutes that anybody may take: the scribe of a session, and who answers first. (practice row 29) */
import type { Contributions, DigestLine, HomePanel, HomeRow } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { jobRow, openLine } from './views.ts';

const DAYS_ON_HOME = 14;
const DAYS_IN_DIGEST = 6;

export function createJobs(deps: Deps): Contributions {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);

  const ours: HomePanel = {
    section: 'ours',
    plural: 'all small jobs',
    rows: async (viewer) => {
      const rows: HomeRow[] = [];
      for (const { community, member } of viewer.memberships) {
        if (community.status !== 'active' || !belongs(member)) continue;
        const session = await service.near(community, viewer.now, DAYS_ON_HOME);
        if (session) rows.push({ rank: 30, blocks: jobRow(await service.view(community, session, viewer.person.userId)) });
      }
      return rows;
    },
  };

  const stillOpen: DigestLine = {
    rank: 30,
    line: async (community, now) => {
      const session = await service.near(community, now, DAYS_IN_DIGEST);
      return session?.scribeId === null ? openLine(session.onDate) : null;
    },
  };

  return {
    name: 'jobs',
    ...createCommands(parts, service),
    touches: createTouches(parts, service),
    asks: createAsks(parts, service),
    home: [ours],
    digest: [stillOpen],
    sessionChanged: service.sessionChanged,
    ...createPrivacyParts(parts, service),
  };
}
