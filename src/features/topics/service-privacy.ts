/** What is kept about somebody, what may be exported, and what becomes of it when she leaves. */
import type { Forgetting, StoredSection } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import type { Parts } from './service.ts';

export function createPrivacyParts({ doors, store, people }: Parts) {
  const textOf = async (teamId: string, id: string): Promise<string> => (await store.find(teamId, id))?.text ?? '';

  /** Her wish is taken back with its count, and a topic that nobody else asked for goes, unless it was voted on. */
  async function takeBack(teamId: string, topicId: string): Promise<void> {
    const topic = await store.find(teamId, topicId);
    if (!topic) return;
    const asked = Math.max(0, topic.asked - 1);
    const isUnwanted = asked === 0 && topic.state === 'listed' && topic.seedId === null;
    if (isUnwanted && !(await doors.votes().wasOnBallot(topic))) await store.remove(teamId, topicId);
    else await store.change(teamId, topicId, { asked });
  }

  return {
    async forget({ teamId, userId, communityId, choice }: Forgetting): Promise<void> {
      const isMeant = (row: { communityId: string }): boolean => communityId === null || row.communityId === communityId;
      for (const wish of (await people.wishesOf(teamId, userId)).filter(isMeant)) {
        await people.removeWish(teamId, wish.topicId, userId);
        if (choice === 'delete') await takeBack(teamId, wish.topicId);
      }
      for (const lead of (await people.volunteeringOf(teamId, userId)).filter(isMeant))
        await people.removeVolunteer(teamId, lead.topicId, userId);
    },

    async storedAbout(teamId: string, userId: string): Promise<StoredSection[]> {
      const wishes = await people.wishesOf(teamId, userId);
      const leads = await people.volunteeringOf(teamId, userId);
      return [
        {
          title: 'Topics you asked for, shown to nobody',
          records: await Promise.all(wishes.map(async ({ topicId }) => ({ topic: await textOf(teamId, topicId), privacy: 'P0' }))),
        },
        {
          title: 'Topics you would lead',
          records: await Promise.all(leads.map(async ({ topicId, privacy }) => ({ topic: await textOf(teamId, topicId), privacy }))),
        },
      ].filter(({ records }) => records.length > 0);
    },

    async exportOf(community: Community): Promise<StoredSection[]> {
      const secrets = await doors.votes().secrets(community);
      const topics = (await store.list(community.teamId, community.id)).filter((topic) => topic.privacy === 'P3');
      return [
        {
          title: 'Topics',
          records: topics.map(({ id, text, state, asked, losses, subTag, why, privacy }) => ({
            ...{ topic: text, state: secrets.has(id) ? 'listed' : state, asked, losses, subTag, why, privacy },
          })),
        },
      ];
    },
  };
}
