/** What may be written down, when a step is asked about, and what may be counted. Pure. */

import type { Values } from '../../platform/feature.ts';
import { split } from '../../platform/slack/text.ts';
import { addDays, isLocalDate, type LocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, isWorkingDay } from '../../platform/time/working-days.ts';

export type StepState =
  /** Nobody asked yet, or it is to be asked again. */
  | 'open'
  | 'done'
  | 'part'
  | 'not-yet'
  | 'dropped'
  /** Asked, and nothing came. */
  | 'unknown';
export type Outcome = 'done' | 'part' | 'not-yet' | 'dropped';
export const OUTCOMES: readonly Outcome[] = ['done', 'part', 'not-yet', 'dropped'];
export const isOutcome = (value: unknown): value is Outcome => OUTCOMES.some((one) => one === value);

/** Slack's input takes no more, and gives no more back for editing. */
export const LONGEST_PART = 3000;
export const PARTS = ['note', 'worked', 'didNot', 'next'] as const;
export type Part = (typeof PARTS)[number];
export type Texts = Readonly<Record<Part, string>>;
export const NO_TEXTS: Texts = { note: '', worked: '', didNot: '', next: '' };

/** "not yet" is asked about once more, then the step is hers alone. */
const MOST_ASKS = 2;
const DAYS_AHEAD = 9;
const DAYS_TO_ANSWER = 5;
const MOST_DAYS_AHEAD = 366;

const typed = (value: Values[string] | undefined): string => (typeof value === 'string' ? value : '');
const isEmpty = (text: string): boolean => text.trim() === '';

/** A part longer than one input stands in several: `worked`, `worked-2` … */
export const fieldsOf = (part: Part, text: string): { field: string; text: string }[] =>
  split(text, LONGEST_PART).map((piece, index) => ({ field: index === 0 ? part : `${part}-${index + 1}`, text: piece }));

/** The inputs of a part put together again, in order. */
function joinFields(part: Part, values: Values): string {
  let text = typed(values[part]);
  for (let n = 2; `${part}-${n}` in values; n++) text += typed(values[`${part}-${n}`]);
  return isEmpty(text) ? '' : text;
}

const tooLong = (text: string): string | null =>
  text.length > LONGEST_PART
    ? `This is ${text.length} characters long; ${LONGEST_PART} fit here. Your text is still here: shorten it, or move a part of it under another heading.`
    : null;

export interface Draft {
  texts: Texts;
  step: string;
  askOn: LocalDate | null;
  shared: boolean;
}

export type Read<T> = { ok: T } | { errors: Record<string, string> };

/** What the form holds, or one sentence for each field that has to change. `first` is the field that stands on top. */
export function readDraft(values: Values, today: LocalDate, first: Part = 'worked'): Read<Draft> {
  const errors: Record<string, string> = {};
  for (const field of Object.keys(values)) {
    const wrong = PARTS.some((part) => field === part || field.startsWith(`${part}-`)) ? tooLong(typed(values[field])) : null;
    if (wrong) errors[field] = wrong;
  }
  const texts = {
    note: joinFields('note', values),
    worked: joinFields('worked', values),
    didNot: joinFields('didNot', values),
    next: joinFields('next', values),
  };
  const step = readStep(values, today, false);
  if ('errors' in step) Object.assign(errors, step.errors);
  // A step by itself is worth keeping.
  if ('ok' in step && PARTS.every((part) => texts[part] === '')) texts.next = step.ok.step;
  const nothing = PARTS.every((part) => texts[part] === '');
  if (nothing && Object.keys(errors).length === 0) {
    errors[first] = 'There is nothing written yet. One of the fields is enough, such as: I asked two questions before giving my view.';
  }
  if (Object.keys(errors).length > 0 || 'errors' in step) return { errors };
  return { ok: { texts, ...step.ok, shared: values.who === 'P3' } };
}

export function readStep(values: Values, today: LocalDate, required = true): Read<{ step: string; askOn: LocalDate | null }> {
  const step = typed(values.step);
  const askOn = typed(values.askOn) || null;
  const errors: Record<string, string> = {};
  const wrong = tooLong(step);
  if (wrong) errors.step = wrong;
  if (required && isEmpty(step)) errors.step = 'Write the step as: When … happens, I will …';
  const early = isEmpty(step) ? null : whatIsWrongWithDay(askOn, today);
  if (early) errors.askOn = early;
  return Object.keys(errors).length > 0 ? { errors } : { ok: { step: isEmpty(step) ? '' : step, askOn: isEmpty(step) ? null : askOn } };
}

