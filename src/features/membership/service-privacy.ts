/** What is stored here about somebody, and what becomes of it when she goes. */
import type { Contributions } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { Parts } from './service.ts';

const VACANCIES_KEPT = 90 * DAY;
const PAUSE_ENDS_KEPT_DAYS = 14;

type Ours = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'tidy'>>;

export const createPrivacyParts = ({ deps, store }: Parts): Ours => ({
  storedAbout: async (teamId, userId) => [
    {
      title: 'Roles you left',
      records: (await store.vacanciesOf(teamId, userId)).map(({ role, at, privacy }) => ({ role, left: sayInstant(at), privacy })),
    },
  ],

  forget: ({ teamId, userId, communityId, choice }) =>
    store.forget(teamId, userId, communityId, communityId === null || choice === 'delete'),

  exportOf: async ({ teamId, id }) => {
    const members = await deps.members.list(teamId, id);
    const known = await deps.people.findMany(
      teamId,
      members.map((member) => member.userId),
    );
    const records = members.map((row) => ({ name: known.get(row.userId)?.name ?? row.userId, joined: row.joinedOn, privacy: 'P3' }));
    return [{ title: 'Members', records }];
  },

  tidy: (now) => store.tidy(now - VACANCIES_KEPT, addDays(toLocal(now, 'Etc/UTC').date, -PAUSE_ENDS_KEPT_DAYS)),
});
