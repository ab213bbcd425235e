/** What leaves the community is announced where its author wants it, and told once a month to those who asked. */
import { speakingWindows } from '../../community/hours.ts';
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import { isOutside, monthOfNews } from './rules.ts';
import type { Act, Parts, Service } from './service.ts';
import type { Subscription } from './store-people.ts';
import { announcement, retracted } from './views-news.ts';

export const ANNOUNCE = 'releases.announce';
export const LETTER_NEWS = 'releases.letter';
const SAID_WITHIN = 14 * DAY;

export function createNews({ deps, store, guests }: Parts, service: Service) {
  const { agenda, calendar, communities, newId, outbox, people, shelf } = deps;
  const keyOf = (itemId: string): string => `${ANNOUNCE}/${itemId}/`;

  const takeBack = (teamId: string, itemId: string, place: { channel: string; ts: string }): Promise<void> =>
    outbox.update({
      teamId,
      key: `releases.retract/${itemId}/${newId()}`,
      touch: ANNOUNCE,
      whenUnsure: 'resend',
      message: retracted,
      ...place,
    });

  return {
    async announce(item: Item, community: Community, now: number): Promise<void> {
      const { teamId, id } = item;
      const { announcementChannelId: channel, zone, id: communityId } = community;
      if (channel === null) return;
      await outbox.post({
        ...{ teamId, key: `${keyOf(id)}${now}`, touch: ANNOUNCE, whenUnsure: 'hold', channel, about: { kind: 'release', id } },
        message: announcement(item, { id: communityId, name: community.name }),
        expiresAt: now + SAID_WITHIN,
        windows: speakingWindows(now, now + SAID_WITHIN, zone, calendar.holidays(community)),
      });
    },

    /** It is not out there any more: what waits is not sent, what was sent says so. */
    async retract(teamId: string, itemId: string): Promise<void> {
      const release = await store.release(teamId, itemId);
      if (!release) return;
      await store.dropRelease(teamId, itemId);
      await outbox.withdraw(teamId, keyOf(itemId));
      if (release.channelId && release.ts) await takeBack(teamId, itemId, { channel: release.channelId, ts: release.ts });
    },

    async sent({ teamId, about, channel, ts }: Sent): Promise<void> {
      if (!about || ts === '') return;
      const release = await store.release(teamId, about.id);
      // Taken back while it was on its way.
      if (!release) return takeBack(teamId, about.id, { channel, ts });
      if (release.ts === null) await store.putRelease({ ...release, channelId: channel, ts, refused: null });
    },

    async notSent({ teamId, about, error }: NotSent): Promise<void> {
      const release = about && (await store.release(teamId, about.id));
      if (release?.ts === null) await store.putRelease({ ...release, refused: error });
    },

    subscribe: ({ teamId, userId, now }: Act, communityId: string): Promise<boolean> =>
      guests.subscribe({ teamId, communityId, userId, toldAt: now, privacy: 'P0' }),

    /** Weekly; in the first week of a month those who asked are told, each in her own hours. */
    async planLetters(due: DueTouch): Promise<void> {
      const month = monthOfNews(due.localDate);
      if (month === null) return;
      const { teamId, communityId } = due;
      for (const { userId } of await guests.subscriptions(teamId, communityId)) {
        const zone = (await people.find(teamId, userId))?.zone ?? due.zone;
        await agenda.once(LETTER_NEWS, { teamId, communityId, anchor: month, userId, dueAt: due.now, zone });
      }
    },

    /** Released since she was told, and open to her today. */
    async since({ teamId, communityId, userId, toldAt }: Subscription, now: number): Promise<{ community: Community; items: Item[] }> {
      const looker = await service.lookerOf({ teamId, userId, now });
      const items: Item[] = [];
      for (const { itemId } of await store.releasedSince(teamId, communityId, toldAt)) {
        const item = await shelf.findFor(looker, teamId, itemId);
        if (item && isOutside(item.privacy) && item.state !== 'archived' && item.authorId !== userId) items.push(item);
      }
      return { community: await communities.get(teamId, communityId), items };
    },
  };
}

export type News = ReturnType<typeof createNews>;
