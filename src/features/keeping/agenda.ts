/** The question to an author and the answer to a keeper follow from a press; nothing of them is planned. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import { AGREED, REQUEST } from './service.ts';

const nothing = async (): Promise<void> => undefined;

export const touches: Touch[] = [
  {
    ...LETTER,
    ...{ id: REQUEST, practice: '-', name: 'May this be kept?', audience: 'whoever wrote the message', run: nothing },
    why: 'Somebody wants to keep a message of yours.',
  },
  {
    ...LETTER,
    ...{ id: AGREED, practice: '-', name: 'A message may be kept', audience: 'whoever asked', run: nothing },
    why: 'You asked to keep a message.',
  },
];
