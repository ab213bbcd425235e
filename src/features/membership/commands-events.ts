/** What Slack tells about people and channels. */
import { z } from 'zod';
import type { EventAct, EventHandler } from '../../platform/feature.ts';
import { readProfile } from '../../platform/slack/profiles.ts';
import type { Parts } from './service.ts';
import type { Silence } from './views-places.ts';

const cameOrLeft = z.object({ user: z.string(), channel: z.string(), inviter: z.string().optional() });
const place = z.object({ channel: z.union([z.string(), z.object({ id: z.string() }).transform(({ id }) => id)]) });
const newId = z.object({ old_channel_id: z.string(), new_channel_id: z.string() });
const changedUser = z.object({ user: z.object({ id: z.string() }).loose() });

export function createEvents(parts: Parts): Record<string, EventHandler> {
  const { deps, askWhoCame, channel, leaving, mine, places } = parts;

  const findCommunity = async (act: EventAct, channelId: string) => {
    const community = await deps.communities.findByChannel(act.teamId, channelId);
    return community?.status === 'ended' ? null : community;
  };

  const falls =
    (how: Silence): EventHandler =>
    async (act) => {
      const read = place.safeParse(act.event);
      const community = read.success ? await findCommunity(act, read.data.channel) : null;
      if (community) await places.silence(community, how, act.now);
    };

  const rises =
    (...ended: Silence[]): EventHandler =>
    async (act) => {
      const read = place.safeParse(act.event);
      const community = read.success ? await findCommunity(act, read.data.channel) : null;
      if (community) await places.back(community, act.now, ended);
    };

  const came: EventHandler = async (act) => {
    const read = cameOrLeft.safeParse(act.event);
    const community = read.success ? await findCommunity(act, read.data.channel) : null;
    if (!read.success || !community) return;
    const { user, inviter = null } = read.data;
    const bot = await deps.botUserId(act.teamId);
    if (user === bot) return places.back(community, act.now, ['removed', 'archived']);
    await channel.stays(community, user, act.now);
    // While a community is being set up, its founders are asked by the wizard's own invitation.
    if (community.status === 'active') await askWhoCame(community, user, inviter === bot ? null : inviter, act.now);
  };

  const left: EventHandler = async (act) => {
    const read = cameOrLeft.safeParse(act.event);
    const community = read.success ? await findCommunity(act, read.data.channel) : null;
    if (!read.success || !community) return;
    if (read.data.user === (await deps.botUserId(act.teamId))) return places.silence(community, 'removed', act.now);
    await channel.left(community, read.data.user, act.now);
  };

  const userChanged: EventHandler = async (act) => {
    const read = changedUser.safeParse(act.event);
    if (!read.success) return;
    const before = await deps.people.find(act.teamId, read.data.user.id);
    const profile = readProfile(act.teamId, read.data.user);
    // Nobody here knows her: what Slack says about her is no concern of ours.
    if (!before || !profile) return;
    await deps.people.put(profile, act.now);
    if (!profile.active) return leaving.deactivated(act.teamId, profile.userId, act.now);
    if (profile.zone === before.zone) return;
    // Her clock changed: what is planned for her moves along.
    for (const { community } of await mine.all(act.teamId, profile.userId)) await deps.agenda.replan(community, act.now);
  };

  return {
    member_joined_channel: came,
    member_left_channel: left,
    user_change: userChanged,
    channel_archive: falls('archived'),
    group_archive: falls('archived'),
    channel_unarchive: rises('archived'),
    group_unarchive: rises('archived'),
    channel_deleted: falls('deleted'),
    group_deleted: falls('deleted'),
    channel_left: falls('removed'),
    group_left: falls('removed'),
    channel_id_changed: async (act) => {
      const read = newId.safeParse(act.event);
      const community = read.success ? await findCommunity(act, read.data.old_channel_id) : null;
      if (read.success && community) await places.moved(community, read.data.new_channel_id, act.now);
    },
  };
}
