/** What a suggestion must say, and what the ledger counts. Pure. */
import type { Values } from '../../platform/feature.ts';
import type { Invitation } from './store.ts';
import type { InvitationState } from './tables.ts';

export const LONGEST_WHO = 100;
export const LONGEST_WHY = 200;

const typed = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

export type Suggestion = Pick<Invitation, 'who' | 'jobFunction' | 'why'>;

export function readSuggestion(values: Values): { ok: Suggestion } | { errors: Record<string, string> } {
  const ok = { who: typed(values, 'who'), jobFunction: typed(values, 'jobFunction'), why: typed(values, 'why') };
  const errors: Record<string, string> = {};
  if (ok.who === '') errors.who = 'Say who, as a role: “someone from logistics”.';
  else if (/<@|@\w/.test(ok.who)) errors.who = 'A role, please, not a name: whoever you mean has not been asked yet.';
  if (ok.who.length > LONGEST_WHO) errors.who = `This is ${ok.who.length} characters long; ${LONGEST_WHO} fit.`;
  if (ok.why.length > LONGEST_WHY) errors.why = `This is ${ok.why.length} characters long; ${LONGEST_WHY} fit.`;
  return Object.keys(errors).length > 0 ? { errors } : { ok };
}

export interface LedgerLine {
  /** '' = another function. */
  jobFunction: string;
  suggested: number;
  invited: number;
  came: number;
}

const REACHED: Readonly<Record<InvitationState, number>> = { suggested: 0, 'not-now': 1, invited: 1, came: 2 };

/** By function, the one suggested most often first. "Invited" holds those who came, and those who could not. */
export function countByFunction(all: readonly Pick<Invitation, 'jobFunction' | 'state'>[]): LedgerLine[] {
  return [...Map.groupBy(all, ({ jobFunction }) => jobFunction)]
    .map(([jobFunction, own]) => ({
      jobFunction,
      suggested: own.length,
      invited: own.filter(({ state }) => REACHED[state] >= 1).length,
      came: own.filter(({ state }) => REACHED[state] === 2).length,
    }))
    .toSorted((a, b) => b.suggested - a.suggested || (a.jobFunction < b.jobFunction ? -1 : 1));
}
