/** The life cycle of an experiment (practice 3.6), as a table: what may happen in which state, and what it makes of it. Pure. */
import { addDays, daysBetween, type LocalDate } from '../platform/time/local-dates.ts';
import type { Experiment, ExperimentEvent, ExperimentState } from './experiment.ts';

/** Library, `experiment_rules.longest_days_before_a_decision`. */
export const LONGEST_DAYS = 28;
/** Practice 3.6: "1st miss: nothing; 2nd: parked kindly". */
export const MISSES_BEFORE_PARKED = 2;
/** Practice 3.6: "day 42: closed-without-result". */
export const CLOSES_AFTER_DAYS = 42;
/** Practice 3.6: an idea "vanishes from *Now* after 30 days, kept in *Mine*". */
export const IDEA_SHOWN_DAYS = 30;

const MAY: Readonly<Record<ExperimentState, readonly ExperimentEvent['is'][]>> = {
  idea: ['designed', 'parked', 'stopped'],
  designed: ['designed', 'started', 'parked', 'stopped'],
  running: ['checked', 'missed', 'result', 'parked', 'stopped', 'closed'],
  result: ['decided', 'closed'],
  decided: ['shared'],
  shared: ['reused'],
  reused: ['reused'],
  parked: ['resumed', 'stopped'],
  stopped: ['resumed'],
  closed: [],
};

export const may = (state: ExperimentState, is: ExperimentEvent['is']): boolean => MAY[state].includes(is);

/** What the event makes of it: the columns that change, or null when it cannot happen now. */
export function advance(experiment: Experiment, event: ExperimentEvent, now: number): Partial<Experiment> | null {
  if (!may(experiment.state, event.is)) return null;
  switch (event.is) {
    case 'designed':
      return { state: 'designed', startOn: event.startOn, days: Math.min(event.days, LONGEST_DAYS) };
    case 'started':
      return { state: 'running', startOn: event.on, sinceOn: event.on, startedAt: experiment.startedAt ?? now, misses: 0 };
    case 'checked':
      return { misses: 0 };
    case 'missed': {
      const misses = experiment.misses + 1;
      return misses >= MISSES_BEFORE_PARKED ? { misses, state: 'parked' } : { misses };
    }
    case 'result':
      return { state: 'result', resultAt: experiment.resultAt ?? now, misses: 0 };
    case 'decided': {
      if (event.verdict !== 'extend') return { state: 'decided', verdict: event.verdict, decidedAt: now };
      if (experiment.extended) return null;
      const days = Math.min(event.days ?? experiment.days, LONGEST_DAYS);
      return { state: 'running', verdict: 'extend', extended: true, sinceOn: event.on, days, misses: 0 };
    }
    case 'shared':
      return { state: 'shared', sharedAt: now };
    case 'reused':
      return { state: 'reused' };
    case 'parked':
      return { state: 'parked' };
    case 'stopped':
      return { state: 'stopped' };
    case 'closed':
      return { state: 'closed' };
    case 'resumed':
      return { state: 'designed', startOn: event.startOn, sinceOn: null, misses: 0 };
  }
}

/** Why it cannot happen, in the person's words. */
export const REFUSED: Readonly<Record<ExperimentState, string>> = {
  idea: 'This is still an idea. Design it first.',
  designed: 'This has not started yet.',
  running: 'This is running.',
  result: 'This has a result already and waits for your decision.',
  decided: 'This was decided already.',
  shared: 'This was decided and shared already.',
  reused: 'This was decided already, and others reuse it.',
  parked: 'This is parked. You can run it again.',
  stopped: 'This was stopped. You can run it again.',
  closed: 'This was closed without a result. A second round can start from it.',
};

/** The day on which it is to end; null before it runs. */
export const endsOn = ({ sinceOn, days }: Pick<Experiment, 'sinceOn' | 'days'>): LocalDate | null =>
  sinceOn === null ? null : addDays(sinceOn, days);

/** The day on which silence closes it without a result; null before it runs. */
export const closesOn = ({ sinceOn }: Pick<Experiment, 'sinceOn'>): LocalDate | null =>
  sinceOn === null ? null : addDays(sinceOn, CLOSES_AFTER_DAYS);

export const dayOf = ({ sinceOn }: Pick<Experiment, 'sinceOn'>, today: LocalDate): number =>
  sinceOn === null ? 0 : Math.max(0, daysBetween(sinceOn, today));

/** Practice 3.6: "Numbers that always appear together". A second run of the same record counts once. */
export interface ExperimentCounts {
  started: number;
  decided: number;
  parked: number;
  closed: number;
}

/** `since`: only what happened from this instant on. */
export function countExperiments(
  experiments: readonly Pick<Experiment, 'state' | 'startedAt' | 'decidedAt' | 'changedAt'>[],
  since = 0,
): ExperimentCounts {
  const after = (at: number | null): boolean => at !== null && at >= since;
  const ended = (states: readonly ExperimentState[]) =>
    experiments.filter(({ state, changedAt }) => states.includes(state) && after(changedAt)).length;
  return {
    started: experiments.filter(({ startedAt }) => after(startedAt)).length,
    decided: experiments.filter(({ decidedAt }) => after(decidedAt)).length,
    parked: ended(['parked', 'stopped']),
    closed: ended(['closed']),
  };
}
