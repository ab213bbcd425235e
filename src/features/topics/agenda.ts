/** A swap is said in the channel. */
import { POST } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import type { Swaps } from './service-swap.ts';

export const createTouches = (swaps: Swaps): Touch[] => [
  {
    ...POST,
    id: 'topics.swap',
    practice: '-',
    name: 'A topic was swapped',
    why: 'Something urgent took the place of a topic.',
    run: swaps.say,
  },
];
