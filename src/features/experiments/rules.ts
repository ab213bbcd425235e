/** When an experiment starts, what comes next and when, and what is gently asked about its design. Pure. */
import type { Experiment } from '../../community/experiment.ts';
import { closesOn, endsOn, IDEA_SHOWN_DAYS } from '../../community/experiment-rules.ts';
import { sayNumber } from '../../community/words.ts';
import type { LibraryExperiment } from '../../library/library.ts';
import { DAY } from '../../platform/clock.ts';
import { addDays, daysBetween, isLocalDate, type LocalDate, mondayOf } from '../../platform/time/local-dates.ts';

/** How far ahead one may plan. */
const LONGEST_AHEAD = 365;
/** Rubric ru-experiment: "starts within a week". */
const SOON = 7;

export const nextMonday = (today: LocalDate): LocalDate => addDays(mondayOf(today), 7);

/** Null, or what is wrong with a start day in one sentence. */
export function whatIsWrongWithStart(day: string, today: LocalDate): string | null {
  if (!isLocalDate(day)) return 'Choose the day on which it starts.';
  if (day < today) return 'That day has passed. Choose today or a later one.';
  return daysBetween(today, day) > LONGEST_AHEAD ? 'Choose a day within a year.' : null;
}

/** Days on which it asks for a checkpoint, counted from the day it runs since; the last one asks for the result. */
export function checkpointsOf({ days }: Pick<Experiment, 'days'>, template: LibraryExperiment | null): number[] {
  const before = (template?.checkpoints_days ?? []).filter((day) => day < days);
  return [...before, days];
}

export type Next =
  /** `on` null: it rests in *Mine*. */
  | { is: 'design'; on: LocalDate | null }
  | { is: 'partner' | 'start' | 'still-on' | 'check' | 'result' | 'late' | 'decide'; on: LocalDate }
  | { is: 'share' | 'borrowed' | 'rests' | 'over' };

/** What happens next, and when. `zoneDay` says on which day of hers an instant falls. */
export function nextOf(
  experiment: Experiment,
  template: LibraryExperiment | null,
  today: LocalDate,
  zoneDay: (at: number) => LocalDate,
): Next {
  const { state, startOn, sinceOn } = experiment;
  switch (state) {
    case 'idea': {
      const last = zoneDay(experiment.createdAt + IDEA_SHOWN_DAYS * DAY);
      return { is: 'design', on: last > today ? last : null };
    }
    case 'designed': {
      const on = startOn ?? today;
      if (experiment.partnerId !== null && !experiment.partnerAgreed) return { is: 'partner', on };
      return { is: on < today ? 'still-on' : 'start', on };
    }
    case 'running': {
      const days = sinceOn === null ? [] : checkpointsOf(experiment, template).map((day) => addDays(sinceOn, day));
      const ahead = days.find((day) => day >= today);
      if (ahead !== undefined) return { is: ahead === endsOn(experiment) ? 'result' : 'check', on: ahead };
      return { is: 'late', on: closesOn(experiment) ?? today };
    }
    case 'result':
      return { is: 'decide', on: closesOn(experiment) ?? today };
    case 'decided':
      return { is: 'share' };
    case 'shared':
    case 'reused':
      return { is: 'borrowed' };
    case 'parked':
    case 'stopped':
      return { is: 'rests' };
    case 'closed':
      return { is: 'over' };
  }
}

/** Criteria of the rubric `ru-experiment` that the design may not meet. */
export type Doubt = 'one_change' | 'prediction' | 'observable' | 'small' | 'fair';

const CHANGE_KEYS = ['instead', 'change', 'adapt', 'try'];
const SIGN_KEYS = ['predict', 'count', 'measure'];
const ASKED_KEYS = ['told', 'blessing'];
const SEVERAL = /\b(?:and|as well as|also|plus)\b|;/iu;
const COUNTED =
  /\p{N}|\b(?:one|two|three|four|five|six|seven|eight|nine|ten|dozen|half|third|quarter|twice|double|once|none|every|each|more|fewer|less|most|all|earlier|later|sooner|faster|slower|shorter|longer|tally|poll|number|median|times?|days?|hours?|minutes?|weeks?)\b/iu;
const NOBODY = /^\W*(?:no|none|nobody|no one|not yet|n\/?a|-+|–)\W*$/iu;

/** Gentle, after it was kept; never in the way. */
export function doubtsAbout({ fields, startOn }: Pick<Experiment, 'fields' | 'startOn'>, today: LocalDate): Doubt[] {
  const said = (keys: readonly string[]): string[] => keys.flatMap((key) => (fields[key]?.trim() ? [fields[key]] : []));
  const doubts: Doubt[] = [];
  if (said(CHANGE_KEYS).some((text) => SEVERAL.test(text))) doubts.push('one_change');
  if (said(['predict']).length === 0) doubts.push('prediction');
  else if (!said(SIGN_KEYS).some((text) => COUNTED.test(text))) doubts.push('observable');
  if (startOn !== null && daysBetween(today, startOn) > SOON) doubts.push('small');
  if (said(ASKED_KEYS).some((text) => NOBODY.test(text))) doubts.push('fair');
  return doubts;
}

/** 'Three weeks', '10 days'. */
export const sayLength = (days: number): string =>
  days % 7 === 0 ? (days === 7 ? 'one week' : `${sayNumber(days / 7)} weeks`) : `${days} days`;
