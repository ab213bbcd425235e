/** When the preparation acts by itself: sixteen, six and four working days before the session. */
import type { Touch } from '../../community/touch.ts';
import { HALFWAY, LOCK, PACK } from './rules.ts';
import type { Parts } from './service.ts';
import { HALFWAY_TOUCH, PACK_TOUCH, type Packs } from './service-packs.ts';
import { LOCKS_AT, type Plans } from './service-plans.ts';

const STATE = { at: '09:00', surface: 'state', each: 'community', minutes: 0, catchUp: 'until-session', whenUnsure: 'resend' } as const;
const TOLD = { ...STATE, surface: 'dm', minutes: 20, audience: 'the facilitator and the second' } as const;
const kinds = ['topic', 'close'] as const;

export function createTouches({ deps }: Parts, packs: Packs, plans: Plans): Touch[] {
  return [
    {
      ...STATE,
      id: 'preparation.plan-packs',
      practice: '-',
      name: 'Packs are planned',
      anchor: { on: 'session', kinds, offset: PACK },
      audience: 'nobody',
      why: 'Sixteen working days before a session its preparation begins.',
      run: packs.planPacks,
    },
    {
      ...TOLD,
      id: PACK_TOUCH,
      practice: 'f1',
      name: 'Preparation pack',
      anchor: { on: 'once' },
      why: 'You prepare a session, and it is three weeks away or fewer.',
      run: packs.pack,
    },
    {
      ...STATE,
      id: 'preparation.plan-halfway',
      practice: '-',
      name: 'Looks halfway are planned',
      anchor: { on: 'session', kinds, offset: HALFWAY },
      audience: 'nobody',
      why: 'Six working days before a session there is time to change something.',
      run: packs.planHalfway,
    },
    {
      ...TOLD,
      id: HALFWAY_TOUCH,
      practice: 'f2',
      name: 'Halfway look',
      anchor: { on: 'once' },
      why: 'You prepare a session, and it is about a week away.',
      run: packs.halfway,
    },
    {
      ...STATE,
      id: 'preparation.lock',
      practice: 'f4',
      name: 'Run sheet locks',
      anchor: { on: 'session', kinds, offset: LOCK },
      at: LOCKS_AT,
      audience: 'whoever leads it, on Home',
      why: 'Four working days before a session its run sheet stands, so that everybody can count on it.',
      run: async (due) => {
        const session = await deps.calendar.findSession(due.teamId, due.anchor);
        if (session?.status === 'planned') await plans.lock(session, due.now);
      },
    },
  ];
}
