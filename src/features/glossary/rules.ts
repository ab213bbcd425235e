/** Which term is meant by what somebody typed. Pure. */
import { fold, readQuestion, wordsToIndex } from '../../platform/db/words.ts';

/** Of a term; longer ones are sentences. */
export const LONGEST_TERM = 75;
const MOST_NEAR = 5;

const QUOTES = /^["'“”„‟‘’‚«»‹›「」『』*_`\s]+|["'“”„‟‘’‚«»‹›「」『』*_`\s?!.:,;]+$/gu;

/** What was typed, as a term: without quotes around it, on one line. */
export const readTerm = (text: string): string => text.toWellFormed().replace(/\s+/gu, ' ').replace(QUOTES, '').trim();

/** Case, accents and signs do not make another term; what has no letters stays as it is. */
export function keyOf(text: string): string {
  const words = fold(text)
    .replace(/[^\p{L}\p{N}\p{M}]+/gu, ' ')
    .trim();
  return words === '' ? text.trim() : words;
}

/** 'decision rights' and 'Decision right'. */
const rootOf = (text: string): string =>
  readQuestion(text)
    .wanted.map(({ word }) => word)
    .join(' ');

/** All words stand in the text, the last perhaps as half a word. */
function standsIn(text: string, asked: string): boolean {
  const words = wordsToIndex(text).split(' ');
  const { wanted } = readQuestion(asked);
  return (
    wanted.length > 0 &&
    wanted.every(({ word, beginning }) => words.some((each) => each === word || (beginning !== undefined && each.startsWith(beginning))))
  );
}

/** How many letters must be changed; counted up to three. */
export function distance(a: string, b: string): number {
  const [x, y] = [[...a], [...b]];
  if (Math.abs(x.length - y.length) > 2) return 3;
  let before = Array.from({ length: y.length + 1 }, (_, at) => at);
  for (const [i, letter] of x.entries()) {
    const row = [i + 1];
    for (const [j, other] of y.entries()) {
      const changed = (before[j] ?? 0) + (letter === other ? 0 : 1);
      row.push(Math.min(changed, (before[j + 1] ?? 0) + 1, (row[j] ?? 0) + 1));
    }
    before = row;
  }
  return Math.min(before.at(-1) ?? 0, 3);
}

interface Termlike {
  title: string;
  state: string;
  parts: Readonly<Record<string, string>>;
}

export interface FoundTerms<T> {
  /** It is one of these: usually one. */
  hits: T[];
  /** Or near one of these; at most five. */
  near: T[];
}

export function findTerms<T extends Termlike>(terms: readonly T[], typed: string): FoundTerms<T> {
  const asked = readTerm(typed).slice(0, 200);
  const key = keyOf(asked);
  if (key === '') return { hits: [], near: [] };
  const living = terms.toSorted((a, b) => Number(a.state === 'archived') - Number(b.state === 'archived'));
  const same = living.filter(({ title }) => keyOf(title) === key);
  if (same.length > 0) return { hits: same, near: [] };
  const root = rootOf(asked);
  const alike = root === '' ? [] : living.filter(({ title }) => rootOf(title) === root);
  if (alike.length > 0) return { hits: alike, near: [] };
  const titled = living.filter(({ title }) => standsIn(title, asked));
  if (titled.length === 1) return { hits: titled, near: [] };
  const allowed = key.length < 4 ? 0 : key.length < 7 ? 1 : 2;
  const mistyped = living
    .map((term) => ({ term, far: distance(keyOf(term.title), key) }))
    .filter(({ far }) => far <= allowed)
    .sort((a, b) => a.far - b.far);
  const mentioned = living.filter(({ parts }) => standsIn(Object.values(parts).join('\n'), asked));
  const near = [...new Set([...titled, ...mistyped.map(({ term }) => term), ...mentioned])];
  return { hits: [], near: near.slice(0, MOST_NEAR) };
}

/** Under which letter the list has it. */
export const letterOf = (title: string): string => {
  const [first = ''] = [...keyOf(title)];
  return /\p{L}/u.test(first) ? first.toUpperCase() : '#';
};

export const inOrder = <T extends { title: string; id: string }>(terms: readonly T[]): T[] => {
  const keyed = terms.map((term) => ({ term, key: keyOf(term.title) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : a.term.id < b.term.id ? -1 : 1)).map(({ term }) => term);
};

/** Any member changes what members read; what left the community only those who answer for it. */
export const mayChange = (
  { privacy, authorId, stewardId }: { privacy: string; authorId: string | null; stewardId: string | null },
  userId: string | null,
): boolean => privacy === 'P3' || (userId !== null && (authorId === userId || stewardId === userId));
