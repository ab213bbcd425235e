/** Touch a6: five working days before a session people are asked what the one after it shall be about. */
import type { Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { dotsFor, LEAST_CHOICE } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Posts } from './service-post.ts';
import type { Vote } from './store.ts';

export function createOpening({ deps, topics, store }: Parts, service: Service, posts: Posts) {
  const { calendar, communities, newId } = deps;

  const blankVote = (due: DueTouch, coming: Session, target: Session, options: string[]): Vote => ({
    ...{ teamId: due.teamId, id: newId(), communityId: due.communityId, comingId: coming.id, targetId: target.id, status: 'open' },
    ...{ options, dots: dotsFor(options.length), outcome: null, choices: [], chosenId: null },
    ...{ chosenBy: null, seed: null, voted: 0, totals: null, retired: [], openedAt: due.now, announcedAt: null },
    ...{ channelId: null, ts: null, privacy: 'P3' },
  });

  return {
    /** Nothing, when the session to come has its topic already, or there is nothing to choose from. */
    async open(due: DueTouch): Promise<void> {
      const coming = await calendar.findSession(due.teamId, due.anchor);
      const [target] = coming ? await service.sessionsAfter(coming) : [];
      const community = await communities.get(due.teamId, due.communityId);
      if (coming?.status !== 'planned' || !target || target.topic !== null) return;
      if (service.closesAt(community, coming) <= due.now) return;
      const options = await topics.drawUp(community, due.now);
      if (options.length < LEAST_CHOICE) return;
      const vote = blankVote(due, coming, target, options);
      if (await store.add(vote)) await posts.put(vote, due);
    },
  };
}

export type Opening = ReturnType<typeof createOpening>;
