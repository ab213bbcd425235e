/** What holds for every run sheet: it adds up, its debrief stays, its steps can be told apart. Pure. (practice 19) */
import type { RunStep } from './step.ts';
import { sayMinutes, sayNumber } from './words.ts';

/** A step that is being edited: named by its id, not by its place, as two people may be at it. */
export interface SheetStep extends RunStep {
  id: string;
}

/** The parts of a step that people write. */
export interface StepFields {
  minutes: number;
  step: string;
  who: string;
  do: string;
  /** How many in each group by lot; null: everybody together, or the step has its own tools. */
  groupSize: number | null;
}

export type StepField = keyof StepFields;
export type Edit = { do: 'up' | 'down' | 'out'; id: string };
export type Edited = { steps: SheetStep[] } | { refused: string };

export const LEAST_DEBRIEF = 4;
export const MOST_STEPS = 20;
export const LONGEST_STEP = 90;
export const LONGEST_NAME = 60;
export const LONGEST_WHO = 60;
export const LONGEST_DO = 300;

const isDebrief = ({ tools }: RunStep): boolean => tools.includes('debrief');
/** Steps that are shortened or lengthened first: all but the debrief and the close with its result. */
const isPlain = ({ tools }: RunStep): boolean => !tools.includes('debrief') && !tools.includes('result');
const leastOf = (step: RunStep): number => (isDebrief(step) ? LEAST_DEBRIEF : 1);

export const sumOf = (steps: readonly RunStep[]): number => steps.reduce((sum, { minutes }) => sum + minutes, 0);

/** '79 of 75 minutes: 4 too many', '71 of 75 minutes: 4 to give out', '75 of 75 minutes: it adds up'. */
export function saySum(steps: readonly RunStep[], minutes: number): string {
  const sum = sumOf(steps);
  const off = sum - minutes;
  return `${sum} of ${minutes} minutes: ${off > 0 ? `${off} too many` : off < 0 ? `${-off} to give out` : 'it adds up'}`;
}

/** Everything that keeps it from being run, a sentence each; empty when it can run as it stands. */
export function findFaults(steps: readonly RunStep[], minutes: number, keepsDebrief: boolean): string[] {
  const faults: string[] = [];
  if (sumOf(steps) !== minutes) faults.push(`${saySum(steps, minutes)}.`);
  const short = steps.find((step) => !isDebrief(step) && step.minutes < 1);
  if (short) faults.push(`“${short.step}” needs at least one minute.`);
  if (steps.some((step) => isDebrief(step) && step.minutes < LEAST_DEBRIEF)) faults.push(DEBRIEF_TOO_SHORT);
  if (keepsDebrief && !steps.some(isDebrief)) faults.push(DEBRIEF_STAYS);
  if (steps.length > MOST_STEPS) faults.push(`A run sheet has at most ${MOST_STEPS} steps.`);
  if (steps.some(({ step }) => step.trim() === '' || step.length > LONGEST_NAME))
    faults.push('Every step has a name of at most 60 characters.');
  return faults;
}

export const DEBRIEF_TOO_SHORT = `The debrief needs at least ${sayMinutes(LEAST_DEBRIEF)}: less is not enough to fill it in.`;
export const DEBRIEF_STAYS = 'The debrief stays: it is where people find out what they take with them.';

/** `amount` in whole parts, in proportion to the weights; what is left over goes to the largest rests, then to the largest weights, then to the first. */
function share(amount: number, weights: readonly number[]): number[] {
  const total = weights.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return weights.map(() => 0);
  const parts = weights.map((weight) => Math.floor((weight * amount) / total));
  const rest = (at: number): number => ((weights[at] ?? 0) * amount) % total;
  const byRest = weights.map((_, at) => at).sort((a, b) => rest(b) - rest(a) || (weights[b] ?? 0) - (weights[a] ?? 0) || a - b);
  const left = amount - parts.reduce((sum, part) => sum + part, 0);
  for (const at of byRest.slice(0, left)) parts[at] = (parts[at] ?? 0) + 1;
  return parts;
}

/**
 * The same steps in the same order, made to last exactly so long. The longest steps give and take most; the debrief and the result are
 * touched only when nothing else is left. Throws when there are more steps than minutes for them.
 */
export function fitSteps<T extends RunStep>(steps: readonly T[], minutes: number): T[] {
  const lengths = steps.map((step) => Math.max(step.minutes, leastOf(step)));
  const shared = steps.some(isPlain) ? [isPlain, (step: RunStep) => !isPlain(step)] : [() => true];
  for (const takesPart of shared) {
    const off = minutes - lengths.reduce((sum, length) => sum + length, 0);
    const weights = steps.map((step, at) => (takesPart(step) ? (lengths[at] ?? 0) - (off < 0 ? leastOf(step) : 0) : 0));
    const amount =
      off < 0
        ? Math.min(
            -off,
            weights.reduce((sum, weight) => sum + weight, 0),
          )
        : off;
    const parts = share(amount, weights);
    for (const [at, part] of parts.entries()) lengths[at] = (lengths[at] ?? 0) + (off < 0 ? -part : part);
  }
  if (lengths.reduce((sum, length) => sum + length, 0) !== minutes)
    throw new RangeError(`${steps.length} steps do not fit into ${minutes} minutes`);
  return steps.map((step, at) => ({ ...step, minutes: lengths[at] ?? step.minutes }));
}

