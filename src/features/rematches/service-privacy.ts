/** What is kept of a search for a partner: P1, for 90 days after the round. */
import type { Contributions } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { PlaceState } from './rules.ts';
import type { Parts } from './service.ts';

const P1_KEPT_DAYS = 90;

const SAID: Readonly<Record<PlaceState, string>> = {
  offered: 'you may look for another partner',
  looking: 'somebody is looked for',
  placed: 'somebody was found',
  stopped: 'no need',
  'in-vain': 'nobody could be found',
};

export const createPrivacyParts = ({ deps, store }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> => ({
  forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),

  storedAbout: async (teamId, userId) => {
    const records = await Promise.all(
      (await store.of(teamId, userId)).map(async ({ communityId, state, since, closesOn, privacy }) => ({
        community: (await deps.communities.find(teamId, communityId))?.name ?? communityId,
        ...{ state: SAID[state], since: sayInstant(since), until: closesOn, privacy },
      })),
    );
    return records.length === 0 ? [] : [{ title: 'Coaching pairs that were closed, and places in a round', records }];
  },

  tidy: (now) => store.tidy(addDays(toLocal(now, 'Etc/UTC').date, -P1_KEPT_DAYS)),
});
