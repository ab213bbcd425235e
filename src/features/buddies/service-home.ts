/** What buddies show on App Home: whoever she is to meet. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Parts } from './service.ts';
import { buddyRow } from './views.ts';

export function createHomePanels({ pairs, store }: Parts): HomePanel[] {
  const mine = async (viewer: Viewer): Promise<HomeRow[]> => {
    const rows: HomeRow[] = [];
    for (const { community, member } of viewer.memberships) {
      if (!belongs(member)) continue;
      for (const pair of await store.openWith(member)) {
        const names = await pairs.names(pair);
        const newcomer = pair.newcomerId === viewer.person.userId;
        rows.push({ rank: 50, blocks: buddyRow(community, newcomer ? names.buddy : names.newcomer, newcomer) });
      }
    }
    return rows;
  };
  return [{ section: 'mine', plural: 'all buddies', rows: mine }];
}