/** Ids for steps that have none; the library's steps get their place as their name. */
export const withIds = (steps: readonly RunStep[]): SheetStep[] => steps.map((step, at) => ({ ...step, id: `${at + 1}` }));

export const withoutIds = (steps: readonly SheetStep[]): RunStep[] => steps.map(({ id: _, ...step }) => step);

export const GONE_STEP = 'This step is not in the run sheet any more.';

/** Moves a step or takes it out. At either end of the list a move changes nothing. */
export function editSteps(steps: readonly SheetStep[], edit: Edit, keepsDebrief: boolean): Edited {
  const at = steps.findIndex(({ id }) => id === edit.id);
  const found = steps[at];
  if (!found) return { refused: GONE_STEP };
  const others = steps.filter(({ id }) => id !== edit.id);
  if (edit.do === 'out') {
    if (keepsDebrief && isDebrief(found) && !others.some(isDebrief)) return { refused: DEBRIEF_STAYS };
    return others.length === 0 ? { refused: 'One step has to stay.' } : { steps: others };
  }
  const to = Math.min(Math.max(at + (edit.do === 'up' ? -1 : 1), 0), others.length);
  return { steps: others.toSpliced(to, 0, found) };
}

/** What a form says of a step, or a sentence for each field that cannot stay so. */
export function readStep(
  typed: { minutes: string; step: string; who: string; do: string; groupSize: string },
  was: RunStep | null,
): { fields: StepFields } | { errors: Partial<Record<StepField, string>> } {
  const errors: Partial<Record<StepField, string>> = {};
  const minutes = /^\d{1,3}$/.test(typed.minutes.trim()) ? Number(typed.minutes) : 0;
  const name = typed.step.trim().replaceAll(/\s+/g, ' ');
  if (minutes < 1 || minutes > LONGEST_STEP) errors.minutes = `A step takes 1 to ${LONGEST_STEP} whole minutes.`;
  else if (was && isDebrief(was) && minutes < LEAST_DEBRIEF) errors.minutes = DEBRIEF_TOO_SHORT;
  if (name === '') errors.step = 'A step needs a name of a word or two.';
  const lengths = [
    ['step', name, LONGEST_NAME],
    ['who', typed.who.trim(), LONGEST_WHO],
    ['do', typed.do.trim(), LONGEST_DO],
  ] as const;
  for (const [field, text, max] of lengths) if (text.length > max) errors[field] = `This is ${text.length} characters long; ${max} fit.`;
  if (Object.keys(errors).length > 0) return { errors };
  const size = Number(typed.groupSize);
  const groupSize = Number.isInteger(size) && size >= 2 && size <= 12 ? size : null;
  return { fields: { minutes, step: name, who: typed.who.trim(), do: typed.do.trim(), groupSize } };
}

/** Groups by lot can be chosen for steps that do nothing else in Slack. */
export const mayGroup = (step: RunStep | null): boolean => !step || step.tools.every((tool) => tool === 'groups');

/** Changes a step or adds one: a new one goes before the debrief, where people still work. */
export function putStep(steps: readonly SheetStep[], id: string | null, { groupSize, ...fields }: StepFields, newId: string): Edited {
  const was = id === null ? null : (steps.find((step) => step.id === id) ?? null);
  if (id !== null && !was) return { refused: GONE_STEP };
  const tools: Pick<RunStep, 'tools' | 'groupSize'> =
    was && !mayGroup(was) ? { tools: was.tools, groupSize: was.groupSize } : { tools: groupSize === null ? [] : ['groups'], groupSize };
  if (was) return { steps: steps.map((step) => (step.id === id ? { ...step, ...fields, ...tools } : step)) };
  if (steps.length >= MOST_STEPS) return { refused: `A run sheet has at most ${sayNumber(MOST_STEPS)} steps. Take one out first.` };
  const debrief = steps.findIndex(isDebrief);
  return { steps: steps.toSpliced(debrief === -1 ? steps.length : debrief, 0, { ...fields, ...tools, id: newId }) };
}

/** 'a moment ago', 'a minute ago', '7 minutes ago', 'an hour ago'; null when it is long enough ago for a date. */
export function sayAgo(ms: number): string | null {
  const minutes = Math.floor(ms / 60_000);
  if (minutes < 1) return 'a moment ago';
  if (minutes < 60) return minutes === 1 ? 'a minute ago' : `${minutes} minutes ago`;
  return minutes < 120 ? 'an hour ago' : minutes < 24 * 60 ? `${Math.floor(minutes / 60)} hours ago` : null;
}
