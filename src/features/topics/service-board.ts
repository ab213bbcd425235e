/** The board as one person sees it. */
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Parts, Service, Who } from './service.ts';
import { readFacts } from './service-ballots.ts';
import type { Swaps } from './service-swap.ts';
import type { Tidying } from './service-tidying.ts';
import type { Place } from './views-board.ts';
import type { BoardView } from './views-rows.ts';

export function createBoard({ deps, doors, store, people }: Parts, service: Service, tidying: Tidying, swaps: Swaps) {
  const { calendar } = deps;

  /** Topics of sessions to come, without what has not been read out. */
  async function listComing(community: Community): Promise<BoardView['coming']> {
    const secrets = await doors.votes().secrets(community);
    const sessions = (await calendar.sessions(community.teamId, community.id)).filter(({ status }) => status === 'planned');
    return sessions.flatMap((session) =>
      session.topic === null || (session.topicId !== null && secrets.has(session.topicId))
        ? []
        : [{ on: sayDate(service.startOf(community, session), community.zone), text: session.topic }],
    );
  }

  return {
    async view(community: Community, who: Who, place: Place, notice: string | null): Promise<BoardView> {
      const { teamId, id } = community;
      const isHost = await service.isHost(community, who);
      const { line, buttons, options } = await doors.votes().onBoard(community, who);
      const leads = new Set((await people.volunteeringOf(teamId, who.userId)).map(({ topicId }) => topicId));
      const listed = await service.listed(community);
      return {
        communityId: id,
        isHost,
        maySwap: isHost || (await swaps.choices(community, who)).length > 0,
        page: place.p,
        showsParked: place.k,
        notice,
        voting: { line, buttons },
        topics: listed.map((topic) => ({
          ...{ id: topic.id, text: topic.text, ...readFacts(topic, community.settings.k) },
          onBallot: options.includes(topic.id),
          leads: leads.has(topic.id),
        })),
        doubles: isHost ? await tidying.doubles(community) : [],
        parked: (await store.list(teamId, id, ['parked'])).map((topic) => ({ id: topic.id, text: topic.text, why: topic.why ?? '' })),
        coming: await listComing(community),
      };
    },
  };
}

export type Board = ReturnType<typeof createBoard>;
