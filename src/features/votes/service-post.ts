/** The vote's post in the channel: one message, drawn again as the vote goes on, closes and is read out. */
import type { DueTouch } from '../../community/touch.ts';
import type { SentListener } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import { quorumFor } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Readings } from './service-readings.ts';
import type { Vote } from './store.ts';
import { closedPost, votePost } from './views.ts';
import { resultMessage } from './views-result.ts';

export function createPosts({ deps, store, ballots }: Parts, service: Service, readings: Readings) {
  const { attention, calendar, communities, newId, outbox } = deps;

  async function draw(vote: Vote): Promise<Message | null> {
    const community = await communities.get(vote.teamId, vote.communityId);
    const coming = await calendar.findSession(vote.teamId, vote.comingId);
    const target = await calendar.findSession(vote.teamId, vote.targetId);
    if (!coming || !target) return null;
    if (vote.announcedAt !== null) return resultMessage(await readings.resultOf(vote, community));
    const about = { voteId: vote.id, targetOn: target.onDate, zone: community.zone };
    if (vote.status !== 'open') return closedPost({ ...about, readOutAt: service.startOf(community, coming) });
    return votePost({
      ...about,
      options: await service.stillListed(community, vote.options),
      dots: vote.dots,
      closesAt: service.closesAt(community, coming),
      voted: await ballots.count(vote.teamId, vote.id),
      quorum: quorumFor(await service.countVoters(community)),
    });
  }

  const sent: SentListener = async ({ teamId, about, channel, ts }) => {
    if (about) await store.change(teamId, about.id, { channelId: channel, ts });
  };

  return {
    sent,

    /** The first time: into the channel, inside its hours and budget. */
    async put(vote: Vote, { teamId, communityId, touch, now }: DueTouch): Promise<void> {
      const message = await draw(vote);
      const coming = await service.getSession(teamId, vote.comingId);
      if (!message) return;
      const expiresAt = service.closesAt(await communities.get(teamId, communityId), coming);
      const about = { kind: 'topic-vote', id: vote.id };
      await attention.post({ teamId, communityId, touch, key: `${touch}/${vote.id}`, message, minutes: 1, expiresAt, about }, now);
    },

    /** As it is now; nothing before it has landed. */
    async redraw({ teamId, id }: Vote): Promise<void> {
      const vote = await store.find(teamId, id);
      if (!vote?.channelId || !vote.ts) return;
      const message = await draw(vote);
      if (!message) return;
      const key = `votes.update/${vote.id}/${newId()}`;
      const at = { channel: vote.channelId, ts: vote.ts };
      await outbox.update({ teamId, key, touch: 'votes.update', whenUnsure: 'resend', ...at, message });
    },
  };
}

export type Posts = ReturnType<typeof createPosts>;
