/** What is stored about who met whom, and for how long. */
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';

/** The list of those who were there is not kept beyond the notes. */
const DRAWS_KEPT = 14 * DAY;

export function createPrivacyParts({ deps, store }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const communityName = async (teamId: string, id: string): Promise<string> => (await deps.communities.find(teamId, id))?.name ?? id;
  const drawsWith = async (teamId: string, userId: string) =>
    (await store.draws(teamId)).filter((row) => row.groups.some((group) => group.includes(userId)));

  return {
    forget: async ({ teamId, userId, communityId }) => {
      await store.forgetMeetings(teamId, userId, communityId);
      if (communityId === null) await store.forgetHost(teamId, userId);
      for (const row of await drawsWith(teamId, userId)) {
        if (communityId !== null && row.communityId !== communityId) continue;
        await store.setGroups(
          row,
          row.groups.map((group) => group.filter((other) => other !== userId)).filter((group) => group.length > 0),
        );
      }
    },
    storedAbout: async (teamId, userId) => {
      const met = (await store.meetingsOf(teamId, userId)).map(async ({ communityId, aId, bId, times, privacy }) => ({
        community: await communityName(teamId, communityId),
        with: await findName(deps, teamId, aId === userId ? bId : aId),
        times,
        privacy,
      }));
      const draws = (await drawsWith(teamId, userId)).map(async (row) => ({
        community: await communityName(teamId, row.communityId),
        session: (await deps.calendar.findSession(teamId, row.sessionId))?.onDate ?? null,
        group: row.groups.findIndex((group) => group.includes(userId)) + 1,
        privacy: row.privacy,
      }));
      return [
        { title: 'With whom you were in a group', records: await Promise.all(met) },
        { title: 'Groups of the past two weeks', records: await Promise.all(draws) },
      ].filter(({ records }) => records.length > 0);
    },
    tidy: (now) => store.tidy(now - DRAWS_KEPT),
  };
}
