/** What a decided vote says, in the thread, in its post and wherever else a session's topic is explained. */
import type { Community, Session } from '../../community/records.ts';
import type { Parts, Service } from './service.ts';
import type { Vote } from './store.ts';
import { type ResultView, whyChosen } from './views-result.ts';

export function createReadings({ deps, topics, store }: Parts, service: Service) {
  const { calendar, communities, people } = deps;

  const leaderOf = async (session: Session): Promise<string | null> => {
    if (session.leadership !== 'led' || session.facilitatorId === null) return null;
    return (await people.find(session.teamId, session.facilitatorId))?.name ?? null;
  };

  /** What is read out; the topic's session as it is now. */
  async function resultOf(vote: Vote, community: Community): Promise<ResultView> {
    const [chosen] = vote.chosenId === null ? [] : await topics.find(community, [vote.chosenId]);
    const sessions = await calendar.sessions(vote.teamId, vote.communityId);
    const session = chosen && sessions.find(({ topicId, status }) => topicId === chosen.id && status === 'planned');
    const won = chosen && vote.totals?.[chosen.id];
    return {
      topic: chosen?.text ?? null,
      on: session ? service.startOf(community, session) : null,
      zone: community.zone,
      chosenBy: vote.chosenBy,
      outcome: vote.outcome,
      dots: won === undefined ? null : { won, all: Object.values(vote.totals ?? {}).reduce((sum, n) => sum + n, 0), voted: vote.voted },
      fromLibrary: chosen?.fromLibrary ?? false,
      leader: session ? await leaderOf(session) : null,
      retired: await topics.sayRetired(vote.teamId, vote.retired),
    };
  }

  return {
    leaderOf,
    resultOf,

    /** Why it became the topic, in a sentence of plain text; null when nobody voted on it. */
    async whyOf({ teamId, communityId, topicId }: Session): Promise<string | null> {
      const all = await store.list(teamId, communityId);
      const vote = topicId === null ? null : all.find(({ chosenId, status }) => chosenId === topicId && status === 'settled');
      return vote ? whyChosen(await resultOf(vote, await communities.get(teamId, communityId))) : null;
    },
  };
}

export type Readings = ReturnType<typeof createReadings>;
