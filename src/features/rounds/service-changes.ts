/** What others do that concerns a round before it begins: a session moves, somebody pauses or goes, a list changes. */
import type { Contributions } from '../../community/feature.ts';
import type { Community, Session } from '../../community/records.ts';
import type { Parts, Round, Service } from './service.ts';
import type { Places } from './service-places.ts';
import type { Posts } from './service-post.ts';
import type { Settling } from './service-settling.ts';

type Hears = Required<Pick<Contributions, 'sessionChanged' | 'memberChanged' | 'boundsChanged'>>;

export interface ChangeParts {
  parts: Parts;
  service: Service;
  places: Places;
  settling: Settling;
  posts: Posts;
}

export function createChanges({ parts: { deps, store }, service, places, settling, posts }: ChangeParts): Hears {
  const { communities, members } = deps;

  /** Settled anew, where the round is drawn and nobody was told. After that somebody else looks after it. */
  async function settle(teamId: string, communityId: string, userId: string, now: number): Promise<void> {
    const community = await communities.find(teamId, communityId);
    if (!community) return;
    for (const round of await drawn(community))
      if ((await store.findEntry(teamId, round.id, userId))?.isIn) await settling.settle(community, round, now);
  }

  const drawn = async (community: Community): Promise<Round[]> =>
    (await store.list(community.teamId, community.id)).some(({ state }) => state === 'drawn')
      ? (await service.list(community)).filter(({ state }) => state === 'drawn')
      : [];

  return {
    sessionChanged: async (session: Session, was: Session, now: number) => {
      if (session.kind !== 'topic' || (session.onDate === was.onDate && session.status === was.status)) return;
      const community = await communities.find(session.teamId, session.communityId);
      const round = community && (await service.ofSession(community, session));
      if (!community || !round || (round.state !== 'open' && round.state !== 'drawn')) return;
      if (round.state === 'drawn') await places.follow(round, now);
      await posts.redraw(community, round);
    },
    memberChanged: async (member, was, now) => {
      if (was !== null && (was.status !== member.status || was.level !== member.level || was.pausedUntil !== member.pausedUntil))
        await settle(member.teamId, member.communityId, member.userId, now);
    },
    boundsChanged: async (teamId, userId, now) => {
      for (const { communityId } of await members.of(teamId, userId)) await settle(teamId, communityId, userId, now);
    },
  };
}
