/** The letters of admission; each follows from somebody's act a moment later. */
import { LETTER } from '../../community/letter.ts';
import type { Touch } from '../../community/touch.ts';
import type { Parts } from './service.ts';
import { createLetters } from './service-letters.ts';

export function createTouches(parts: Parts): Touch[] {
  const letters = createLetters(parts);
  return [
    {
      ...LETTER,
      id: 'admission.invitation',
      name: 'Invitation',
      audience: 'the invited person',
      why: 'Somebody invited you.',
      run: letters.invitation,
    },
    {
      ...LETTER,
      id: 'admission.came',
      name: 'Question to somebody who came into the channel',
      audience: 'that person',
      why: 'You came into the channel.',
      run: letters.invitation,
    },
    {
      ...LETTER,
      id: 'admission.request',
      name: 'Somebody would like to join',
      audience: 'each steward',
      why: 'Stewards decide who joins.',
      run: letters.request,
    },
    { ...LETTER, id: 'admission.declined', name: 'Not this time', audience: 'whoever asked', why: 'You asked.', run: letters.declined },
    {
      ...LETTER,
      id: 'admission.not-brought',
      name: 'Somebody who joined is not in the channel',
      audience: 'each steward',
      why: 'Stewards can add somebody to the channel where I cannot.',
      run: letters.notBrought,
    },
  ];
}
