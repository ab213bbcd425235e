/** What a coach notes about her own coaching: choices only, so that nothing of a talk can get in. Pure. */
import type { Library, LibraryGuide, LibraryRubric } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';

export const QUESTIONS = ['spoke', 'pause', 'step'] as const;
export type Question = (typeof QUESTIONS)[number];

/** What one may answer where the library asks an open question or one with yes and no. */
export const SPOKE = { yes: 'Yes', half: 'About half', no: 'No' } as const;
export const STEP = { yes: 'Yes', partly: 'Partly', no: 'No' } as const;
export const OWN_QUESTION = 'own';
export const NO_QUESTION = 'none';

export interface Choice {
  id: string;
  words: string;
}

/** Questions of the guide, or the phases of the frame where none was picked: which one made them pause is a choice, never a text. */
export function pauseChoices(guide: LibraryGuide | null, frame: Library['coaching_frame']): Choice[] {
  const phases = frame.phases.flatMap(({ id, purpose }) =>
    guide
      ? guide.questions[id].map((words, at) => ({ id: `${guide.id}/${id}/${at}`, words: words.replace(/[{}]/g, '') }))
      : [{ id: `phase/${id}`, words: `${id.replace(/^./, (letter) => letter.toUpperCase())}: ${purpose}` }],
  );
  return [...phases, { id: OWN_QUESTION, words: 'One of my own' }, { id: NO_QUESTION, words: 'None, this time' }];
}

/** As somebody reads her own answer later. */
export function sayPause({ coaching_guides: guides, coaching_frame: frame }: Library, id: string): string {
  const known = [...guides, null].flatMap((guide) => pauseChoices(guide, frame));
  return known.find((choice) => choice.id === id)?.words ?? '';
}

const chosen = (values: Values, field: string): string | null => {
  const value = values[field];
  return typeof value === 'string' && value !== '' ? value : null;
};

/** Only what was offered. */
export function readAnswers(values: Values, pauses: readonly Choice[]): Record<string, string> {
  const offered: Record<Question, readonly string[]> = {
    spoke: Object.keys(SPOKE),
    pause: pauses.map(({ id }) => id),
    step: Object.keys(STEP),
  };
  return Object.fromEntries(
    QUESTIONS.flatMap((question) => {
      const answer = chosen(values, question);
      return answer !== null && offered[question].includes(answer) ? [[question, answer]] : [];
    }),
  );
}

/** One to four by criterion; what was left open stays out. */
export function readScores(values: Values, { criteria, scale }: LibraryRubric): Record<string, number> {
  return Object.fromEntries(
    criteria.flatMap(({ key = '' }) => {
      const score = chosen(values, key);
      return score !== null && scale[score] !== undefined ? [[key, Number(score)]] : [];
    }),
  );
}

/** The last five of one criterion, oldest first. */
export const trendOf = (rows: readonly { scores: Record<string, number> }[], key: string): number[] =>
  rows.flatMap(({ scores }) => scores[key] ?? []).slice(-5);
