/** She is in: what is recorded and planned at that moment. */
import type { Deps } from '../../community/kernel.ts';
import { belongs, findObstacle } from '../../community/member-rules.ts';
import { sayObstacle } from '../../community/member-views.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import type { NotSent } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import { joinsAtOnce } from './rules.ts';
import type { Begin } from './service.ts';
import type { Store } from './store.ts';

export interface JoiningParts {
  deps: Deps;
  store: Store;
  begin: Begin;
}

export function createJoining({ deps, store, begin }: JoiningParts) {
  const { agenda, calendar, communities, members, outbox, people, roles } = deps;

  const addToChannel = (channel: string, { teamId, communityId, userId }: Member, now: number): Promise<void> =>
    outbox.call({
      teamId,
      key: `admission.channel/${communityId}/${userId}/${now}`,
      touch: 'admission.channel',
      about: { kind: 'admission.channel', id: `${communityId}/${userId}` },
      whenUnsure: 'resend',
      method: 'conversations.invite',
      args: { channel, users: userId },
      doneOn: ['already_in_channel', 'is_archived'],
    });

  /** Enters her as a reader until she says more. `told`: she knows already what she comes into. */
  async function join(community: Community, userId: string, options: { level?: Level; told: boolean }, now: number): Promise<Member> {
    const obstacle = findObstacle(await people.find(community.teamId, userId));
    if (obstacle) throw new UserError(sayObstacle(obstacle, 'This account'));
    if (community.status === 'ended') throw new UserError(`${community.name} has ended.`);
    const before = await members.find(community.teamId, community.id, userId);
    if (before && belongs(before)) return before;
    const joinedOn = calendar.today(community, now);
    const whose = { teamId: community.teamId, communityId: community.id, userId };
    const member: Member = {
      ...whose,
      status: 'active',
      level: options.level ?? 'reader',
      joinedOn,
      pausedUntil: null,
      jobFunction: before?.jobFunction ?? null,
      levelBand: before?.levelBand ?? null,
    };
    await members.put(member);
    await begin(whose, joinedOn, options.told ? now : null);
    await store.decide(whose, ['asked', 'waiting'], { status: 'accepted', by: userId, now });
    if (community.channelId) await addToChannel(community.channelId, member, now);
    // The welcome is planned with the rest of the joining weeks; the next tick finds it due.
    await agenda.replan(community, now);
    return member;
  }

  /** Slack would not let the bot bring her into the channel: the stewards can, and are told once. */
  async function notBrought({ teamId, about, now }: NotSent): Promise<void> {
    const [communityId = '', userId = ''] = about?.id.split('/') ?? [];
    const community = await communities.find(teamId, communityId);
    if (!community || !belongs(await members.find(teamId, communityId, userId))) return;
    for (const steward of await roles.holders(teamId, communityId, 'steward', calendar.today(community, now))) {
      const where = { teamId, communityId, anchor: userId, userId: steward, dueAt: now, zone: community.zone };
      await agenda.once('admission.not-brought', where);
    }
  }

  /** What her own word does here: she is in, or it needs a steward's answer. */
  async function consents(community: Community, userId: string): Promise<'in-already' | 'joins' | 'request'> {
    if (belongs(await members.find(community.teamId, community.id, userId))) return 'in-already';
    const admission = await store.find({ teamId: community.teamId, communityId: community.id, userId });
    return joinsAtOnce(community.settings.joining, admission?.status === 'asked') ? 'joins' : 'request';
  }

  return { join, notBrought, consents };
}

export type Joining = ReturnType<typeof createJoining>;
