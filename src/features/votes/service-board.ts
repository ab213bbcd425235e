/** What the list of topics needs to know of the votes. */
import type { Button } from '@slack/types';
import type { Community } from '../../community/records.ts';
import type { Parts, Service } from './service.ts';
import type { Choices } from './service-choices.ts';
import type { Readings } from './service-readings.ts';
import { nextLine, openLine, voteButton } from './views.ts';
import { chooseButton } from './views-choice.ts';

interface Where {
  teamId: string;
  communityId: string;
  id: string;
}

export function createBoardParts({ deps, store }: Parts, service: Service, readings: Readings, choices: Choices) {
  /** In which somebody may vote now. */
  async function findOpen(community: Community, now: number) {
    const vote = (await store.list(community.teamId, community.id)).find(({ status }) => status === 'open');
    const coming = vote && (await deps.calendar.findSession(community.teamId, vote.comingId));
    if (!vote || !coming) return null;
    const closesAt = service.closesAt(community, coming);
    return closesAt > now ? { vote, closesAt } : null;
  }

  return {
    whyOf: readings.whyOf,
    nextOpening: service.nextOpening,

    /** People vote on it, or somebody chooses between it and others: it stays as it is. */
    isOnBallot: async ({ teamId, communityId, id }: Where): Promise<boolean> =>
      (await store.list(teamId, communityId)).some(
        ({ status, options, choices: left }) => (status === 'open' && options.includes(id)) || (status === 'pending' && left.includes(id)),
      ),

    /** Now or at any time. */
    wasOnBallot: async ({ teamId, communityId, id }: Where): Promise<boolean> =>
      (await store.list(teamId, communityId)).some(({ options }) => options.includes(id)),

    /** Topics that were chosen, while that was not read out yet. */
    async secrets({ teamId, id }: Community): Promise<ReadonlySet<string>> {
      const kept = (await store.list(teamId, id)).filter(({ announcedAt }) => announcedAt === null);
      return new Set(kept.flatMap(({ chosenId }) => (chosenId === null ? [] : [chosenId])));
    },

    async openVote(community: Community, now: number): Promise<{ closesAt: number; button: Button } | null> {
      const open = await findOpen(community, now);
      return open && { closesAt: open.closesAt, button: voteButton(open.vote.id) };
    },

    /** A line of mrkdwn, what she can do, and the topics people are voting on. */
    async onBoard(community: Community, { userId, now }: { userId: string; now: number }) {
      const open = await findOpen(community, now);
      const choice = await choices.findChoice(community, userId, now);
      const buttons = [...(open ? [voteButton(open.vote.id, 'primary')] : []), ...(choice ? [chooseButton(choice.id, 'primary')] : [])];
      const line = open ? openLine(open.closesAt, community.zone) : nextLine(await service.nextOpening(community, now), community.zone);
      return { line, buttons, options: open?.vote.options ?? [] };
    },
  };
}
