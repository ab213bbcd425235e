/** When a running experiment is looked at, what an answer says, and who may read it. Pure. */
import { type Experiment, wholeOf } from '../../community/experiment.ts';
import type { Library } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import { addDays, daysBetween, type LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import type { CheckIn } from './store.ts';

/** A look so close to the end, or to another answer, would ask the same thing twice. */
const NEAR_DAYS = 3;
/** Practice 3.9 a3: falls on the slot after each checkpoint; a week has one slot. */
const WAITS_WORKING_DAYS = 5;

/** Days after the start on which a check-in opens. The end is not among them: there the result is asked for. */
export const checkInDays = (template: readonly number[], days: number): number[] =>
  [...new Set(template)].filter((day) => day > 0 && day + NEAR_DAYS <= days).sort((a, b) => a - b);

type Run = Pick<Experiment, 'id' | 'sinceOn'>;

export const refOf = ({ id, sinceOn }: Run, day: number): string => `${id}/${sinceOn}/${day}`;

/** What an ask is about; `sinceOn` tells one run from the next. */
export function readRef(ref: string): { experimentId: string; sinceOn: LocalDate; day: number } {
  const [experimentId = '', sinceOn = '', day = '0'] = ref.split('/');
  return { experimentId, sinceOn, day: Number(day) };
}

export const expiresOn = (opensOn: LocalDate, holidays: Holidays): LocalDate => addWorkingDays(opensOn, WAITS_WORKING_DAYS, holidays);

/** An answer of today stands for an ask that has opened or is about to. */
export const covers = (opensOn: LocalDate, today: LocalDate): boolean => daysBetween(today, opensOn) <= NEAR_DAYS;

/** The next day on which it is asked about, the end included. */
export function nextLook({ sinceOn, days }: Pick<Experiment, 'sinceOn' | 'days'>, template: readonly number[], today: LocalDate) {
  if (sinceOn === null) return null;
  const on = [...checkInDays(template, days), days].map((day) => addDays(sinceOn, day));
  return on.find((date) => date > addDays(today, NEAR_DAYS)) ?? on.at(-1) ?? null;
}

export const QUESTIONS = ['did', 'saw', 'vs', 'learned', 'next'] as const;
export type Question = (typeof QUESTIONS)[number];
export type Said = Pick<CheckIn, Question>;
type CheckInQuestion = Library['experiment_rules']['check_in_questions'][number];

/** Practice 3.6 and 1.D 48: these answers offer to stop, to change, or a hand. In the library's words. */
const CALLS_FOR_HELP: readonly string[] = ['Worse', 'Could not start'];
export const callsForHelp = (vs: string): boolean => CALLS_FOR_HELP.includes(vs);

const textOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Null when nothing was answered. */
export function readSaid(questions: readonly CheckInQuestion[], values: Values): { said: Said | null; errors: Record<string, string> } {
  const said: Said = { did: '', saw: '', vs: '', learned: '', next: '' };
  const errors: Record<string, string> = {};
  for (const key of QUESTIONS) {
    const question = questions.find((each) => each.key === key);
    const text = textOf(values[key]);
    if (question?.max !== undefined && text.length > question.max)
      errors[key] = `This is ${text.length} characters long; ${question.max} fit.`;
    if (key === 'vs' && text !== '' && !question?.options.includes(text)) errors[key] = 'Choose one of these.';
    said[key] = text;
  }
  return { said: Object.values(said).every((text) => text === '') ? null : said, errors };
}

/** Kept back or not, once it is decided the answers follow the whole; except that nobody releases what the other lead of a pilot wrote. */
export function classOf({ kept, second }: Pick<CheckIn, 'kept' | 'second'>, experiment: Experiment): ReturnType<typeof wholeOf> {
  const whole = wholeOf(experiment);
  const isOpen = experiment.decidedAt !== null || experiment.sharedAt !== null;
  const isOthers = second && experiment.visibility !== 'all';
  if (whole.privacy !== 'P3' || (!isOthers && (isOpen || !kept))) return whole;
  return { ...whole, privacy: experiment.partnerId === null ? 'P0' : 'P1' };
}
