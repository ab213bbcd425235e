/** What is stored about who accompanied whom, and for how long. */
import type { Contributions } from '../../community/feature.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';

const P1_KEPT_DAYS = 90;

export function createPrivacyParts({ deps, store }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const personName = async (teamId: string, id: string): Promise<string> => (await deps.people.find(teamId, id))?.name ?? id;

  return {
    storedAbout: async (teamId, userId) => {
      const records = (await store.of(teamId, userId)).map(async (row) => ({
        community: (await deps.communities.find(teamId, row.communityId))?.name ?? row.communityId,
        newcomer: await personName(teamId, row.newcomerId),
        buddy: await personName(teamId, row.buddyId),
        introduced: row.introducedOn,
        state: row.status,
        privacy: row.privacy,
      }));
      return [{ title: 'Buddies', records: await Promise.all(records) }];
    },
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
    tidy: (now) => store.tidy(addDays(toLocal(now, 'Etc/UTC').date, -P1_KEPT_DAYS)),
  };
}
