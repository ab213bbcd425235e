/** The community's channel: archived, gone, without the bot, and back. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { Silence } from './views-places.ts';

export function createPlaces({ agenda, botUserId, calendar, communities, roles }: Deps) {
  const by = async (teamId: string, now: number, why: string) => ({ userId: (await botUserId(teamId)) ?? 'rondo', now, why });

  /** Silent there from now on; each steward is told once how to mend it. */
  async function silence(community: Community, how: Silence, now: number): Promise<void> {
    if (community.silencedBy === how || community.status === 'ended') return;
    await communities.change(community, { silencedBy: how }, await by(community.teamId, now, 'Slack said so'));
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    for (const userId of stewards) {
      await agenda.once('membership.silenced', {
        teamId: community.teamId,
        communityId: community.id,
        anchor: `${how}/${calendar.today(community, now)}`,
        userId,
        dueAt: now,
        zone: community.zone,
      });
    }
  }

  async function back(community: Community, now: number, ended: readonly Silence[]): Promise<void> {
    if (!ended.some((how) => how === community.silencedBy)) return;
    await communities.change(community, { silencedBy: null }, await by(community.teamId, now, 'Slack said so'));
  }

  /** A channel that was shared or converted keeps its people and gets another id. */
  async function moved(community: Community, channelId: string, now: number): Promise<void> {
    await communities.change(community, { channelId }, await by(community.teamId, now, 'Slack gave the channel another id'));
  }

  return { silence, back, moved };
}

export type Places = ReturnType<typeof createPlaces>;
