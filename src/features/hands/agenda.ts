/** When a turn passes on, and when the asker or the two of them hear of it. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { INTRODUCTION, type Service } from './service.ts';
import { ASK, NEWS } from './service-asking.ts';
import { WHY_INTRODUCED, WHY_NEWS } from './views-messages.ts';

/** Nobody sees their plan: it would tell that somebody asked. */
const QUIET = { ...LETTER, surface: 'state', each: 'community', catchUp: 'always' } as const;

export const createTouches = (service: Service): Touch[] => [
  {
    ...QUIET,
    id: ASK,
    practice: 'h1',
    name: 'I could use a hand',
    audience: 'one person at a time',
    why: 'Somebody could use a hand, and you may be the one who has it.',
    run: service.pass,
  },
  {
    ...LETTER,
    id: NEWS,
    practice: 'h1',
    name: 'The hand you asked for',
    audience: 'whoever asked',
    catchUp: 'always',
    why: WHY_NEWS,
    run: service.tellNews,
  },
  {
    ...QUIET,
    id: INTRODUCTION,
    practice: 'h1',
    name: 'The two of you',
    audience: 'whoever asked and whoever is there',
    why: WHY_INTRODUCED,
    run: service.introduce,
  },
];
