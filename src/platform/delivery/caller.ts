/** The one call to Slack's Web API that the courier makes, with Slack's answer sorted by what is to be done about it. */
export type CallResult =
  | { kind: 'done'; response: Record<string, unknown> }
  /** Slack said no for good: archived channel, invalid blocks, missing scope. Never again. */
  | { kind: 'refused'; error: string }
  /** Nothing was stored; try again after this many milliseconds. */
  | { kind: 'wait'; retryAfterMs: number; error: string }
  /** The token is dead or revoked: every row of this workspace waits for a new one, none is retried. */
  | { kind: 'dead-token'; error: string }
  /** Time-out, dropped connection, 5xx, internal_error: Slack may or may not have stored it. */
  | { kind: 'unsure'; error: string };

export interface SlackCaller {
  /** Never throws. One attempt, at most 10 s. */
  call(teamId: string, method: string, args: Record<string, unknown>): Promise<CallResult>;
  /** Whether the workspace granted this scope (history scopes decide whether an unsure send can be looked up). */
  hasScope(teamId: string, scope: string): Promise<boolean>;
}
