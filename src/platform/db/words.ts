/**
 * Text → words, alike for both engines: their own tokenizers only ever see what stands here, so they cannot disagree.
 * Accents fall, case falls, an English ending falls beside the word as written; scripts without spaces become pairs of characters.
 */

const MARKS_THAT_FALL = /[\u0300-\u036f\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670\u0640]/gu;
const LETTERS_THAT_UNFOLD: Readonly<Record<string, string>> = {
  ß: 'ss',
  æ: 'ae',
  œ: 'oe',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  ł: 'l',
  þ: 'th',
  ħ: 'h',
  ı: 'i',
  ς: 'σ', // biome-ignore format: a table
};
const UNFOLDING = new RegExp(`[${Object.keys(LETTERS_THAT_UNFOLD).join('')}]`, 'gu');
const UNSPACED = '\\p{scx=Han}\\p{scx=Hiragana}\\p{scx=Katakana}\\p{scx=Hangul}\\p{scx=Thai}\\p{scx=Lao}\\p{scx=Khmer}\\p{scx=Myanmar}';
const PIECES = new RegExp(`[${UNSPACED}]+|[^${UNSPACED}]+`, 'gu');
const IS_UNSPACED = new RegExp(`^[${UNSPACED}]`, 'u');
const LONGEST_WORD = 64;

/** Lower case, no accents, full-width and ligature forms as plain ones. */
export function fold(text: string): string {
  return text
    .toWellFormed()
    .normalize('NFKD')
    .replace(MARKS_THAT_FALL, '')
    .toLowerCase()
    .normalize('NFC')
    .replace(UNFOLDING, (letter) => LETTERS_THAT_UNFOLD[letter] ?? letter)
    .replace(/['’ʼ]s\b/gu, '')
    .replace(/(?<=\p{L})['’ʼ](?=\p{L})/gu, '');
}

interface Piece {
  text: string;
  unspaced: boolean;
}

const piecesOf = (folded: string): Piece[] =>
  (folded.match(/[\p{L}\p{N}\p{M}]+/gu) ?? [])
    .flatMap((run) => run.match(PIECES) ?? [])
    .map((text) => ({ text, unspaced: IS_UNSPACED.test(text) }));

const cut = (word: string): string => (word.length <= LONGEST_WORD ? word : [...word].slice(0, LONGEST_WORD).join(''));

/** `abc` → `ab bc c`: any part of two is a word, any part of one begins a word. */
function pairsOf(text: string): string[] {
  const characters = [...text];
  return characters.map((character, i) => character + (characters[i + 1] ?? ''));
}

/** The word without a plural or verb ending. Light on purpose: both a text and a question go through it. */
export function stem(word: string): string {
  if (!/^[a-z]{4,}$/.test(word)) return word;
  const one = withoutPlural(word);
  const bare = withoutVerbEnding(one);
  const single = bare !== one && /([bdfgklmnprt])\1$/.test(bare) ? bare.slice(0, -1) : bare;
  return single.length > 3 && single.endsWith('e') ? single.slice(0, -1) : single;
}

function withoutPlural(word: string): string {
  if (/[^aeiou]ies$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/(?:ss|sh|ch|x|z)es$/.test(word)) return word.slice(0, -2);
  return /[^sui]s$/.test(word) ? word.slice(0, -1) : word;
}

function withoutVerbEnding(word: string): string {
  if (/[^aeiou]ied$/.test(word)) return `${word.slice(0, -3)}y`;
  if (/[aeiouy].*ing$/.test(word) && word.length > 5) return word.slice(0, -3);
  if (/[aeiouy].*[^e]ed$/.test(word) && word.length > 4) return word.slice(0, -2);
  return word;
}

/** The words to index, separated by single blanks. */
export function wordsToIndex(text: string): string {
  return piecesOf(fold(text))
    .flatMap((piece) => {
      if (piece.unspaced) return pairsOf(piece.text);
      const word = cut(piece.text);
      const root = stem(word);
      return root === word ? [word] : [word, root];
    })
    .join(' ');
}

/** The folded runs of scripts without spaces, for telling a word from the same pairs elsewhere. */
export const unspacedText = (text: string): string =>
  piecesOf(fold(text))
    .filter((piece) => piece.unspaced)
    .map((piece) => piece.text)
    .join(' ');

/** One thing that must be there: any of these words, or a word that begins so. */
export interface Wanted {
  word: string;
  beginning: string | undefined;
}

export interface Question {
  wanted: Wanted[];
  /** Runs of three characters or more that must stand there as they are. */
  runs: string[];
}

const MOST_WORDS = 16;

/** Everything that was typed as words that must all be there; the last may be half a word. */
export function readQuestion(text: string): Question {
  const pieces = piecesOf(fold(text)).slice(0, MOST_WORDS);
  const wanted = pieces.flatMap((piece, i): Wanted[] => {
    if (!piece.unspaced) return [{ word: stem(cut(piece.text)), beginning: i === pieces.length - 1 ? cut(piece.text) : undefined }];
    const pairs = pairsOf(piece.text);
    if (pairs.length === 1) return [{ word: piece.text, beginning: piece.text }];
    return pairs.slice(0, -1).map((pair) => ({ word: pair, beginning: undefined }));
  });
  return { wanted, runs: pieces.filter((piece) => piece.unspaced && [...piece.text].length > 2).map((piece) => piece.text) };
}
