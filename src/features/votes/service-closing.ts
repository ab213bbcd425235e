/** Two working days before the session the dots are counted, and those who choose hear of it. */
import { PRIORITY } from '../../community/ask.ts';
import type { DueTouch } from '../../community/touch.ts';
import type { Parts, Service } from './service.ts';
import type { Choices } from './service-choices.ts';
import type { Decisions } from './service-decisions.ts';
import type { Posts } from './service-post.ts';
import { chooseMessage } from './views-choice.ts';

export function createClosing({ deps, store }: Parts, service: Service, posts: Posts, decisions: Decisions, choices: Choices) {
  const { agenda, attention, communities, people } = deps;

  return {
    /** Whoever chooses where the vote did not hears of it at once. */
    async close(due: DueTouch): Promise<void> {
      const vote = await store.findOfComing(due.teamId, due.communityId, due.anchor);
      if (vote?.status !== 'open') return;
      const closed = await decisions.close(vote, due.now);
      await posts.redraw(closed);
      if (closed.status !== 'pending') return;
      const community = await communities.get(due.teamId, due.communityId);
      for (const userId of await choices.decidersOf(closed, community, due.now)) {
        const zone = (await people.find(due.teamId, userId))?.zone ?? community.zone;
        const row = { teamId: due.teamId, communityId: due.communityId, anchor: vote.id, userId, dueAt: due.now, zone };
        await agenda.once('votes.choose', row);
      }
    },

    /** Told as it is when it goes out: nothing, when somebody has chosen meanwhile. */
    async ask(due: DueTouch): Promise<void> {
      const { teamId, communityId, userId, touch, now } = due;
      const vote = await store.find(teamId, due.anchor);
      if (vote?.status !== 'pending' || userId === null) return;
      const community = await communities.get(teamId, communityId);
      if (!(await choices.decidersOf(vote, community, now)).includes(userId)) return;
      const until = service.startOf(community, await service.getSession(teamId, vote.comingId));
      const left = (await service.stillListed(community, vote.choices)).map(({ text }) => text);
      await attention.tell(
        {
          ...{ teamId, communityId, userId, touch, key: `${touch}/${vote.id}/${userId}` },
          message: chooseMessage({ voteId: vote.id, outcome: vote.outcome, choices: left, until, zone: community.zone }),
          why:
            vote.outcome === 'tie'
              ? 'A difference of one dot is a tie, and you lead the coming session.'
              : 'You lead the coming session, or you are a steward; one of you chooses.',
          ...{ priority: PRIORITY.duty, minutes: 2, expiresAt: until, as: 'facilitator' },
        },
        now,
      );
    },
  };
}

export type Closing = ReturnType<typeof createClosing>;
