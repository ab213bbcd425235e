/** An experiment: one change, tried for a limited time, with a prediction written beforehand. Its record, as every capability sees it. */
import type { PrivacyClass } from '../platform/db/kit.ts';
import type { LocalDate } from '../platform/time/zones.ts';
import type { Looker, Privacy } from './privacy.ts';

/** Practice 3.6: the way of an experiment, and its three side states. `closed` = closed without a result. */
export const EXPERIMENT_STATES = [
  'idea',
  'designed',
  'running',
  'result',
  'decided',
  'shared',
  'reused',
  'parked',
  'stopped',
  'closed',
] as const;
export type ExperimentState = (typeof EXPERIMENT_STATES)[number];

export type Verdict = 'adopt' | 'adapt' | 'abandon' | 'extend';

/** What members may see before the decision: title and state (the default), everything, or nothing. */
export type Visibility = 'title' | 'all' | 'none';

/** What people write and decide about it; written through `experiments.describe`. */
export interface ExperimentDetails {
  title: string;
  /** A template of the library. */
  templateId: string;
  /** What was filled in, by the template's keys. Empty while it is an idea. */
  fields: Readonly<Record<string, string>>;
  visibility: Visibility;
  /** Who may ask how it goes. */
  buddyId: string | null;
  /** The second lead of a pilot of two teams; she must have said yes before it starts. */
  partnerId: string | null;
  partnerAgreed: boolean;
  /** The item of the shelf it was borrowed from. */
  sourceId: string | null;
  /** The closing questions, answered: question → answer. */
  findings: Readonly<Record<string, string>>;
}

export interface Experiment extends ExperimentDetails {
  teamId: string;
  id: string;
  communityId: string;
  /** Null: whoever led it asked to be forgotten. */
  ownerId: string | null;
  state: ExperimentState;
  /** 1, or one more than the round it came from. */
  round: number;
  /** The experiment of the round before. */
  beforeId: string | null;
  /** The day on which it is to start, or did. */
  startOn: LocalDate | null;
  /** Planned length in days; at most four weeks. */
  days: number;
  /** The day from which checkpoints and the six weeks count: the start, or the day it was extended. */
  sinceOn: LocalDate | null;
  /** Extended once already. */
  extended: boolean;
  /** Checkpoints in a row that brought no answer. */
  misses: number;
  verdict: Verdict | null;
  createdAt: number;
  startedAt: number | null;
  /** When the first result was recorded: the clock t2 stops. */
  resultAt: number | null;
  decidedAt: number | null;
  sharedAt: number | null;
  changedAt: number;
}

/** What can happen to it. Who may do what is the caller's to know; whether it can be done now is decided by `experiment-rules.ts`. */
export type ExperimentEvent =
  | { is: 'designed'; startOn: LocalDate; days: number }
  | { is: 'started'; on: LocalDate }
  /** A checkpoint was answered. */
  | { is: 'checked' }
  /** A checkpoint went by without an answer; the second in a row parks it. */
  | { is: 'missed' }
  | { is: 'result' }
  /** `extend` needs the day from which it runs on and for how many days. */
  | { is: 'decided'; verdict: Verdict; on: LocalDate; days?: number }
  | { is: 'shared' }
  | { is: 'reused' }
  | { is: 'parked' }
  | { is: 'stopped' }
  /** Silence: closed without a result. */
  | { is: 'closed' }
  /** A parked or stopped one is taken up again. */
  | { is: 'resumed'; startOn: LocalDate };

export interface ExperimentMoment {
  at: number;
  is: ExperimentEvent['is'];
  state: ExperimentState;
  /** Null: it happened by itself. */
  byId: string | null;
}

export interface ExperimentQuery {
  teamId: string;
  communityId?: string;
  states?: readonly ExperimentState[];
  /** Led by her, or by her as the second lead. */
  leadId?: string;
  buddyId?: string;
  /** Borrowed from this item. */
  sourceId?: string;
  /** The next round of this experiment. */
  beforeId?: string;
  /** Default 500. */
  limit?: number;
}

/** The record of experiments. Nothing here asks the gate: whoever shows one asks `seesTitle` or `seesWhole` (experiment.ts). */
export interface Experiments {
  find(teamId: string, id: string): Promise<Experiment | null>;
  /** Newest first. */
  list(query: ExperimentQuery): Promise<Experiment[]>;
  /** False when the id is known: the same form sent twice. `state` is 'idea' or 'designed'. */
  add(experiment: Experiment, byId: string): Promise<boolean>;
  /** Writes what people wrote about it; its state stays. Tells every capability (`experimentChanged`). */
  describe(experiment: Pick<Experiment, 'teamId' | 'id'>, details: Partial<ExperimentDetails>, now: number): Promise<Experiment>;
  /** What happened to it, by the rules of its life cycle, on the record as it is now. Throws a UserError that says where it stands when it cannot happen. Tells every capability. */
  happen(
    experiment: Pick<Experiment, 'teamId' | 'id'>,
    event: ExperimentEvent,
    by: { userId: string | null; now: number },
  ): Promise<Experiment>;
  /** Everything that happened to it, oldest first. */
  moments(teamId: string, id: string): Promise<ExperimentMoment[]>;
  remove(teamId: string, id: string): Promise<void>;
  /** Forgetting: her name goes from the record and its history. */
  unname(experiment: Pick<Experiment, 'teamId' | 'id'>, userId: string, now: number): Promise<void>;
}

export const leadsOf = ({ ownerId, partnerId }: Pick<Experiment, 'ownerId' | 'partnerId'>): string[] =>
  [ownerId, partnerId].filter((id) => id !== null);

type Visible = Pick<Experiment, 'communityId' | 'ownerId' | 'partnerId' | 'buddyId' | 'visibility' | 'sharedAt'>;

/** The class of everything written in it. Its leads see it always; members when it was shared, or made visible from the start. */
export const wholeOf = (
  experiment: Visible,
): { privacy: PrivacyClass; communityId: string; authorId: string | null; sharedWith: string[] } => ({
  communityId: experiment.communityId,
  authorId: experiment.ownerId,
  sharedWith: leadsOf(experiment),
  privacy: experiment.sharedAt !== null || experiment.visibility === 'all' ? 'P3' : experiment.partnerId === null ? 'P0' : 'P1',
});

/** The class of its title, its state and its dates: what the board shows. The buddy sees these, too. */
export const titleOf = (experiment: Visible): ReturnType<typeof wholeOf> => {
  const whole = wholeOf(experiment);
  const sharedWith = [...whole.sharedWith, ...(experiment.buddyId === null ? [] : [experiment.buddyId])];
  return { ...whole, sharedWith, privacy: whole.privacy === 'P3' || experiment.visibility === 'title' ? 'P3' : 'P1' };
};

export const seesWhole = (privacy: Privacy, looker: Looker, experiment: Visible): boolean => privacy.see(looker, wholeOf(experiment));
export const seesTitle = (privacy: Privacy, looker: Looker, experiment: Visible): boolean => privacy.see(looker, titleOf(experiment));
