/** The ways out: leaving, being forgotten, being deactivated in Slack. */
import type { ForgetChoice } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { Erasure, Others } from './service.ts';
import type { Store } from './store.ts';

export interface LeavingParts {
  deps: Deps;
  store: Store;
  /** Everything of hers, over all capabilities. */
  forget: Erasure['forget'];
  onEnd: Others['onEnd'];
}

export function createLeaving({ deps, store, forget, onEnd }: LeavingParts) {
  const { agenda, calendar, communities, members, newId, roles } = deps;

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
      await store.addVacancy({
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
    await store.clearPauseEnd(member);
    await onEnd(community, member, by, now);
    await agenda.replan(community, now);
  }

  const endAll = async (teamId: string, userId: string, by: string, now: number): Promise<void> => {
    for (const member of await members.of(teamId, userId)) {
      const community = await communities.find(teamId, member.communityId);
      if (community) await end(community, member, by, now);
    }
  };

  async function leave(community: Community, member: Member, choice: ForgetChoice, now: number): Promise<void> {
    await end(community, member, member.userId, now);
    await forget({ teamId: member.teamId, userId: member.userId, communityId: community.id, choice, now });
  }

  /** Everything about her in this workspace. */
  async function forgetEverywhere(teamId: string, userId: string, now: number): Promise<void> {
    await endAll(teamId, userId, userId, now);
    await forget({ teamId, userId, communityId: null, choice: 'delete', now });
  }

  /** Deactivated: membership ends at once. Her texts stay as they are, because it was not she who decided. */
  const deactivated = (teamId: string, userId: string, now: number): Promise<void> => endAll(teamId, userId, userId, now);

  return { rolesOf, isLastSteward, leave, forgetEverywhere, deactivated };
}

export type Leavings = ReturnType<typeof createLeaving>;
