/** What membership adds to the stewards' digest. */
import { joinWords } from '../../community/words.ts';
import type { Newcomers } from './service.ts';

export interface Digest extends Newcomers {
  vacancies: readonly { role: string; name: string | null }[];
}

/** Plain text. Who joined, what waits, which role is free; never who is silent. */
export function digestLine({ joined, waiting, vacancies, welcome }: Digest): string | null {
  const sentences = [
    joined.length > 0 ? `New since last week: ${joinWords(joined)}.` : '',
    waiting > 0 ? `${waiting === 1 ? 'One request waits' : `${waiting} requests wait`} for a steward's answer, on App Home under Now.` : '',
    ...vacancies.map(({ role, name }) => `Free: ${role.replace('-', ' ')}${name ? `, since ${name} left` : ''}.`),
    welcome
      ? `Newcomers after a month: know why they are here ${welcome.whyHere.toFixed(1)} of 5, felt welcome ${welcome.welcome.toFixed(1)} of 5 (n = ${welcome.n}).`
      : '',
  ].filter((sentence) => sentence !== '');
  return sentences.length > 0 ? sentences.join(' ') : null;
}
