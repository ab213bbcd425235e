/** App Home on the day: the console of whoever leads; and for everybody the day of her last session. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { MINUTE } from '../../platform/clock.ts';
import type { Parts } from './service.ts';
import { isPast } from './service-days.ts';
import { consoleRow } from './views-console.ts';
import { lastSessionRow } from './views-people.ts';

export function createHomePanels({ arrivals, days, consoles, consoleStore }: Parts): HomePanel[] {
  const now = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const rows: HomeRow[] = [];
    for (const { sessionId } of await consoleStore.listFor(teamId, userId)) {
      const facts = await days.find(teamId, sessionId, viewer.now);
      const open = facts?.session.status === 'planned' && !isPast(facts) && facts.leaders.includes(userId) && viewer.now < facts.day.endsAt;
      if (!facts || !open) continue;
      rows.push({ rank: (facts.day.endsAt - viewer.now) / MINUTE, blocks: consoleRow(await consoles.viewOf(facts)) });
    }
    return rows;
  };

  const settings = async (viewer: Viewer): Promise<HomeRow[]> => {
    const lasts = await arrivals.lastsOf(viewer.person.teamId, viewer.person.userId);
    return viewer.memberships.flatMap(({ community }) => {
      const last = lasts.find(({ communityId }) => communityId === community.id);
      return last ? [{ rank: 90, blocks: lastSessionRow(community.name, last.onDate) }] : [];
    });
  };

  return [
    { section: 'now', plural: 'sessions you lead today', rows: now },
    { section: 'settings', plural: 'last sessions', rows: settings },
  ];
}
