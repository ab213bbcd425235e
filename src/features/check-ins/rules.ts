/** Pure decisions of the check-in: what goes on which step, whose field is whose, what the free part says. */
import type { Values } from '../../platform/feature.ts';

/** look.md: six inputs a view, then a second step. A tick beneath a line belongs to that line and is not counted. */
export const INPUTS_PER_STEP = 6;
/** Mood, step and hand. */
export const FREE_INPUTS = 3;

export interface Sized {
  id: string;
  inputs: number;
}

export interface Step {
  /** Asks on this step, most urgent first. */
  ids: string[];
  /** Whether the free part stands on it; it closes the last step. */
  free: boolean;
  /** Whether anything comes after. */
  more: boolean;
}

/** The next step of the modal out of what is left. An ask is never cut in two; one that is too large by itself stands alone. */
export function nextStep(asks: readonly Sized[], hasFree: boolean): Step {
  const ids: string[] = [];
  let inputs = 0;
  for (const ask of asks) {
    const fits = inputs + ask.inputs <= INPUTS_PER_STEP && ids.length < INPUTS_PER_STEP;
    if (ids.length > 0 && !fits) break;
    ids.push(ask.id);
    inputs += ask.inputs;
  }
  const last = ids.length === asks.length;
  const free = hasFree && last && (ids.length === 0 || inputs + FREE_INPUTS <= INPUTS_PER_STEP);
  return { ids, free, more: !last || (hasFree && !free) };
}

export const fieldId = (askId: string, field: string): string => `${askId}.${field}`;

/** The values of one ask under their plain names. */
export function valuesOf(askId: string, values: Values): Record<string, string | string[] | null> {
  const prefix = `${askId}.`;
  const own = Object.entries(values).filter(([id]) => id.startsWith(prefix));
  return Object.fromEntries(own.map(([id, value]) => [id.slice(prefix.length), value]));
}

const isFilled = (value: string | string[] | null): boolean =>
  value !== null && (Array.isArray(value) ? value.length > 0 : value.trim() !== '');

export const isEmpty = (values: Values): boolean => !Object.values(values).some(isFilled);

/** What she typed herself, for giving it back; choices have no words of hers in them. */
export const typedIn = (values: Values): string[] =>
  Object.values(values).flatMap((value) => (typeof value === 'string' && /\s/.test(value.trim()) ? [value] : []));

/** 4 to 1; the counts keep the number. */
export const MOODS = [4, 3, 2, 1] as const;
export type MoodValue = (typeof MOODS)[number];

export const LONGEST_STEP = 300;
export const LONGEST_HAND = 200;

/** The fields of the free part; they share the modal with asks, whose fields all hold a dot. */
export const FREE = { mood: 'mood', step: 'step', hand: 'hand', stewards: 'stewards' } as const;

export interface FreePart {
  mood: MoodValue | null;
  step: string | null;
  hand: string | null;
  /** Communities whose stewards may know of the hand. */
  stewards: string[];
}

const text = (value: string | string[] | null | undefined): string | null =>
  typeof value === 'string' && value.trim() !== '' ? value.trim() : null;

export type FreeFault = 'too-long' | 'no-line' | 'not-a-choice';

/** Reads the free part; faults by field, in which case nothing is recorded. */
export function readFree(
  values: Values,
  communityIds: readonly string[],
): { part: FreePart; faults: Partial<Record<keyof FreePart, FreeFault>> } {
  const faults: Partial<Record<keyof FreePart, FreeFault>> = {};
  const chosen = text(values[FREE.mood]);
  const mood = MOODS.find((one) => String(one) === chosen) ?? null;
  if (chosen !== null && mood === null) faults.mood = 'not-a-choice';
  const step = text(values[FREE.step]);
  if (step !== null && step.length > LONGEST_STEP) faults.step = 'too-long';
  const hand = text(values[FREE.hand]);
  if (hand !== null && hand.length > LONGEST_HAND) faults.hand = 'too-long';
  const ticked = values[FREE.stewards];
  const stewards = (Array.isArray(ticked) ? ticked : ticked ? [ticked] : []).filter((id) => communityIds.includes(id));
  if (stewards.length > 0 && hand === null) faults.hand = 'no-line';
  return { part: { mood, step, hand, stewards }, faults };
}

export const isFreeEmpty = (part: FreePart): boolean => part.mood === null && part.step === null && part.hand === null;
