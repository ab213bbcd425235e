/** When home acts by itself: the stewards' digest on Mondays (practice 3.9, p2). */
import type { Touch } from '../../community/touch.ts';
import { type AgendaService, DIGEST_TOUCH, DIGEST_WITHIN } from './service-agenda.ts';

export const touches = (service: AgendaService): Touch[] => [
  {
    id: DIGEST_TOUCH,
    practice: 'p2',
    name: 'Monday digest',
    anchor: { on: 'weekly', weekday: 1 },
    at: '10:00',
    surface: 'dm',
    audience: 'each steward',
    each: 'steward',
    minutes: 5,
    catchUp: { within: DIGEST_WITHIN, wakingHours: true },
    whenUnsure: 'hold',
    why: 'Stewards get one message a week about what goes out and what did not.',
    run: service.sendDigest,
  },
];
