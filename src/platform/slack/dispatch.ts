/**
 * From an arrival to an answer: look people up, then decide and record in one transaction guarded by the dedupe key, then hand back
 * what is to be said. Never talks to the person itself.
 */
import { randomBytes } from 'node:crypto';
import { withCause } from '../cause.ts';
import type { Database } from '../db/database.ts';
import { UserError } from '../errors.ts';
import type { Act, Answer, Answered } from '../feature.ts';
import type { Log } from '../log.ts';
import type { Arrival } from './payloads.ts';
import type { Profiles } from './profiles.ts';
import type { InboundStore } from './store.ts';
import { faultMessage, faultOnField, sayUserError, userErrorMessage, withTyped, worthKeeping } from './views.ts';

export interface DispatchParts {
  db: Database;
  log: Log;
  seen: InboundStore;
  profiles: Profiles;
  /** Told of every act of a person, inside the transaction: reacting ends the count of silent asks. */
  reacted(act: Act): Promise<void>;
}

export type Outcome = { answer: Answer; duplicate: boolean };

export function createDispatch({ db, log, seen, profiles, reacted }: DispatchParts) {
  let inFlight = 0;
  const waiters: (() => void)[] = [];

  const settle = (): void => {
    inFlight -= 1;
    if (inFlight === 0) for (const done of waiters.splice(0)) done();
  };

  /** Counts what is being worked on, for a graceful stop. */
  const track = async <T>(work: () => Promise<T>): Promise<T> => {
    inFlight += 1;
    try {
      return await work();
    } finally {
      settle();
    }
  };

  const failed = (error: unknown, arrival: Arrival<Act>): Answer => {
    const field = arrival.view?.inputs[0];
    const asSubmission = field !== undefined && !('actionId' in arrival.act);
    const typed = 'typed' in arrival.act && typeof arrival.act.typed === 'string' ? arrival.act.typed : '';
    if (error instanceof UserError) {
      const { message, hint } = error;
      return asSubmission
        ? { errors: { [field]: sayUserError(message, hint) } }
        : { reply: withTyped(userErrorMessage(message, hint), worthKeeping(typed) ? typed : '') };
    }
    const reference = randomBytes(4).toString('hex');
    log.error({
      event: 'fault',
      reference,
      cause: arrival.cause,
      err: error instanceof Error ? { name: error.name, stack: error.stack } : String(error),
    });
    return asSubmission ? { errors: { [field]: faultOnField(reference) } } : { reply: withTyped(faultMessage(reference), typed) };
  };

  /** Runs a handler once for this arrival. Never throws. */
  const run = <A extends Act>(arrival: Arrival<A>, handler: (act: A) => Answered): Promise<Outcome> =>
    track(() =>
      withCause(arrival.cause, async () => {
        try {
          const { act } = arrival;
          await profiles.ensure(act.teamId, [...new Set(arrival.people)], act.now);
          return await db.transaction(async (): Promise<Outcome> => {
            if (arrival.key && !(await seen.first(act.teamId, arrival.key, act.now))) return { answer: {}, duplicate: true };
            // Before the handler, so that "forget me" takes this trace along and nothing is written after it.
            if (act.userId) await reacted(act);
            const answer = (await handler(act)) ?? {};
            // A refused form changes nothing, its dedupe row included: the same view is sent again, mended.
            if (answer.errors) throw new Refused(answer);
            return { answer, duplicate: false };
          });
        } catch (error) {
          if (error instanceof Refused) return { answer: error.answer, duplicate: false };
          return { answer: failed(error, arrival), duplicate: false };
        }
      }),
    );

  const idle = (): Promise<void> => (inFlight === 0 ? Promise.resolve() : new Promise((resolve) => waiters.push(resolve)));

  return { run, track, idle };
}

/** Rolls the transaction of a refused submission back and carries its field errors out. */
class Refused extends Error {
  readonly answer: Answer;
  constructor(answer: Answer) {
    super('refused');
    this.answer = answer;
  }
}

export type Dispatch = ReturnType<typeof createDispatch>;
