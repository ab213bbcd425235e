/** When welcome acts by itself: the joining weeks, and the introduction. */
import { POST } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { createHandIns } from './agenda-hand-in.ts';
import type { Parts } from './service.ts';
import { createLetters } from './service-letters.ts';

const NEWCOMER = {
  audience: 'the newcomer',
  surface: 'dm',
  each: 'member',
  at: '09:00',
  catchUp: { within: 3 * DAY },
  whenUnsure: 'resend',
} as const;

export function createTouches(parts: Parts): Touch[] {
  const letters = createLetters(parts);
  const handIns = createHandIns(parts);
  return [
    {
      ...NEWCOMER,
      id: 'welcome.message',
      practice: 'j0',
      name: 'Welcome',
      anchor: { on: 'joining', offset: 0 },
      minutes: 3,
      why: 'You joined.',
      run: letters.welcome,
    },
    {
      ...NEWCOMER,
      id: 'welcome.reminder',
      practice: 'j1',
      name: 'Welcome reminder',
      anchor: { on: 'joining', offset: 3 },
      minutes: 1,
      why: 'You joined and have not told us how you take part; this is the one reminder.',
      run: handIns.tell,
    },
    {
      ...NEWCOMER,
      id: 'welcome.first-things',
      practice: 'j3',
      name: 'First useful thing',
      anchor: { on: 'joining', offset: 10 },
      minutes: 5,
      why: 'You joined two weeks ago.',
      run: handIns.firstThings,
    },
    {
      ...NEWCOMER,
      id: 'welcome.month',
      practice: 'j4',
      name: 'After a month',
      anchor: { on: 'joining', offset: 22 },
      minutes: 2,
      why: 'You joined a month ago.',
      run: handIns.month,
    },
    {
      ...POST,
      id: 'welcome.introduction',
      practice: 'j0',
      name: 'Introduction',
      why: 'A newcomer ticked that the channel may read her line.',
      run: letters.introduce,
    },
  ];
}
