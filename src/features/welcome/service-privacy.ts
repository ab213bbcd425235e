/** What is stored of somebody's beginning, what becomes of it when she goes, and what a community may take along. */
import type { Contributions, StoredSection } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';

const SCORES_KEPT_MONTHS = 24;

/** '2027-01', 24 → '2025-01'. */
const monthsBefore = (month: string, count: number): string => {
  const months = Number(month.slice(0, 4)) * 12 + Number(month.slice(5, 7)) - 1 - count;
  return `${Math.floor(months / 12)}-${String((months % 12) + 1).padStart(2, '0')}`;
};

type Ours = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export function createPrivacyParts({ deps, store, scores }: Parts): Ours {
  const storedAbout = async (teamId: string, userId: string): Promise<StoredSection[]> => {
    const beginnings = await Promise.all(
      (await store.of(teamId, userId)).map(async (row) => ({
        community: (await deps.communities.find(teamId, row.communityId))?.name ?? row.communityId,
        joined: row.joinedOn,
        'told us': sayInstant(row.answeredAt),
        hope: row.hope,
        interests: row.interests.join(', '),
        introduced: row.introducedOn,
        privacy: row.privacy,
      })),
    );
    return [{ title: 'Your beginnings', records: beginnings }];
  };

  const exportOf: Ours['exportOf'] = async ({ teamId, id }) => {
    const hopes = (await store.listShared(teamId, id)).filter((row) => row.hope !== '');
    const known = await deps.people.findMany(teamId, [...new Set(hopes.map((row) => row.userId))]);
    const records = hopes.map((row) => ({ name: known.get(row.userId)?.name ?? row.userId, hope: row.hope, privacy: row.privacy }));
    return [{ title: 'What newcomers hope for', records }];
  };

  return {
    storedAbout,
    exportOf,
    forget: ({ teamId, userId, communityId }) => store.forget(teamId, userId, communityId),
    tidy: (now) => scores.tidy(monthsBefore(toLocal(now, 'Etc/UTC').date.slice(0, 7), SCORES_KEPT_MONTHS)),
  };
}
