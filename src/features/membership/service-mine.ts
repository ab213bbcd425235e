/** Whose communities an act means. */
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Member } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';

export interface Belonging {
  community: Community;
  member: Member;
}

export function createMine({ communities, members }: Deps) {
  /** Every community she is in, with her membership there. */
  async function all(teamId: string, userId: string): Promise<Belonging[]> {
    const found = await Promise.all(
      (await members.of(teamId, userId))
        .filter(belongs)
        .map(async (member) => ({ member, community: await communities.find(teamId, member.communityId) })),
    );
    return found.flatMap(({ member, community }) => (community && community.status !== 'ended' ? [{ member, community }] : []));
  }

  /** The one named, the one whose channel it is, or all of hers. */
  async function meant(act: Act, communityId: string): Promise<Belonging[]> {
    const mine = await all(act.teamId, act.userId);
    if (mine.length === 0)
      throw new UserError('You are not in a community, so nothing comes to you unless you are asked in.', '`/rondo join` asks to come in.');
    const named = mine.filter(({ community }) => community.id === communityId);
    if (named.length > 0) return named;
    const here = act.channelId ? mine.filter(({ community }) => community.channelId === act.channelId) : [];
    return here.length > 0 ? here : mine;
  }

  return { all, meant };
}

export type Mine = ReturnType<typeof createMine>;
