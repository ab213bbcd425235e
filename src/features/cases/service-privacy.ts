/** What is stored about her cases, and how they go with her. Nothing of a case is ever exported. */
import type { Contributions } from '../../community/feature.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Parts } from './service.ts';

export const createPrivacyParts = ({ deps, store }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> => ({
  forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
  storedAbout: async (teamId, userId) => {
    const records = (await store.broughtBy(teamId, userId)).map(async (each) => {
      const community = await deps.communities.find(teamId, each.communityId);
      return {
        ...{ community: community?.name ?? each.communityId, situation: each.situation, tried: each.tried, question: each.question },
        ...{ 'must not leave the room': each.stays, 'deleted on': sayDate(each.expiresAt, community?.zone ?? 'Etc/UTC', true) },
        privacy: each.privacy,
      };
    });
    return records.length === 0 ? [] : [{ title: 'Cases you bring', records: await Promise.all(records) }];
  },
  tidy: async (now) => {
    await store.tidy(now);
  },
});
