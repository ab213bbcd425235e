/** What the stewards read on Mondays: who joined, what waits, which role is free. */
import type { DigestLine } from '../../community/feature.ts';
import { ROLE_WORDS } from '../../community/roles.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import type { Parts } from './service.ts';
import { digestLine } from './views-digest.ts';

export const createDigest = ({ deps, newcomers, store }: Parts): DigestLine[] => [
  {
    rank: 20,
    line: async (community, now) => {
      const { teamId, id } = community;
      const vacancies = await store.vacanciesSince(teamId, id, now - 7 * DAY);
      const known = await deps.people.findMany(
        teamId,
        vacancies.flatMap((row) => row.userId ?? []),
      );
      return digestLine({
        ...(await newcomers(community, addDays(deps.calendar.today(community, now), -7))),
        vacancies: vacancies.map((row) => ({
          role: ROLE_WORDS[row.role].toLowerCase(),
          name: row.userId === null ? null : (known.get(row.userId)?.name ?? null),
        })),
      });
    },
  },
];
