/** Handing an envelope to the app, by Socket Mode or signed HTTP, and waiting for its ack. */

import type { Clock } from '../platform/clock.ts';
import type { Journal } from './journal.ts';
import type { Json } from './json.ts';
import type { Workspace } from './workspace.ts';

export interface Envelope {
  type: 'slash_commands' | 'interactive' | 'events_api';
  payload: Json;
  retry: number;
  reason: string | null;
}

export interface Answer {
  acked: boolean;
  payload: Json;
  /** What to call the failure: `http_timeout`, `http_error`, `connection_failed`. */
  failure: string | null;
  /** The app asked for no more attempts. */
  noRetry: boolean;
}

export const answered = (payload: Json): Answer => ({ acked: true, payload, failure: null, noRetry: false });
export const unanswered = (failure: string, noRetry = false): Answer => ({ acked: false, payload: {}, failure, noRetry });

export type Transport = (envelope: Envelope, timeoutMs: number) => Promise<Answer>;

export interface Delivering {
  deliver(envelope: Envelope, about: { type: string; userId: string | null; detail: string }): Promise<Answer>;
  /** No envelope waits for its ack. */
  idle(): Promise<void>;
  pending(): number;
}

export function createDelivering(options: {
  workspace: Workspace;
  journal: Journal;
  realClock: Clock;
  ackTimeoutMs: number;
  /** Asked anew each time: the app may move from one transport to the other. */
  transport: () => Transport;
}): Delivering {
  const { workspace, journal, realClock, ackTimeoutMs } = options;
  let pending = 0;
  let waiters: (() => void)[] = [];
  return {
    deliver: async (envelope, about) => {
      pending++;
      const at = workspace.clock.now();
      const started = realClock.now();
      try {
        const answer = await options.transport()(envelope, ackTimeoutMs);
        const ackMs = answer.acked ? realClock.now() - started : null;
        journal.addDelivery({ at, ...about, ackMs, retry: envelope.retry });
        return answer;
      } finally {
        pending--;
        if (pending === 0) {
          for (const wake of waiters) wake();
          waiters = [];
        }
      }
    },
    idle: () =>
      new Promise((resolve) => {
        if (pending === 0) resolve();
        else waiters.push(resolve);
      }),
    pending: () => pending,
  };
}
