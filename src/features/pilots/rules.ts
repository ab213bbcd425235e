/** Pilots of two teams: when the second lead is asked, and when the two see each other's answers. Pure. */
import type { Experiment, ExperimentState } from '../../community/experiment.ts';
import { DAY } from '../../platform/clock.ts';

/** The template with a lead on each side. */
export const PILOT = 'xt-two-team';
export const LONGEST_LINE = 200;
export const LONGEST_ANSWER = 150;
/** Every slot lies within seven days. */
export const PARTNER_WAITS = 10 * DAY;
export const FIRST_CHECK_WAITS = 9 * DAY;
export const LAST_CHECK_WAITS = 14 * DAY;
/** Practice 3.13: P1 is kept 90 days after the round. */
export const KEPT_AFTER_END = 90 * DAY;

/** 'away': she cannot be asked, because she is not in the community. */
export type PartnerAnswer = 'asked' | 'yes' | 'no' | 'change' | 'silent' | 'away';
export type Moment = 'start' | 'end';
export const MOMENTS: readonly Moment[] = ['start', 'end'];
export const isMoment = (text: string): text is Moment => text === 'start' || text === 'end';

type Pilot = Pick<Experiment, 'templateId' | 'partnerId' | 'partnerAgreed' | 'state'>;

export const isPilot = ({ templateId }: Pick<Experiment, 'templateId'>): boolean => templateId === PILOT;
export const waitsForYes = (pilot: Pilot): boolean => isPilot(pilot) && pilot.state === 'designed' && !pilot.partnerAgreed;

/** It does not run, and may start or start again: a yes belongs to whoever is the second lead then. */
export const RESTING: readonly ExperimentState[] = ['idea', 'designed', 'parked', 'stopped'];
export const isResting = ({ state }: Pick<Experiment, 'state'>): boolean => RESTING.includes(state);

const AFTER_RESULT: readonly ExperimentState[] = ['result', 'decided', 'shared', 'reused'];
export const hasResult = ({ state }: Pick<Experiment, 'state'>): boolean => AFTER_RESULT.includes(state);

/** Which check the two may answer now. */
export const openMoment = ({ state }: Pick<Experiment, 'state'>): Moment | null =>
  state === 'running' ? 'start' : AFTER_RESULT.includes(state) ? 'end' : null;

const partsOf = (text: string): string[] =>
  text
    .split(/[,;\n]/)
    .map((part) => part.trim())
    .filter((part) => part !== '');

/** The pilot's own three questions where it names three, else the library's example. */
export function questionsOf(check: string, example: string): string[] {
  const own = partsOf(check);
  return own.length === 3 ? own : partsOf(example).slice(0, 3);
}

/** A question as its label: its first letter large. */
export const asLabel = (question: string): string => question.charAt(0).toLocaleUpperCase('en') + question.slice(1);

export interface Answered {
  userId: string;
  answers: readonly string[];
}

/** Both sides, in the order of the leads, once both have answered; null before: nobody sees the other's first. */
export function bothSides<T extends Answered>(checks: readonly T[], leads: readonly string[]): [T, T] | null {
  const [one, other] = leads.map((lead) => checks.find(({ userId }) => userId === lead));
  return leads.length === 2 && one && other ? [one, other] : null;
}

/** A yes is shown only where there are two: a single one would tell the other's no. */
export const bothAgain = (said: readonly { userId: string; again: boolean }[], leads: readonly string[]): boolean =>
  leads.length === 2 && leads.every((lead) => said.some(({ userId, again }) => userId === lead && again));
