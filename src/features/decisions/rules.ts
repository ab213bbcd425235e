/** Decisions under a rule: what is wrong with dates, how many days they took, and when there are enough to say. Pure. */
import type { Experiment, ExperimentState } from '../../community/experiment.ts';
import { LOWEST_K } from '../../community/practice.ts';
import { daysBetween, isLocalDate, type LocalDate } from '../../platform/time/local-dates.ts';

export type RuleKind = 'experiment' | 'project';

export const RULE_TEMPLATE = 'xt-decision-rule';
export const WHO_DECIDES = 'dt-who-decides';
export const LONGEST_QUESTION = 200;
export const LONGEST_NAMES = 150;

const LOGGED_IN: readonly ExperimentState[] = ['running', 'result', 'decided', 'shared', 'reused'];
/** Under a rule that runs, or that stayed after its trial. */
export const takesDecisions = ({ state }: Pick<Experiment, 'state'>): boolean => LOGGED_IN.includes(state);
export const isRule = ({ templateId }: Pick<Experiment, 'templateId'>): boolean => templateId === RULE_TEMPLATE;

export interface Dates {
  raised: string;
  decided: string;
}

/** By field: what is wrong with it. Empty: nothing. */
export function faultsIn({ raised, decided }: Dates, today: LocalDate): Partial<Record<keyof Dates, string>> {
  if (!isLocalDate(raised)) return { raised: 'Choose the day on which it was raised.' };
  if (!isLocalDate(decided)) return { decided: 'Choose the day on which it was decided.' };
  if (raised > today) return { raised: 'That day is still to come. Choose today or a day before.' };
  if (decided > today) return { decided: 'That day is still to come. Log it once it is decided.' };
  return decided < raised ? { decided: 'It was decided before it was raised. Change one of the two days.' } : {};
}

/** What is wrong with the day of what came after a decision; null when nothing is. */
export function faultAfter(on: string, decidedOn: LocalDate, today: LocalDate): string | null {
  if (!isLocalDate(on)) return 'Choose a day.';
  if (on > today) return 'That day is still to come. Choose today or a day before.';
  return on < decidedOn ? 'It was decided later than that. Choose a later day.' : null;
}

export const daysOf = ({ raisedOn, decidedOn }: { raisedOn: LocalDate; decidedOn: LocalDate }): number => daysBetween(raisedOn, decidedOn);

/** The middle one, or the mean of the middle two; null of none. */
export function medianOf(numbers: readonly number[]): number | null {
  const sorted = [...numbers].sort((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)];
  const lower = sorted[Math.ceil(sorted.length / 2) - 1];
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2;
}

/** The days of the last three before the rule; null unless the field names exactly three numbers. */
export function readHistory(text: string): number[] | null {
  const numbers = (text.match(/\d+(?:\.\d+)?/g) ?? []).map(Number);
  return numbers.length === 3 ? numbers : null;
}

export interface Summary {
  n: number;
  /** Days from raised to decided. */
  median: number;
  reversed: number;
  /** Of the last three before the rule. */
  before: number | null;
}

/** From five decisions on; null below. */
export function summarise(
  decisions: readonly { raisedOn: LocalDate; decidedOn: LocalDate; reversedOn: LocalDate | null }[],
  history: string,
): Summary | null {
  const median = medianOf(decisions.map(daysOf));
  if (decisions.length < LOWEST_K || median === null) return null;
  const before = readHistory(history);
  const reversed = decisions.filter(({ reversedOn }) => reversedOn !== null).length;
  return { n: decisions.length, median, reversed, before: before && medianOf(before) };
}
