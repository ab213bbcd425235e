/** What whoever leads can do to the course, and what it comes to. Pure. */
import { MINUTE } from '../../platform/clock.ts';
import { advance, beganAt, type Course, endOf, endsFrom, endsNow, isDebrief, isRunning, nextIndex, wishes } from './rules-course.ts';
import { LEAST_DEBRIEF, sum } from './rules-minutes.ts';

const EXTENSION = 2 * MINUTE;

/** By hand, before its time. */
export const start = (course: Course, now: number): Course => advance({ ...course, startsAt: Math.min(now, course.startsAt) }, now);

/** Until when the debrief that is on may not be ended; null when nothing holds it. */
export function heldUntil(course: Course, now: number): number | null {
  if (!isDebrief(course.steps[course.index])) return null;
  const least = Math.min(beganAt(course, course.index) + LEAST_DEBRIEF * MINUTE, endsNow(course));
  return now < least ? least : null;
}

/** Ends the present step; later ones keep their minutes. */
export function next(course: Course, now: number): Course {
  if (!isRunning(course)) return course;
  const until = Math.max(now, beganAt(course, course.index));
  const ends = [...course.ends.slice(0, course.index), until, ...endsFrom(course, course.index + 1, until)];
  return advance({ ...course, ends, index: course.index + 1 }, until);
}

/** Two minutes more, or as many as are left; null when there are none. */
export function extend(course: Course): Course | null {
  if (!isRunning(course)) return null;
  const { index, steps } = course;
  const wanted = wishes(course);
  const debriefAt = steps.findIndex((step, at) => at > index && isDebrief(step));
  // Before the debrief its whole time and what follows is kept; from it on, a minute for each that follows.
  const kept = debriefAt === -1 ? wanted.slice(index + 1).map((minutes) => Math.min(1, minutes)) : wanted.slice(debriefAt);
  const until = Math.min(endsNow(course) + EXTENSION, course.endsAt - sum(kept) * MINUTE);
  if (until <= endsNow(course)) return null;
  return { ...course, ends: [...course.ends.slice(0, index), until, ...endsFrom(course, index + 1, until)] };
}

/** Takes out the next step; null when that is the debrief, or there is none. */
export function skipNext(course: Course): Course | null {
  const at = nextIndex(course);
  if (!isRunning(course) || at >= course.steps.length || isDebrief(course.steps[at])) return null;
  const skipped = [...course.skipped, at];
  const kept = course.ends.slice(0, course.index + 1);
  return { ...course, skipped, ends: [...kept, ...endsFrom({ ...course, skipped }, course.index + 1, endsNow(course))] };
}

/** All of it, now. */
export const finish = (course: Course, now: number): Course => ({
  ...course,
  ends: course.steps.map((_, at) => (at < course.index ? endOf(course, at) : Math.max(now, beganAt(course, course.index)))),
  index: course.steps.length,
});
