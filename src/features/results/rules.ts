/** Closing questions, read. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import type { Values } from '../../platform/feature.ts';

/** Input ids; the questions themselves are the library's. */
export const HAPPENED = 'happened';
export const closingField = (index: number): string => `q${index + 1}`;
export const LONGEST = { happened: 250, closing: 300, why: 250 } as const;

const textOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

export interface Closing {
  /** What happened, in her own words: the one that must be there. */
  happened: string;
  /** In the order of the template's questions; '' where nothing was said. */
  closing: string[];
}

export function readClosing(values: Values, questions: readonly string[]): { closing: Closing | null; errors: Record<string, string> } {
  const read: Closing = { happened: textOf(values[HAPPENED]), closing: questions.map((_, index) => textOf(values[closingField(index)])) };
  const isEmpty = read.happened === '' && read.closing.every((text) => text === '');
  const errors: Record<string, string> = {};
  const check = (field: string, text: string, max: number): void => {
    if (text.length > max) errors[field] = `This is ${text.length} characters long; ${max} fit.`;
  };
  check(HAPPENED, read.happened, LONGEST.happened);
  read.closing.forEach((text, index) => {
    check(closingField(index), text, LONGEST.closing);
  });
  if (!isEmpty && read.happened === '') errors[HAPPENED] = 'One line on what happened makes it a result. “Nothing changed” is one.';
  return { closing: isEmpty ? null : read, errors };
}

/** Question → answer, over what stood there before; what the form did not ask stays. */
export function findingsOf(before: Experiment['findings'], happened: string, closing: Closing, questions: readonly string[]) {
  const said = questions.map((question, index): [string, string] => [question, closing.closing[index] ?? '']);
  return { ...before, [happened]: closing.happened, ...Object.fromEntries(said.filter(([, text]) => text !== '')) };
}
