/** On Home: a question that waits for her, and the one she asked. */
import type { HomePanel } from '../../community/feature.ts';
import { MINUTE } from '../../platform/clock.ts';
import { toInstant } from '../../platform/time/zones.ts';
import type { Service } from './service.ts';
import type { Answers } from './service-answers.ts';
import type { Wishes } from './service-wishes.ts';
import { askRow, openRow } from './views.ts';

const MINE_RANK = 45;

export const createHomePanels = (service: Service, answers: Answers, wishes: Wishes): HomePanel[] => [
  {
    section: 'now',
    plural: 'all questions to you',
    rows: async ({ person: { teamId, userId, zone }, now }) =>
      Promise.all(
        (await answers.waitingFor(teamId, userId)).map(async (row) => ({
          rank: Math.max(0, Math.round((toInstant(row.closesOn, '16:00', zone) - now) / MINUTE)),
          blocks: askRow(await wishes.viewOf(row)),
        })),
      ),
  },
  {
    section: 'mine',
    plural: 'all you asked',
    rows: async ({ person: { teamId, userId } }) => {
      const open = await service.openOf(teamId, userId);
      return open ? [{ rank: MINE_RANK, blocks: openRow(await wishes.viewOf(open)) }] : [];
    },
  },
];
