/** What votes need of the list, and what becomes of a topic by them. */
import type { Community, Session } from '../../community/records.ts';
import { chooseOptions, LOSSES_TO_RETIRE } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Topic } from './store.ts';
import { factsOf, retiredLine, type TopicFacts } from './views.ts';

const isFromLibrary = ({ seedId, asked }: Topic): boolean => seedId !== null && asked === 0;

export const readFacts = (topic: Topic, k: number): TopicFacts => ({
  asked: topic.asked,
  fromLibrary: isFromLibrary(topic),
  star: topic.starOf >= k ? { yes: topic.starYes, of: topic.starOf } : null,
});

export function createBallotParts({ deps, store, people }: Parts, service: Service) {
  const { calendar, library } = deps;

  const findAll = async (teamId: string, ids: readonly string[]): Promise<Topic[]> =>
    (await Promise.all(ids.map((id) => store.find(teamId, id)))).filter((topic) => topic !== null);

  return {
    /** Members' own topics first; the library's, never put before, where there are too few. */
    async drawUp(community: Community, now: number): Promise<string[]> {
      const all = await store.list(community.teamId, community.id);
      const used = new Set(all.map(({ seedId }) => seedId));
      const keys = new Set(all.map(({ key }) => key));
      const seeds = library.seed_topics
        .filter(({ id }) => !used.has(id))
        .map((seed) => ({ ...service.blankTopic(community, 'library', seed.text, now), seedId: seed.id, subTag: seed.sub_tag }))
        .filter(({ key }) => !keys.has(key));
      const listed = all.filter(({ state }) => state === 'listed');
      const chosen = chooseOptions(listed, seeds);
      for (const seed of chosen.seeds) await store.add(seed);
      return [...chosen.listed, ...chosen.seeds].map(({ id }) => id);
    },

    find: async ({ teamId, settings }: Community, ids: readonly string[]) =>
      (await findAll(teamId, ids)).map((topic) => ({
        id: topic.id,
        text: topic.text,
        facts: factsOf(readFacts(topic, settings.k)),
        fromLibrary: isFromLibrary(topic),
        isListed: topic.state === 'listed',
      })),

    async lose(teamId: string, ids: readonly string[], now: number): Promise<string[]> {
      const retired: string[] = [];
      for (const topic of await findAll(teamId, ids)) {
        const losses = topic.losses + 1;
        const isOut = losses >= LOSSES_TO_RETIRE;
        await store.change(teamId, topic.id, { losses, ...(isOut ? { state: 'retired', retiredAt: now } : {}) });
        if (!isOut) continue;
        retired.push(topic.id);
        await people.forget(teamId, topic.id);
      }
      return retired;
    },

    sayRetired: async (teamId: string, ids: readonly string[]): Promise<string | null> =>
      retiredLine((await findAll(teamId, ids)).map(({ text }) => text)),

    async giveSession(teamId: string, id: string, session: Session | null, now: number): Promise<void> {
      const topic = await service.requireTopic(teamId, id);
      if (!session) return service.putInFront(topic, now);
      await store.change(teamId, topic.id, { state: 'chosen', frontAt: null });
      await calendar.changeSession(session, { topic: topic.text, topicId: topic.id }, now);
    },

    async addStars(teamId: string, yes: Readonly<Record<string, number>>, of: number): Promise<void> {
      for (const topic of await findAll(teamId, Object.keys(yes)))
        await store.change(teamId, topic.id, { starYes: topic.starYes + (yes[topic.id] ?? 0), starOf: topic.starOf + of });
    },

    ledBy: async (teamId: string, userId: string): Promise<string[]> =>
      (await people.volunteeringOf(teamId, userId)).map(({ topicId }) => topicId),

    async keepLeads(
      { community, userId, now }: { community: Community; userId: string; now: number },
      ids: readonly string[],
      named: readonly string[],
    ): Promise<void> {
      const { teamId, id: communityId } = community;
      for (const topicId of ids) {
        if (named.includes(topicId)) await people.addVolunteer({ teamId, communityId, topicId, userId }, now);
        else await people.removeVolunteer(teamId, topicId, userId);
      }
    },
  };
}
