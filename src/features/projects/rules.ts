/** Projects: how many run at a time, when a month is over, what is linked. Pure. */
import type { Experiment, ExperimentState } from '../../community/experiment.ts';
import { addMonths, type LocalDate } from '../../platform/time/local-dates.ts';

export type ProjectState = 'running' | 'done' | 'stopped';
export const isEnding = (text: string): text is 'done' | 'stopped' => text === 'done' || text === 'stopped';

/** Practice row 57: what a leadership experiment tries out. */
export const IDEA_KINDS = ['decision-rule', 'hand-over', 'accountability'] as const;
export type IdeaKind = (typeof IDEA_KINDS)[number];
export const isIdeaKind = (text: string): text is IdeaKind => IDEA_KINDS.some((kind) => kind === text);

export const LONGEST_TITLE = 100;
export const LONGEST_AIM = 150;
export const LONGEST_LINE = 200;
export const LONGEST_OUTCOME = 600;

const PILOT = 'xt-two-team';
const BEGUN: readonly ExperimentState[] = ['designed', 'running', 'result', 'decided', 'shared', 'reused'];

/** Practice row 56: at most two running per twelve members, and always room for one. */
export const mostRunning = (members: number): number => Math.max(1, Math.floor((2 * members) / 12));

export const isPilot = ({ templateId }: Pick<Experiment, 'templateId'>): boolean => templateId === PILOT;

/** Why a pilot cannot become a project now, in the person's words; null when it can. */
export function whatForbids(pilot: Pick<Experiment, 'templateId' | 'state' | 'partnerAgreed'>): string | null {
  if (!isPilot(pilot)) return 'A project grows from a pilot of two teams, and this is none.';
  if (!BEGUN.includes(pilot.state)) return 'This pilot does not run, so no project can grow from it.';
  return pilot.partnerAgreed ? null : 'A project needs the yes of both leads, and one is missing yet.';
}

/** The day on which a month of it is over; the first month is 1. */
export const monthEndsOn = (startedOn: LocalDate, month: number): LocalDate => addMonths(startedOn, month);

/** Which month a day belongs to: 1 until the first is over. */
export function monthOf(startedOn: LocalDate, today: LocalDate): number {
  let month = 1;
  while (monthEndsOn(startedOn, month + 1) <= today) month++;
  return month;
}

/** What can still be linked: neither the pilot itself nor what is over without an answer. */
export const mayLink = (experiment: Pick<Experiment, 'id' | 'state'>, pilotId: string): boolean =>
  experiment.id !== pilotId && experiment.state !== 'stopped' && experiment.state !== 'closed';
