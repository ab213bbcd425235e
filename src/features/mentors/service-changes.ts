/** Somebody goes, or two must not be put together any more: the asking goes on without a word of why. */
import type { Contributions } from '../../community/feature.ts';
import type { Parts } from './service.ts';
import type { Asking } from './service-asking.ts';

export const createChanges = (
  { deps, store, offers }: Parts,
  asking: Asking,
): Required<Pick<Contributions, 'memberChanged' | 'boundsChanged'>> => ({
  memberChanged: async ({ teamId, communityId, userId, status }, was, now) => {
    if (was?.status !== 'active' || (status !== 'paused' && status !== 'left')) return;
    if (status === 'left') await offers.remove(teamId, userId, communityId);
    for (const request of await store.openOf(teamId, userId)) {
      if (request.communityId !== communityId) continue;
      if (request.menteeId === userId) await asking.withdraw(request, now);
      else await asking.advance(request, now);
    }
  },
  boundsChanged: async (teamId, userId, now) => {
    for (const request of await store.openOf(teamId, userId)) {
      const community = await deps.communities.find(teamId, request.communityId);
      const apart = community && (await deps.bounds.apart(community, Number.POSITIVE_INFINITY));
      if (request.mentorId !== null && apart?.(request.menteeId, request.mentorId)) await asking.advance(request, now);
    }
  },
});
