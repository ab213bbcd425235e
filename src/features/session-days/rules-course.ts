/** How a run sheet meets the clock: which step is on, until when, and what is shortened so that the debrief stays whole. Pure. */
import type { RunStep } from '../../community/step.ts';
import { MINUTE } from '../../platform/clock.ts';
import { allot, LEAST_DEBRIEF } from './rules-minutes.ts';

export interface Course {
  steps: readonly RunStep[];
  /** Steps that whoever leads has taken out. */
  skipped: readonly number[];
  /** When each step ends by the present plan; of those that are over, when they ended. */
  ends: readonly number[];
  startsAt: number;
  /** Nothing lasts longer than this. */
  endsAt: number;
  /** The step that is on; -1 before the first, `steps.length` after the last. */
  index: number;
}

export type Plan = Pick<Course, 'steps' | 'skipped' | 'endsAt'>;

export interface Shortened {
  step: string;
  /** Minutes it loses. */
  by: number;
  /** Nothing of it is left. */
  out: boolean;
}

export const isDebrief = (step: RunStep | undefined): boolean => step?.tools.includes('debrief') ?? false;

/** What each step would like to have, in minutes. */
export const wishes = ({ steps, skipped }: Pick<Plan, 'steps' | 'skipped'>): number[] =>
  steps.map((step, at) => (skipped.includes(at) ? 0 : isDebrief(step) ? Math.max(LEAST_DEBRIEF, step.minutes) : step.minutes));

/** When the steps from this one on end, if it begins at this instant. */
export function endsFrom(plan: Plan, from: number, at: number): number[] {
  const wanted = wishes(plan).slice(from);
  const debriefAt = plan.steps.slice(from).findIndex(isDebrief);
  let end = at;
  return allot(wanted, debriefAt, Math.max(0, Math.floor((plan.endsAt - at) / MINUTE))).map((minutes) => {
    end += minutes * MINUTE;
    return end;
  });
}

export const beganAt = (course: Course, at: number): number => (at <= 0 ? course.startsAt : (course.ends[at - 1] ?? course.endsAt));
export const endOf = (course: Course, at: number): number => course.ends[at] ?? course.endsAt;

export const isOver = (course: Course): boolean => course.steps.length > 0 && course.index >= course.steps.length;
export const isRunning = (course: Course): boolean => course.index >= 0 && course.index < course.steps.length;
/** When the step that is on ends. */
export const endsNow = (course: Course): number => endOf(course, course.index);

/** The clock alone: however late it is asked, the same as minute by minute. */
export function advance(course: Course, now: number): Course {
  if (course.steps.length === 0 || (course.index === -1 && now < course.startsAt)) return course;
  const begun = course.index === -1 ? { ...course, index: 0, ends: endsFrom(course, 0, course.startsAt) } : course;
  let { index } = begun;
  while (index < begun.steps.length && endOf(begun, index) <= now) index++;
  return index === course.index ? course : { ...begun, index };
}

/** The next one that has any time. */
export function nextIndex(course: Course): number {
  let at = course.index + 1;
  while (at < course.steps.length && endOf(course, at) <= beganAt(course, at)) at++;
  return at;
}

function compare(plan: Plan, from: number, minutesOf: (at: number) => number): Shortened[] {
  const wanted = wishes(plan);
  return plan.steps.flatMap((step, at) => {
    const by = (wanted[at] ?? 0) - minutesOf(at);
    return at >= from && by >= 1 ? [{ step: step.step, by, out: minutesOf(at) === 0 }] : [];
  });
}

/** What the present plan takes from the steps that are still to come. */
export const shortened = (course: Course): Shortened[] =>
  compare(course, course.index + 1, (at) => Math.round((endOf(course, at) - beganAt(course, at)) / MINUTE));

/** What a start so many minutes late would cost. */
export function lateCuts(plan: Plan, startsAt: number, late: number): Shortened[] {
  const begin = startsAt + late * MINUTE;
  const ends = endsFrom(plan, 0, begin);
  return compare(plan, 0, (at) => ((ends[at] ?? 0) - (at === 0 ? begin : (ends[at - 1] ?? 0))) / MINUTE);
}
