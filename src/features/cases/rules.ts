/** What a case must say, and until when it is kept. Pure. */
import { DAY } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import type { CaseTexts } from './store.ts';

/** Practice 3.13: case text, "30 days unless released". */
export const KEPT = 30 * DAY;
export const LONGEST = 1500;

export const FIELDS = ['situation', 'tried', 'question', 'stays'] as const;

const NEEDED: Readonly<Record<'situation' | 'question', string>> = {
  situation: 'Say in a few lines what is going on.',
  question: 'End with one question: what do you want the others to think about?',
};

const typed = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export function readCase(values: Values): { ok: CaseTexts } | { errors: Record<string, string> } {
  const ok: CaseTexts = {
    ...{ situation: typed(values, 'situation'), tried: typed(values, 'tried') },
    ...{ question: typed(values, 'question'), stays: typed(values, 'stays') },
  };
  const errors: Record<string, string> = {};
  for (const [field, sentence] of Object.entries(NEEDED)) if (typed(values, field) === '') errors[field] = sentence;
  for (const field of FIELDS) {
    const { length } = ok[field];
    if (length > LONGEST) errors[field] = `This is ${length} characters long; ${LONGEST} fit. The rest is for telling.`;
  }
  return Object.keys(errors).length > 0 ? { errors } : { ok };
}

/** Her group, or everybody who was there when there were no groups; never she herself. */
export const readersOf = (bringerId: string, group: readonly string[] | null, here: readonly string[]): string[] =>
  (group ?? here).filter((id) => id !== bringerId).toSorted();
