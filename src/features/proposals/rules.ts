/** What a proposal must say, when it closes, and what each side may know of it. Pure. */
import type { Values } from '../../platform/feature.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';

export type ProposalState = 'open' | 'yes' | 'no' | 'silent' | 'withdrawn';

/** Five working days, as for the pact of a round. */
export const ANSWER_WITHIN = 5;
/** Six talks in nine weeks: more would be a job. */
export const MOST_PAIRS = 2;
/** Nobody is asked by the same person again before four weeks have passed. */
export const AGAIN_AFTER_DAYS = 28;
export const LONGEST_WHY = 150;
export const LONGEST_WANT = 150;

export interface Wish {
  whom: string;
  why: string;
  want: string;
}

const typed = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

const tooLong = (text: string, longest: number): string | null =>
  text.length > longest ? `This is ${text.length} characters long; ${longest} fit.` : null;

export function readWish(values: Values, proposerId: string): { ok: Wish } | { errors: Record<string, string> } {
  const ok = { whom: typed(values, 'whom'), why: typed(values, 'why'), want: typed(values, 'want') };
  const errors: Record<string, string> = {};
  if (ok.whom === '') errors.whom = 'Choose somebody.';
  if (ok.whom === proposerId) errors.whom = 'That is you. Choose somebody else.';
  const why = tooLong(ok.why, LONGEST_WHY);
  if (why) errors.why = why;
  const want = ok.want === '' ? 'Say it in a few words, such as “saying no upwards”.' : tooLong(ok.want, LONGEST_WANT);
  if (want) errors.want = want;
  return Object.keys(errors).length > 0 ? { errors } : { ok };
}

/** The person that stands in a command, and what else was typed: the beginning of a community's name. */
export function readWhom(text: string): { whom: string | null; rest: string } {
  const mention = /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/;
  return { whom: mention.exec(text)?.[1] ?? null, rest: text.replace(mention, '').trim() };
}

/** Asked too lately; the same for an answer, for silence, and for what was never delivered. */
export const askableAgainOn = (askedOn: LocalDate): LocalDate => addDays(askedOn, AGAIN_AFTER_DAYS);

/** As whoever asked may know it: a no, silence and what was kept back read the same. */
export const stateForProposer = (state: ProposalState): 'waiting' | 'yes' | 'not at present' | 'taken back' =>
  (({ open: 'waiting', yes: 'yes', no: 'not at present', silent: 'not at present', withdrawn: 'taken back' }) as const)[state];
