/** When the vote opens, closes and is decided. (practice 3.9, a6) */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { DAY } from '../../platform/clock.ts';
import { CLOSES_AT, OPENS_AT } from './rules.ts';
import type { Closing } from './service-closing.ts';
import type { Decisions } from './service-decisions.ts';
import type { Opening } from './service-opening.ts';

const STATE = { practice: 'a6', surface: 'state', each: 'community', minutes: 0, catchUp: 'always', whenUnsure: 'resend' } as const;

export const createTouches = (opening: Opening, closing: Closing, decisions: Decisions): Touch[] => [
  {
    id: 'votes.post',
    practice: 'a6',
    name: 'Topic vote',
    anchor: { on: 'session', kinds: ['topic'], offset: OPENS_AT.offset },
    at: OPENS_AT.at,
    surface: 'channel',
    audience: 'everyone here',
    each: 'community',
    minutes: 1,
    catchUp: { within: 2 * DAY },
    whenUnsure: 'hold',
    why: 'Members choose the topic, one session ahead, so that whoever leads it has a whole cycle to prepare.',
    run: opening.open,
  },
  {
    ...STATE,
    id: 'votes.close',
    name: 'Topic vote closes',
    anchor: { on: 'session', kinds: ['topic'], offset: CLOSES_AT.offset },
    at: CLOSES_AT.at,
    audience: 'nobody',
    why: 'The dots are counted two working days before the session.',
    run: closing.close,
  },
  {
    ...LETTER,
    id: 'votes.choose',
    practice: 'a6',
    name: 'Choose the topic',
    audience: 'whoever leads the coming session, or its stewards',
    minutes: 2,
    why: 'The vote ended in a tie, or too few have voted.',
    run: closing.ask,
  },
  {
    ...STATE,
    id: 'votes.lot',
    name: 'Topic by lot',
    anchor: { on: 'clock', kinds: ['topic'], from: 'start', minutes: 0 },
    at: '10:00',
    audience: 'nobody',
    why: 'A topic that nobody has chosen by the start of the session is drawn by lot.',
    run: decisions.decideByStart,
  },
];
