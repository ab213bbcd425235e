/** Where the vote did not decide somebody chooses, until the session begins. */
import type { HomePanel, HomeRow } from '../../community/feature.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import { MINUTE } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { VotedTopic } from './index.ts';
import type { Parts, Service } from './service.ts';
import type { Decisions } from './service-decisions.ts';
import type { Vote } from './store.ts';
import { chooseRow } from './views-choice.ts';

export interface OpenChoice {
  vote: Vote;
  choices: VotedTopic[];
  /** She leads the coming session. */
  leads: boolean;
}

export function createChoices({ deps, store }: Parts, service: Service, decisions: Decisions) {
  const { calendar, roles } = deps;

  /** Whoever leads the coming session, else its stewards; with too few votes all of them. */
  async function decidersOf(vote: Vote, community: Community, now: number): Promise<string[]> {
    const coming = await service.getSession(vote.teamId, vote.comingId);
    const leader = coming.leadership === 'led' ? coming.facilitatorId : null;
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    if (vote.outcome === 'tie' && leader !== null) return [leader];
    return [...new Set([...(leader === null ? [] : [leader]), ...stewards])];
  }

  /** A vote that ended without a topic, if she is one of those who choose. */
  async function findChoice(community: Community, userId: string, now: number): Promise<Vote | null> {
    const pending = (await store.list(community.teamId, community.id)).find(({ status }) => status === 'pending');
    return pending && (await decidersOf(pending, community, now)).includes(userId) ? pending : null;
  }

  const panel: HomePanel = {
    section: 'now',
    plural: 'topics to choose',
    rows: async ({ memberships, person, now }) => {
      const rows: HomeRow[] = [];
      for (const { community, member } of memberships) {
        if (community.status !== 'active' || !belongs(member)) continue;
        const vote = await findChoice(community, person.userId, now);
        const coming = vote && (await calendar.findSession(community.teamId, vote.comingId));
        if (!vote || !coming) continue;
        const minutes = Math.max(0, (service.startOf(community, coming) - now) / MINUTE);
        rows.push({ rank: minutes, blocks: chooseRow(vote.id, vote.outcome) });
      }
      return rows;
    },
  };

  return {
    decidersOf,
    findChoice,
    panel,

    /** The vote and what is left to choose from, for somebody who may. */
    async requireChoice(act: Act, voteId: string): Promise<OpenChoice> {
      const { vote, community } = await service.requireVote(act, voteId);
      if (vote.status === 'settled')
        throw new UserError(
          vote.chosenBy === 'lot'
            ? 'The session has begun, so the lot has decided.'
            : 'The topic was chosen a moment ago, so nothing changed.',
          'It is read out at the end of the session.',
        );
      if (vote.status === 'open') throw new UserError('The vote is still open.', 'There is something to choose only if it ends in a tie.');
      if (!(await decidersOf(vote, community, act.now)).includes(act.userId))
        throw new UserError('Whoever leads the coming session chooses here, or its stewards.', 'Your dots were counted with all others.');
      const { facilitatorId } = await service.getSession(act.teamId, vote.comingId);
      return { vote, choices: await service.stillListed(community, vote.choices), leads: facilitatorId === act.userId };
    },

    choose: ({ vote, leads }: OpenChoice, topicId: string, now: number): Promise<void> =>
      decisions.settle(vote, topicId, leads ? 'facilitator' : 'steward', now),
  };
}

export type Choices = ReturnType<typeof createChoices>;
