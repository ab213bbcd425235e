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
  live(now: number): Promise<void>;
}

export function createClockwork(app: Ticking, server: Settling, clock: ManualClock, people?: Living): Clockwork {
  const nextAt = async (): Promise<number | null> => {
    const instants = [await app.nextAt(), people?.nextAt() ?? null].filter((at) => at !== null);
    return instants.length > 0 ? Math.min(...instants) : null;
  };
  const rest = async (): Promise<void> => {
    await server.idle();
    await app.settle();
  };
  const step = async (): Promise<void> => {
    server.release();
    await app.tick();
    await rest();
    await people?.live(clock.now());
    await rest();
  };
  return {
    next: nextAt,
    until: async (instant) => {
      await rest();
      await step();
      for (;;) {
        const next = await nextAt();
        if (next === null || next > instant) break;
        // Something due that cannot be done at its instant must not hold time up for ever.
        clock.set(Math.max(next, clock.now() + (next <= clock.now() ? MINUTE : 0)));
        if (clock.now() > instant) break;
        await step();
      }
      clock.set(instant);
      await step();
    },
  };
}
