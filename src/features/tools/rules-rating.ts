/** What a self-rating comes to. Pure. */
import { joinWords } from '../../community/words.ts';
import type { RubricBody, Tool } from './rules.ts';

export interface RatedLine {
  label: string;
  score: number;
  word: string;
  looks: string;
  /** Beside the last time: 'up from 2'; '' when there is none. */
  since: string;
}

/** From the values of a form; null when one is missing or not on the scale. */
export function readScores({ scale, criteria }: RubricBody, chosen: readonly (string | undefined)[]): number[] | null {
  const known = new Set(scale.map(({ score }) => score));
  const scores = criteria.map((_, at) => (chosen[at] === undefined || chosen[at] === '' ? Number.NaN : Number(chosen[at])));
  return scores.every((score) => known.has(score)) ? scores : null;
}

const sayChange = (score: number, before: number | undefined): string =>
  before === undefined ? '' : score > before ? `up from ${before}` : score < before ? `down from ${before}` : 'as before';

export const ratedLines = ({ scale, criteria }: RubricBody, scores: readonly number[], before: readonly number[] | null): RatedLine[] =>
  criteria.map(({ label, looks }, at) => {
    const score = scores[at] ?? 0;
    const word = scale.find((step) => step.score === score)?.word ?? '';
    const comparable = before?.length === criteria.length ? before[at] : undefined;
    return { label, score, word, looks: looks[`${score}`] ?? '', since: sayChange(score, comparable) };
  });

const READY_FROM = 3;

/** One sentence; plain text. */
export function verdictOf({ originId, body }: Pick<Tool<RubricBody>, 'originId' | 'body'>, scores: readonly number[]): string {
  const lines = ratedLines(body, scores, null);
  const low = Math.min(...scores);
  const lowest = lines.filter(({ score }) => score === low);
  const [first] = lowest;
  if (!first) return '';
  const labels = joinWords(lowest.map(({ label }) => `“${label}”`));
  const top = body.scale.at(-1)?.score ?? low;
  if (originId === 'ru-decision') return `The decision is as good as its weakest link: ${low} of ${top}, ${first.word}, at ${labels}.`;
  if (originId === 'ru-diffusion') {
    const below = lines.filter(({ score }) => score < READY_FROM).map(({ label }) => `“${label}”`);
    return below.length === 0
      ? 'Ready to spread: three or more on every line.'
      : `Not yet: ${joinWords(below)} should be at three or more.`;
  }
  if (low === top) return 'The highest on every line.';
  return lowest.length === lines.length ? 'The same on every line.' : `Lowest: ${labels}; a place to begin, if you look for one.`;
}
