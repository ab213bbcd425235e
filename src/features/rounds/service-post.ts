/** The call in the channel: one post, drawn again when the round is drawn, moved or called off. */
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import type { SentListener } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import type { Parts, Round, Service } from './service.ts';
import { callPost, closedPost, nonePost } from './views.ts';

export function createPosts({ deps, store }: Parts, service: Service) {
  const { attention, newId, outbox } = deps;

  const draw = (community: Community, round: Round): Message => {
    if (round.state === 'none') return nonePost();
    if (round.state === 'open' || round.state === null) return callPost(community, round);
    return closedPost(community, round, round.state === 'running');
  };

  const sent: SentListener = async ({ teamId, about, channel, ts }) => {
    if (about) await store.change(teamId, about.id, { channelId: channel, ts });
  };

  return {
    sent,

    async call(community: Community, round: Round, { teamId, communityId, touch, now }: DueTouch): Promise<void> {
      if (service.phase(community, round, now) !== 'open' || now >= round.drawsAt) return;
      await service.ensure(round);
      const about = { kind: 'coaching-round', id: round.id };
      const post = { teamId, communityId, touch, key: `${touch}/${round.id}`, message: draw(community, round) };
      await attention.post({ ...post, minutes: 3, expiresAt: round.drawsAt, about }, now);
    },

    /** As it is now; nothing before it has landed. */
    async redraw(community: Community, { teamId, id }: Round): Promise<void> {
      const row = await store.find(teamId, id);
      const round = await service.find(community, id);
      if (!round || !row?.channelId || !row.ts) return;
      const at = { channel: row.channelId, ts: row.ts };
      const key = `rounds.call-again/${id}/${newId()}`;
      await outbox.update({ teamId, key, touch: 'rounds.call', whenUnsure: 'resend', ...at, message: draw(community, round) });
    },
  };
}

export type Posts = ReturnType<typeof createPosts>;
