/** What membership shows on App Home: a pause that ended, and one's settings. */
import type { HomePanel, HomeRow, Viewer } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';
import { aboutRow } from './views-about.ts';
import { pauseEndedRow } from './views-pause.ts';
import { settingsRow } from './views-settings.ts';

const SHOWN_AFTER_PAUSE = 7;

export function createHomePanels({ deps, store }: Parts): HomePanel[] {
  const mine = async (viewer: Viewer): Promise<HomeRow[]> => {
    const today = toLocal(viewer.now, viewer.person.zone).date;
    const rows: HomeRow[] = [];
    for (const { community, member } of viewer.memberships) {
      const endedOn = belongs(member) ? await store.findPauseEnd(member) : null;
      if (endedOn && addDays(endedOn, SHOWN_AFTER_PAUSE) > today) rows.push({ rank: 0, blocks: pauseEndedRow(community, endedOn) });
    }
    return rows;
  };

  const settings = async (viewer: Viewer): Promise<HomeRow[]> => {
    const { teamId, userId } = viewer.person;
    const slot = await deps.attention.slot(teamId, userId);
    const memberships = viewer.memberships.filter(({ member }) => belongs(member));
    return [
      ...memberships.map(({ community, member }, index) => ({ rank: index, blocks: settingsRow({ community, member, slot }) })),
      { rank: 100, blocks: aboutRow },
    ];
  };

  return [
    { section: 'mine', plural: 'all pauses that ended', rows: mine },
    { section: 'settings', plural: 'all settings', rows: settings },
  ];
}
