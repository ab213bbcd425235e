/** What waits on App Home: her page, or a tap for other dates. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { MINUTE } from '../../platform/clock.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { isAskedAgain } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { againRow, pageRow } from './views-home.ts';

export function createHomePanels({ deps }: Parts, service: Service): HomePanel[] {
  const rows = async ({ person, now }: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = person;
    const found: HomeRow[] = [];
    for (const { id } of await deps.pairs.list({ teamId, userId, states: ['told', 'agreed'] })) {
      const whole = await service.load(teamId, id);
      const mine = whole?.pages.find((page) => page.userId === userId);
      if (!whole || !mine) continue;
      const { pact, community } = whole;
      const rank = Math.round((toInstant(pact.releaseOn, '10:00', community.zone) - now) / MINUTE);
      if (mine.signedAt === null) found.push({ rank, blocks: pageRow(whole, userId) });
      else if (isAskedAgain(mine, pact.version)) found.push({ rank, blocks: againRow(whole, userId) });
    }
    return found;
  };
  return [{ section: 'now', plural: 'all pacts', rows }];
}
