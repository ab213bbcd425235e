/** A step of a run sheet, and what it can do beside passing time. Capabilities offer tools; whoever runs the session calls them. */
import type { Message } from '../platform/slack/message.ts';
import type { Community, Session } from './records.ts';

/** What a step does in Slack beside its line in the thread (library, `session_formats`). */
export const STEP_TOOLS = [
  'groups',
  'order',
  'topics',
  'dots',
  'table',
  'cards',
  'debrief',
  'result',
  'experiment',
  'case',
  'board',
] as const;
export type StepToolName = (typeof STEP_TOOLS)[number];

export interface RunStep {
  minutes: number;
  step: string;
  who: string;
  /** What people do, in one or two sentences; a community's own words: escape them. */
  do: string;
  /** Empty: the step only passes time. */
  tools: StepToolName[];
  /** With the tool `groups`: how many people each. */
  groupSize: number | null;
}

/** A session under way, seen from one of its steps. */
export interface StepSituation {
  community: Community;
  session: Session;
  steps: readonly RunStep[];
  index: number;
  /** Who said "I am here", first comers first. */
  here: readonly string[];
  /** Drawn for an Open Table; null otherwise. */
  hostId: string | null;
  thread: { channel: string; ts: string };
  /** UTC milliseconds. */
  endsAt: number;
  now: number;
}

export interface StepTool {
  tool: StepToolName;
  /** What the thread says as the step begins, below the step's own line; null = nothing. Records in the same transaction. */
  begin?(at: StepSituation): Promise<Message | null>;
  /** The same as it ends, by button or by clock. */
  end?(at: StepSituation): Promise<Message | null>;
  /** The same anew, in the midst of the step, when whoever leads asks for it; without it a step begins once. */
  again?(at: StepSituation): Promise<Message | null>;
  /** Somebody says "I am here" after the step began: what she alone reads, in one sentence; null = nothing. */
  arrive?(at: StepSituation, userId: string): Promise<string | null>;
}
