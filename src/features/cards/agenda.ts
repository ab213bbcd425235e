/** Who is asked to look after something is asked at once, by whoever does so now. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { OFFER } from './service-states.ts';

export const touches: Touch[] = [
  {
    ...LETTER,
    id: OFFER,
    practice: '-',
    name: 'Looking after something on the shelf',
    audience: 'whoever is named',
    why: 'Somebody named you to look after a piece of the shelf.',
    // Nothing of it is planned: it follows from a press.
    run: async () => undefined,
  },
];
