/** A vote, its sessions and its hours; and who may take part now. */
import { startOf, topicSessionsAfter } from '../../community/calendar-rules.ts';
import { requireMember } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import type { VotedTopic, VotesDoors } from './index.ts';
import { CLOSES_AT, OPENS_AT } from './rules.ts';
import type { Store, Vote } from './store.ts';
import type { BallotStore } from './store-ballots.ts';

export interface Parts {
  deps: Deps;
  topics: VotesDoors;
  store: Store;
  ballots: BallotStore;
}

export interface OpenVote {
  vote: Vote;
  community: Community;
  closesAt: number;
  /** As they are now; one that was taken off the list meanwhile is missing. */
  options: VotedTopic[];
}

export function createService({ deps, topics, store }: Parts) {
  const { calendar, communities } = deps;

  const instantOf = (community: Community, { onDate }: Session, { offset, at }: { offset: number; at: string }): number =>
    toInstant(addWorkingDays(onDate, offset, calendar.holidays(community)), at, community.zone);
  const closesAt = (community: Community, coming: Session): number => instantOf(community, coming, CLOSES_AT);

  const getSession = async (teamId: string, id: string): Promise<Session> => {
    const session = await calendar.findSession(teamId, id);
    if (!session) throw new Error(`no session ${id}`);
    return session;
  };

  const stillListed = async (community: Community, ids: readonly string[]): Promise<VotedTopic[]> =>
    (await topics.find(community, ids)).filter(({ isListed }) => isListed);

  const requireVote = async (act: Act, voteId: string): Promise<{ vote: Vote; community: Community }> => {
    const vote = await store.find(act.teamId, voteId);
    if (!vote) throw new UserError('This vote is gone.', 'Type `/rondo topics` to see the list of today.');
    const community = await communities.get(act.teamId, vote.communityId);
    await requireMember(deps, community, act.userId);
    return { vote, community };
  };

  return {
    closesAt,
    getSession,
    requireVote,
    stillListed,

    sessionsAfter: async (session: Session): Promise<Session[]> =>
      topicSessionsAfter(await calendar.sessions(session.teamId, session.communityId), session),

    startOf: (community: Community, session: Session): number => startOf(session, community.zone),

    /** Who counts for the quorum. */
    countVoters: ({ teamId, id }: Community): Promise<number> => deps.members.count(teamId, id, ['member', 'core']),

    /** When the next vote opens that is still to open; null when none is in sight. */
    async nextOpening(community: Community, now: number): Promise<number | null> {
      const sessions = await calendar.sessions(community.teamId, community.id);
      for (const coming of sessions.filter(({ kind, status }) => kind === 'topic' && status === 'planned')) {
        const [target] = topicSessionsAfter(sessions, coming);
        const opensAt = instantOf(community, coming, OPENS_AT);
        if (target && target.topic === null && opensAt > now) return opensAt;
      }
      return null;
    },

    async requireOpen(act: Act, voteId: string): Promise<OpenVote> {
      const { vote, community } = await requireVote(act, voteId);
      const until = closesAt(community, await getSession(act.teamId, vote.comingId));
      if (vote.status !== 'open' || act.now >= until)
        throw new UserError(
          'This vote has closed, so nothing was kept.',
          'The result is read out at the end of the coming session; `/rondo topics` takes wishes for the next vote.',
        );
      return { vote, community, closesAt: until, options: await stillListed(community, vote.options) };
    },
  };
}

export type Service = ReturnType<typeof createService>;
