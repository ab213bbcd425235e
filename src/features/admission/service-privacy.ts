/** What is stored about how somebody came in, and for how long. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { DAY } from '../../platform/clock.ts';
import type { Parts } from './service.ts';

/** As long as a no keeps her from being asked again. */
const DECISIONS_KEPT = 92 * DAY;

export function createPrivacyParts({ deps, store }: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'tidy'>> {
  const storedAbout = async (teamId: string, userId: string): Promise<StoredSection[]> => {
    const admissions = await Promise.all(
      (await store.of(teamId, userId))
        // A nomination that stewards have not answered is not hers to know yet: it is its author's word to the stewards.
        .filter((row) => !(row.kind === 'nomination' && row.status !== 'asked' && row.status !== 'accepted'))
        .map(async (row) => ({
          community: (await deps.communities.find(teamId, row.communityId))?.name ?? row.communityId,
          kind: row.kind,
          state: row.status,
          by: row.byUserId === '' ? null : ((await deps.people.find(teamId, row.byUserId))?.name ?? row.byUserId),
          on: sayInstant(row.createdAt),
          privacy: row.privacy,
        })),
    );
    return [{ title: 'How you came in', records: admissions }];
  };

  return {
    storedAbout,
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
    tidy: (now) => store.tidy(now - DECISIONS_KEPT),
  };
}
