/** Which topics are the same, which look alike, and what one is about: by their words. Pure. */
import { LONGEST_TOPIC } from './rules.ts';

const LITTLE = new Set(
  'a an and are as at be been but by can could did do does for from had has have how i if in is it its less more much my not of on one or our ours should so some than that the their them then there they this to up us was we what when where which who whom whose why will with would you your'.split(
    ' ',
  ),
);
/** Scripts that put no spaces between words. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;

const tidy = (text: string): string => text.replace(/\s+/gu, ' ').trim();

/** The same words again are the same topic, whatever their case and punctuation. */
export function keyOf(text: string): string {
  const words = text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return words === '' ? tidy(text) : words;
}

/** What a topic may be: null, or what is wrong with it in one sentence. */
export function whatIsWrongWith(text: string): string | null {
  const words = tidy(text);
  if (words === '') return 'Write the topic, in a few words.';
  return words.length > LONGEST_TOPIC ? `It is ${words.length} characters long; ${LONGEST_TOPIC} fit. Your text is still here.` : null;
}

export const readTopic = tidy;
export const isQuestion = (text: string): boolean => /[?？؟;]\s*$/u.test(text);

const pairsOf = (word: string): string[] => {
  const letters = [...word];
  return letters.length < 3 ? [word] : letters.slice(1).map((letter, at) => `${letters[at]}${letter}`);
};

function wordsOf(text: string): string[] {
  const words = keyOf(text).split(' ');
  return [...new Set(words.flatMap((word) => (UNSPACED.test(word) ? pairsOf(word) : LITTLE.has(word) ? [] : [word])))];
}

/** 'prioritise' and 'prioritisation': all but the ending is the same. */
function isAlike(a: string, b: string): boolean {
  if (a === b) return true;
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4 || UNSPACED.test(a)) return false;
  let same = 0;
  while (same < shorter && a[same] === b[same]) same++;
  return same >= Math.max(4, shorter - 3);
}

const shared = (a: readonly string[], b: readonly string[]): number => a.filter((word) => b.some((other) => isAlike(word, other))).length;

/** 0 = nothing in common, 1 = the same words. */
export function similarity(a: string, b: string): number {
  const [words, others] = [wordsOf(a), wordsOf(b)];
  const all = words.length + others.length;
  return all === 0 ? 0 : (shared(words, others) + shared(others, words)) / all;
}

const ALIKE_FROM = 0.6;

export interface Pair<T> {
  a: T;
  b: T;
}

/** Likely doubles, most alike first; `isApart`: a human said that both stand. The longer waiting one comes first in a pair. */
export function findDoubles<T extends { id: string; text: string; listedAt: number }>(
  topics: readonly T[],
  isApart: (a: T, b: T) => boolean,
): Pair<T>[] {
  const inOrder = topics.toSorted((a, b) => a.listedAt - b.listedAt || (a.id < b.id ? -1 : 1));
  return inOrder
    .flatMap((a, at) => inOrder.slice(at + 1).map((b) => ({ a, b, alike: similarity(a.text, b.text) })))
    .filter(({ a, b, alike }) => alike >= ALIKE_FROM && !isApart(a, b))
    .sort((x, y) => y.alike - x.alike)
    .map(({ a, b }) => ({ a, b }));
}

interface TaxonomyWords {
  name: string;
  sub_tags: readonly string[];
}

/** The sub-tag whose words stand in the text; of several the one with most of them. Null when none does. */
export function nearestSubTag(text: string, taxonomy: readonly TaxonomyWords[]): string | null {
  const words = wordsOf(text);
  const scored = taxonomy.flatMap(({ name, sub_tags: tags }) =>
    tags.map((tag) => {
      const hits = shared(wordsOf(tag), words);
      return { tag, score: hits === 0 ? 0 : 2 * hits + shared(wordsOf(name), words) };
    }),
  );
  const best = scored.reduce<{ tag: string; score: number } | null>((top, one) => (one.score > (top?.score ?? 0) ? one : top), null);
  return best?.tag ?? null;
}