export function whatIsWrongWithDay(on: string | null, today: LocalDate): string | null {
  if (on === null) return null;
  if (!isLocalDate(on)) return 'Choose a day such as 2027-01-13, or leave it empty and I never ask.';
  if (on < today) return 'This day is over. Choose today or a later day, or leave it empty and I never ask.';
  return on > addDays(today, MOST_DAYS_AHEAD)
    ? 'This is more than a year away. Choose an earlier day, or leave it empty and I never ask.'
    : null;
}

/** The slot nearest to nine working days ahead; without a slot, the ninth working day. */
export function defaultDay(today: LocalDate, slotWeekday: number | null, holidays: Holidays): LocalDate {
  const ninth = addWorkingDays(today, DAYS_AHEAD, holidays);
  if (slotWeekday === null) return ninth;
  for (const away of [0, -1, 1, -2, 2, -3, 3]) {
    const day = addDays(ninth, away);
    if (weekdayOf(day) === slotWeekday && isWorkingDay(day, holidays)) return day;
  }
  return ninth;
}

/** Closed as unknown five working days after the slot that can first ask. */
export function lastDay(askOn: LocalDate, slotWeekday: number | null, holidays: Holidays): LocalDate {
  let slot = askOn;
  while (slotWeekday !== null && weekdayOf(slot) !== slotWeekday) slot = addDays(slot, 1);
  return addWorkingDays(addWorkingDays(slot, 0, holidays), DAYS_TO_ANSWER, holidays);
}

/** Whether the step is asked about again after this outcome. */
export const asksAgain = (outcome: Outcome, asks: number): boolean => outcome === 'not-yet' && asks < MOST_ASKS;

const BEFORE_REF = '.';
export const askRef = (stepId: string, asks: number): string => `${stepId}${BEFORE_REF}${asks}`;
export const countOfRef = (ref: string): number => Number(ref.split(BEFORE_REF)[1] ?? 1);
export const stepOfRef = (ref: string): string => ref.split(BEFORE_REF)[0] ?? ref;

/** The first words, for lists: one line. */
export const summaryOf = ({ note, worked, didNot, next }: Texts): string =>
  [note, worked, didNot, next]
    .filter((text) => text !== '')
    .join(' · ')
    .replace(/\s+/gu, ' ')
    .trim();

export type StepsTotal =
  | { shown: false }
  | { shown: true; helped: number; answered: number; people: number; light: 'green' | 'amber' | 'red' };

/** Steps done at least in part, of those answered; only when at least k different people answered. (practice 3.10) */
export function totalOf(answered: readonly { authorId: string | null; state: StepState }[], k: number): StepsTotal {
  const counted = answered.filter(({ state }) => isOutcome(state));
  const people = new Set(counted.flatMap(({ authorId }) => authorId ?? [])).size;
  if (people < k) return { shown: false };
  const helped = counted.filter(({ state }) => state === 'done' || state === 'part').length;
  const share = helped / counted.length;
  return { shown: true, helped, answered: counted.length, people, light: share >= 0.5 ? 'green' : share >= 0.3 ? 'amber' : 'red' };
}

/**
 * Whole weeks, oldest first, put together until k people stand in each batch; the weeks behind the last full one wait for more. What
 * is shown grows by no fewer than k people at a time, so that two totals, one subtracted from the other, tell of nobody.
 * (practice 2.11)
 */
export function fullBatches<T extends { authorId: string | null; state: StepState; weekOn: LocalDate }>(
  answered: readonly T[],
  k: number,
  thisWeek: LocalDate,
): T[][] {
  const over = answered.filter(({ state, weekOn }) => isOutcome(state) && weekOn < thisWeek);
  const weeks = [...Map.groupBy(over, ({ weekOn }) => weekOn)].sort(([a], [b]) => (a < b ? -1 : 1));
  const batches: T[][] = [];
  let gathered: T[] = [];
  for (const [, week] of weeks) {
    gathered.push(...week);
    if (new Set(gathered.flatMap(({ authorId }) => authorId ?? [])).size < k) continue;
    batches.push(gathered);
    gathered = [];
  }
  return batches;
}
