/** When the debrief is counted and when it closes. */
import type { Touch } from '../../community/touch.ts';
import { HOUR } from '../../platform/clock.ts';
import { CLOSE } from './rules.ts';
import type { Service } from './service.ts';

const EACH = { practice: 's6', each: 'community', minutes: 0, whenUnsure: 'hold' } as const;

export const createTouches = (service: Service): Touch[] => [
  {
    ...EACH,
    id: 'debriefs.count',
    name: 'How many have answered the debrief',
    anchor: { on: 'session', kinds: ['topic', 'close'], offset: 1 },
    at: '10:00',
    surface: 'thread',
    audience: 'everyone here',
    catchUp: { within: 6 * HOUR, wakingHours: true },
    why: 'The debrief of a session stays open until the second working day after it.',
    run: service.tally,
  },
  {
    ...EACH,
    id: 'debriefs.close',
    name: 'The debrief closes',
    anchor: { on: 'session', kinds: ['topic', 'close'], offset: CLOSE.offset },
    at: CLOSE.at,
    surface: 'state',
    audience: 'nobody',
    catchUp: 'always',
    why: 'The debrief closes, and who has answered is forgotten.',
    run: service.close,
  },
];
