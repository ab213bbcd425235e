/** Which word of a message somebody may want to define. Pure; a guess, which she can change. */
import { readTokens, undoEscapes } from '../../platform/slack/text.ts';
import { LONGEST_TERM, readTerm } from './rules.ts';

const LONGEST_GUESS = 40;

/** As people saw it: without the signs Slack puts around mentions and links. */
export const readMessage = (text: string): string =>
  undoEscapes(readTokens(text).replace(/<[@#!][^>]*>/g, ' '))
    .replace(/\s+/gu, ' ')
    .trim();

/** Best first: what is asked about, what stands in quotes, what is emphasised, a name of several words, letters. */
const PLACES: readonly RegExp[] = [
  /what(?:’s|'s| is| does| do you mean by| do we mean by)\s+(?:an? |the )?["“]?([\p{L}\p{N}][\p{L}\p{N} -]{1,38}?)["”]?(?:\s+(?:mean|stand)\b|\s*[?.!]|$)/iu,
  /["“„«]([^"“”„«»]{2,40})["”“»]/u,
  /(?<![\p{L}\p{N}])[*_`]([^*_`]{2,40})[*_`]/u,
  /(?<=[\p{L},] )((?:\p{Lu}[\p{L}-]+ )+\p{Lu}[\p{L}-]+)/u,
  /(?<![\p{L}\p{N}])(\p{Lu}{2,6})(?![\p{L}\p{N}])/u,
];

export function guessTerm(text: string): string {
  const words = readMessage(text);
  for (const place of PLACES) {
    const found = readTerm(place.exec(words)?.[1] ?? '');
    if (found !== '' && found.length <= LONGEST_GUESS) return found;
  }
  // A message that is a word or two is the term itself; an address is none.
  const all = words.includes('://') ? '' : readTerm(words);
  return all.length <= Math.min(LONGEST_GUESS, LONGEST_TERM) && all.split(' ').length <= 3 ? all : '';
}
