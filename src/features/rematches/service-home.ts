/** On Home: somebody is looked for, or could be. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import { hasRoom } from './rules.ts';
import type { Parts } from './service.ts';
import type { Places } from './service-places.ts';
import { placeRow } from './views.ts';

const RANK = 40;

export const createHomePanels = ({ deps, store }: Parts, places: Places): HomePanel[] => [
  {
    section: 'mine',
    plural: 'all places in a round',
    rows: async ({ person, memberships, now }) => {
      const rows: HomeRow[] = [];
      const told = new Set<string>();
      for (const place of await store.of(person.teamId, person.userId)) {
        const { roundId, state, closesOn, communityId, fromId } = place;
        const here = memberships.find(({ community, member }) => community.id === communityId && belongs(member));
        if (!here || roundId === null || told.has(roundId) || (state !== 'looking' && state !== 'offered')) continue;
        const looking = state === 'looking';
        if (!looking && !hasRoom(closesOn, deps.calendar.today(here.community, now))) continue;
        if (await places.livePairOf({ ...place, roundId })) continue;
        told.add(roundId);
        rows.push({ rank: RANK, blocks: placeRow(fromId, looking, closesOn) });
      }
      return rows;
    },
  },
];
