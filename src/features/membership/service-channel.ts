/** Somebody leaves the channel: asked once what she meant; after five working days of silence she reads along. */
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';

const SILENCE = 5;

export function createChannelLeaving({ agenda, calendar, members, people }: Deps) {
  async function left(community: Community, userId: string, now: number): Promise<void> {
    const member = await members.find(community.teamId, community.id, userId);
    if (!belongs(member) || community.status !== 'active') return;
    const today = calendar.today(community, now);
    const zone = (await people.find(community.teamId, userId))?.zone ?? community.zone;
    const row = { teamId: community.teamId, communityId: community.id, anchor: `${userId}/${today}`, userId, zone };
    const silenceEnds = addWorkingDays(today, SILENCE, calendar.holidays(community));
    await agenda.once('membership.left-channel', { ...row, dueAt: now });
    await agenda.once('membership.left-silence', { ...row, dueAt: toInstant(silenceEnds, '17:00', zone) });
  }

  /** She said something, or came back: the silence means nothing any more. */
  async function stays(community: Community, userId: string, now: number): Promise<void> {
    const rows = await agenda.upcoming({ teamId: community.teamId, communityId: community.id, userId, until: now + 14 * DAY });
    for (const row of rows) {
      if (row.touch === 'membership.left-channel' || row.touch === 'membership.left-silence') {
        await agenda.withdraw(community.teamId, community.id, row.touch, row.anchor);
      }
    }
  }

  async function silent(community: Community, userId: string): Promise<void> {
    const member = await members.find(community.teamId, community.id, userId);
    if (member && belongs(member)) await members.put({ ...member, level: 'reader' });
  }

  return { left, stays, silent };
}

export type ChannelLeaving = ReturnType<typeof createChannelLeaving>;
