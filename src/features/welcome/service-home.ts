/** What welcome shows on App Home: what she hopes for. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Parts } from './service.ts';
import { hopeRow } from './views-posts.ts';

export function createHomePanels({ store }: Parts): HomePanel[] {
  const mine = async (viewer: Viewer): Promise<HomeRow[]> => {
    const rows: HomeRow[] = [];
    for (const { community, member } of viewer.memberships) {
      if (!belongs(member)) continue;
      const hope = (await store.find(member))?.hope;
      if (hope) rows.push({ rank: 80, blocks: hopeRow(community, hope) });
    }
    return rows;
  };
  return [{ section: 'mine', plural: 'everything of your beginning', rows: mine }];
}
