/** The result, read out at the end of the coming session; or when that session is held without it, moved or called off. */
import type { Session } from '../../community/records.ts';
import type { StepSituation, StepTool } from '../../community/step.ts';
import type { Parts, Service } from './service.ts';
import type { Decisions } from './service-decisions.ts';
import type { Posts } from './service-post.ts';
import type { Readings } from './service-readings.ts';
import type { Vote } from './store.ts';
import { nextMessage, resultMessage } from './views-result.ts';

export function createResults({ deps, store }: Parts, service: Service, readings: Readings, posts: Posts, decisions: Decisions) {
  /** Decided, if it was not; from now on everybody may know. */
  async function announce(vote: Vote, now: number): Promise<Vote> {
    const decided = await decisions.decideNow(vote, now);
    if (decided.announcedAt === null) await store.change(vote.teamId, vote.id, { announcedAt: now });
    await posts.redraw(vote);
    return { ...decided, announcedAt: decided.announcedAt ?? now };
  }

  async function begin({ community, session, now }: StepSituation) {
    const vote = await store.findOfComing(community.teamId, community.id, session.id);
    if (vote) return resultMessage(await readings.resultOf(await announce(vote, now), community));
    const next = (await deps.calendar.sessions(community.teamId, community.id)).find(
      ({ onDate, status }) => onDate > session.onDate && status === 'planned',
    );
    if (!next) return null;
    const when = { on: service.startOf(community, next), zone: community.zone };
    return nextMessage({ ...when, kind: next.kind, topic: next.topic, leader: await readings.leaderOf(next) });
  }

  const tool: StepTool = { tool: 'result', begin };

  return {
    tool,

    async sessionChanged(session: Session, was: Session, now: number): Promise<void> {
      const isOver = session.status !== was.status && session.status !== 'planned';
      const isMoved = session.onDate !== was.onDate || session.at !== was.at;
      if (!isOver && !isMoved) return;
      const vote = await store.findOfComing(session.teamId, session.communityId, session.id);
      if (!vote || vote.announcedAt !== null) return;
      // Over without that step, or called off, so that nobody meets to hear it: the post says it.
      if (isOver) await announce(vote, now);
      else await posts.redraw(vote);
    },
  };
}
