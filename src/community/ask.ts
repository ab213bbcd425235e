/** An ask: what wants something from a person. It waits for her weekly slot; attention decides whether and when she hears of it. */
import type { SubmissionAct, Values } from '../platform/feature.ts';
import type { Block } from '../platform/slack/message.ts';
import type { LocalDate } from '../platform/time/zones.ts';

/** Most important first; when the budget is full the last goes first (practice 3.9, drop order). */
export const PRIORITY = {
  duty: 1,
  session: 2,
  role: 3,
  step: 4,
  experiment: 5,
  coaching: 6,
  joining: 6,
  survey: 7,
  notice: 8,
} as const;
export type Priority = (typeof PRIORITY)[keyof typeof PRIORITY];

export interface NewAsk {
  teamId: string;
  communityId: string;
  userId: string;
  /** '<feature>.<what>' of the AskKind. */
  kind: string;
  /** What it is about; together with team, kind and user it is unique: the same thing is never asked twice. */
  ref: string;
  priority: Priority;
  minutes: number;
  /** First day on which a slot may bring it; she can answer it earlier through /checkin from the moment it exists. */
  opensOn: LocalDate;
  /** After this instant it goes quietly. */
  expiresAt: number;
  /** One reminder, not before two working days after the first ask. */
  reminder: boolean;
}

export type AskStatus = 'open' | 'answered' | 'expired' | 'withdrawn';

export interface Ask extends NewAsk {
  id: string;
  status: AskStatus;
  /** When a slot brought it to her; null while it waits. */
  askedAt: number | null;
  remindedAt: number | null;
  answeredAt: number | null;
}

/** What a feature declares about a kind of ask. */
export interface AskKind {
  kind: string;
  /** Its row in practice 3.9, e.g. 's8'. */
  practice: string;
  /** As the preview calls it: "Echo of your step". */
  name: string;
  /** "Why this", one sentence. */
  why: string;
  /** Before its day it is not offered right after something else was answered: that would be asking twice. */
  notInPassing?: true;
  /** One sentence for the direct message and for Home's Now; plain text. Null when there is nothing to ask any more: it is withdrawn. */
  line(ask: Ask): Promise<string | null>;
  /** Its part of the check-in modal: a line of context and its inputs (at most three). Block ids are plain names; check-ins makes them unique. */
  inputs(ask: Ask): Promise<Block[]>;
  /** Records the answer in the submission's transaction. `errors` by plain block id. All empty means not answered: return { skipped: true }. `notes` are shown after it: what the answer offers. */
  answer(
    ask: Ask,
    values: Values,
    act: SubmissionAct,
  ): Promise<{ errors?: Record<string, string>; skipped?: boolean; notes?: Block[] } | undefined>;
  /** What was answered, to be shown for editing until it is used; null when it can no longer be changed. */
  answered?(ask: Ask): Promise<Block[] | null>;
  /** Silence: what happens when it expires unanswered. */
  expire?(ask: Ask, now: number): Promise<void>;
}
