/** When they are introduced, asked once whether it is still on, and let go. What wakes us is seen by nobody. (practice c1) */
import type { Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import type { Deadlines } from './service-deadlines.ts';
import { STILL_ON } from './service-deadlines.ts';
import { INTRODUCTION, type Introductions } from './service-introductions.ts';

const ONCE = { anchor: { on: 'once' }, at: '10:00', each: 'community', whenUnsure: 'resend' } as const;
const INNER = { ...ONCE, practice: '-', surface: 'state', audience: 'nobody', minutes: 0, catchUp: 'always' } as const;
const SAID = { ...ONCE, practice: 'c1', surface: 'group', audience: 'the pair', catchUp: { within: 3 * DAY } } as const;
/** They are said by what wakes us. */
const run = async (): Promise<void> => undefined;

export const createTouches = (introductions: Introductions, deadlines: Deadlines): Touch[] => [
  { ...INNER, id: 'pacts.introduce', name: 'Time for an introduction', why: 'A pair was told.', run: introductions.run },
  { ...SAID, id: INTRODUCTION, name: 'Introduction', minutes: 3, why: 'You said yes to coaching each other.', run },
  {
    ...INNER,
    id: 'pacts.look',
    name: 'Time for “still on?”',
    why: 'A pact is not complete after five working days.',
    run: async (due) => {
      await introductions.again(due);
      const pairId = await deadlines.look(due);
      if (pairId !== null) await introductions.refresh(due.teamId, pairId);
    },
  },
  { ...SAID, id: STILL_ON, name: 'Still on?', minutes: 1, why: 'Your pact is not complete after five working days.', run },
  { ...INNER, id: 'pacts.release', name: 'Time to let go', why: 'A pact is not complete after ten working days.', run: deadlines.release },
];
