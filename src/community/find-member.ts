/** Look-ups that most capabilities need: a community, a member, a name. */
import { UserError } from '../platform/errors.ts';
import type { Deps } from './kernel.ts';
import { belongs } from './member-rules.ts';
import type { Community, Member } from './records.ts';

/** The community and the member that a planned row or an ask is about; null when either has gone since. */
export async function findActiveMember(
  { communities, members }: Pick<Deps, 'communities' | 'members'>,
  whose: { teamId: string; communityId: string; userId: string | null },
): Promise<{ community: Community; member: Member } | null> {
  const community = await communities.find(whose.teamId, whose.communityId);
  const member = whose.userId ? await members.find(whose.teamId, whose.communityId, whose.userId) : null;
  return community && member?.status === 'active' ? { community, member } : null;
}

/** Her own membership, or the sentence that says she has none. */
export async function requireMember({ members }: Pick<Deps, 'members'>, community: Community, userId: string): Promise<Member> {
  const member = await members.find(community.teamId, community.id, userId);
  if (!member || !belongs(member)) {
    throw new UserError(`You are not in ${community.name}.`, `\`/rondo join ${community.name}\` asks to come in.`);
  }
  return member;
}

/** The community of a button or form, which may be old. */
export async function requireCommunity(
  { communities }: Pick<Deps, 'communities'>,
  teamId: string,
  communityId: string,
): Promise<Community> {
  const community = communityId === '' ? null : await communities.find(teamId, communityId);
  if (!community) throw new UserError('That community is not here any more.');
  return community;
}

/** The same, for what nobody can do any more once it has ended. */
export async function requireLivingCommunity(deps: Pick<Deps, 'communities'>, teamId: string, communityId: string): Promise<Community> {
  const community = await requireCommunity(deps, teamId, communityId);
  if (community.status === 'ended') throw new UserError('That community is not here any more.');
  return community;
}

export const findName = async ({ people }: Pick<Deps, 'people'>, teamId: string, userId: string): Promise<string> =>
  (await people.find(teamId, userId))?.name ?? 'Somebody';
