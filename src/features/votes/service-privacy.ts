/** Ballots of somebody who leaves go; the counting post says so. Nothing of a closed vote leads to a person. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Parts } from './service.ts';
import type { Posts } from './service-post.ts';

export function createPrivacyParts({ deps, topics, store, ballots }: Parts, posts: Posts) {
  return {
    async forget({ teamId, userId, communityId }: Forgetting): Promise<void> {
      const hers = await ballots.listOf(teamId, userId);
      for (const ballot of hers.filter((one) => communityId === null || one.communityId === communityId)) {
        await ballots.remove(teamId, ballot.voteId, userId);
        const vote = await store.find(teamId, ballot.voteId);
        if (vote) await posts.redraw(vote);
      }
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const records: StoredSection['records'] = [];
      for (const { communityId, dots, northStar, privacy } of await ballots.listOf(teamId, userId)) {
        const community = await deps.communities.get(teamId, communityId);
        const sayAll = async (ids: readonly string[]) => (await topics.find(community, ids)).map(({ text }) => text).join(' · ');
        records.push({ dots: await sayAll(dots), serves: await sayAll(northStar), privacy });
      }
      return records.length > 0 ? [{ title: 'Your ballot in the open vote; deleted when it closes', records }] : [];
    },
  };
}
