/** Whoever looks, with her memberships and roles of today: for Home, help, and the pages that somebody opens. */
import { UserError } from '../platform/errors.ts';
import type { Viewer } from './feature.ts';
import type { Deps } from './kernel.ts';
import { belongs } from './member-rules.ts';

type Parts = Pick<Deps, 'people' | 'communities' | 'members' | 'roles' | 'calendar'>;

export async function findMemberships(deps: Parts, teamId: string, userId: string, now: number): Promise<Viewer['memberships']> {
  const members = (await deps.members.of(teamId, userId)).filter(belongs);
  return Promise.all(
    members.map(async (member) => {
      const community = await deps.communities.get(teamId, member.communityId);
      const roles = await deps.roles.list(teamId, member.communityId, deps.calendar.today(community, now));
      return { community, member, roles: roles.filter((role) => role.userId === userId).map((role) => role.role) };
    }),
  );
}

/** Null: somebody who was never looked up, from another organisation, or no person at all. */
export async function findViewer(deps: Parts, teamId: string, userId: string, now: number): Promise<Viewer | null> {
  const [person, memberships] = await Promise.all([deps.people.find(teamId, userId), findMemberships(deps, teamId, userId, now)]);
  if (person === null || person.kind === 'bot' || (person.kind === 'stranger' && memberships.length === 0)) return null;
  return { person, now, memberships };
}

export async function getViewer(deps: Parts, teamId: string, userId: string, now: number): Promise<Viewer> {
  const viewer = await findViewer(deps, teamId, userId, now);
  if (!viewer) throw new UserError('I do not know you yet.', 'Try it once more in a minute.');
  return viewer;
}
