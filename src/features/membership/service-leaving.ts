/** The ways out: leaving, being forgotten, leaving the channel, being deactivated in Slack. */

import type { ForgetChoice, Forgetting } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { belongs } from './rules.ts';
import type { Store } from './store.ts';
import type { BuddyStore } from './store-buddies.ts';
import type { VoiceStore } from './store-voices.ts';

export interface LeavingParts {
  deps: Deps;
  store: Pick<Store, 'decideAdmission'>;
  buddies: BuddyStore;
  voices: VoiceStore;
  /** Everything of hers, over all capabilities. */
  forget(forgetting: Forgetting): Promise<void>;
  /** Her newcomers are to meet somebody else. */
  replaceBuddy(community: Community, newcomerId: string, now: number): Promise<void>;
}

const SILENCE = 5;

export function createLeaving({ deps, store, buddies, voices, forget, replaceBuddy }: LeavingParts) {
  const { agenda, calendar, communities, members, newId, people, roles } = deps;

  const rolesOf = async (community: Community, userId: string, now: number) =>
    (await roles.list(community.teamId, community.id, calendar.today(community, now))).filter((role) => role.userId === userId);

  const isLastSteward = async (community: Community, userId: string, now: number): Promise<boolean> => {
    const stewards = await roles.holders(community.teamId, community.id, 'steward', calendar.today(community, now));
    return stewards.length === 1 && stewards[0] === userId;
  };

  /** Ends membership, roles and pairs; what becomes of texts is another question. */
  async function end(community: Community, member: Member, by: string, now: number): Promise<void> {
    const today = calendar.today(community, now);
    for (const role of await rolesOf(community, member.userId, now)) {
      await roles.end(role, today, { userId: by, now });
      await voices.addVacancy({
        teamId: member.teamId,
        id: newId(),
        communityId: community.id,
        role: role.role,
        userId: member.userId,
        at: now,
        privacy: 'P3',
      });
    }
    await members.put({ ...member, status: 'left', pausedUntil: null });
    await store.decideAdmission(member, ['asked', 'waiting'], { status: 'withdrawn', by, now });
    for (const pair of await buddies.openWith(member)) {
      await buddies.close(pair.teamId, pair.id, 'over');
      if (pair.buddyId === member.userId) await replaceBuddy(community, pair.newcomerId, now);
    }
    await agenda.replan(community, now);
  }

  async function leave(community: Community, member: Member, choice: ForgetChoice, now: number): Promise<void> {
    await end(community, member, member.userId, now);
    await forget({ teamId: member.teamId, userId: member.userId, communityId: community.id, choice, now });
  }

  /** Everything about her in this workspace. */
  async function forgetEverywhere(teamId: string, userId: string, now: number): Promise<void> {
    await endAll(teamId, userId, userId, now);
    await forget({ teamId, userId, communityId: null, choice: 'delete', now });
  }

  const endAll = async (teamId: string, userId: string, by: string, now: number): Promise<void> => {
    for (const member of await members.of(teamId, userId)) {
      const community = await communities.find(teamId, member.communityId);
      if (community) await end(community, member, by, now);
    }
  };

  /** Deactivated: membership ends at once. Her texts stay as they are, because it was not she who decided. */
  const deactivated = (teamId: string, userId: string, now: number): Promise<void> => endAll(teamId, userId, userId, now);

  const leftAnchor = (userId: string, today: string): string => `${userId}/${today}`;

  /** She left the channel: asked once what she meant; after five working days of silence she reads along. */
  async function leftChannel(community: Community, userId: string, now: number): Promise<void> {
    const member = await members.find(community.teamId, community.id, userId);
    if (!belongs(member) || community.status !== 'active') return;
    const today = calendar.today(community, now);
    const zone = (await people.find(community.teamId, userId))?.zone ?? community.zone;
    const row = { teamId: community.teamId, communityId: community.id, anchor: leftAnchor(userId, today), userId, zone };
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

  async function silentAfterLeaving(community: Community, userId: string): Promise<void> {
    const member = await members.find(community.teamId, community.id, userId);
    if (member && belongs(member)) await members.put({ ...member, level: 'reader' });
  }

  return { rolesOf, isLastSteward, leave, forgetEverywhere, deactivated, leftChannel, stays, silentAfterLeaving };
}

export type Leavings = ReturnType<typeof createLeaving>;
