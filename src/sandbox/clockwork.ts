/** Lets the sandbox's time pass: from one due thing to the next, the app ticking at each, so that a quarter takes seconds. */
import { type ManualClock, MINUTE } from '../platform/clock.ts';

/** What time needs of the app. */
export interface Ticking {
  /** Does everything that is due at the clock's instant, and sends all that may go. */
  tick(): Promise<void>;
  /** The earliest instant at which something is due or could be sent; null when nothing is planned. */
  nextAt(): Promise<number | null>;
  /** Resolves when nothing is being worked on. */
  settle(): Promise<void>;
}

export interface Settling {
  idle(): Promise<void>;
  release(): void;
}

export interface Clockwork {
  /** Moves time to this instant, stopping wherever something is due. */
  until(instant: number): Promise<void>;
  /** The next instant at which something happens, or null. */
  next(): Promise<number | null>;
}

/** People who act by themselves, if there are any. */
export interface Living {
  nextAt(): number | null;
  /** Whether anybody did anything. */
  live(now: number): Promise<boolean>;
}

export function createClockwork(app: Ticking, server: Settling, clock: ManualClock, people?: Living): Clockwork {
  const soonest = (instants: (number | null)[]): number | null => {
    const known = instants.filter((at) => at !== null);
    return known.length > 0 ? Math.min(...known) : null;
  };
  const peopleNextAt = (): number | null => people?.nextAt() ?? null;
  const rest = async (): Promise<void> => {
    await server.idle();
    await app.settle();
  };
  /** Where nothing is due but what somebody does by herself, the app need not look. Whether anything happened. */
  const step = async (isAppDue: boolean): Promise<boolean> => {
    server.release();
    if (isAppDue) {
      await app.tick();
      await rest();
    }
    const acted = (await people?.live(clock.now())) ?? false;
    if (acted) await rest();
    return isAppDue || acted;
  };
  return {
    next: async () => soonest([await app.nextAt(), peopleNextAt()]),
    until: async (instant) => {
      await rest();
      await step(true);
      let appNext = await app.nextAt();
      for (;;) {
        const next = soonest([appNext, peopleNextAt()]);
        if (next === null || next > instant) break;
        // Something due that cannot be done at its instant must not hold time up for ever.
        clock.set(Math.max(next, clock.now() + (next <= clock.now() ? MINUTE : 0)));
        if (clock.now() > instant) break;
        if (await step(appNext !== null && appNext <= clock.now())) appNext = await app.nextAt();
      }
      clock.set(instant);
      await step(true);
    },
  };
}
