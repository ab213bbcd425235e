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
  /** Moves time to this instant. `onStop` runs at every stop on the way, before the app ticks: people act there. */
  until(instant: number, onStop?: (now: number) => Promise<void>): Promise<void>;
  /** The next instant at which something happens, or null. */
  next(): Promise<number | null>;
}

export function createClockwork(app: Ticking, server: Settling, clock: ManualClock): Clockwork {
  const rest = async (): Promise<void> => {
    await server.idle();
    await app.settle();
  };
  const step = async (onStop?: (now: number) => Promise<void>): Promise<void> => {
    server.release();
    await onStop?.(clock.now());
    await app.tick();
    await rest();
  };
  return {
    next: () => app.nextAt(),
    until: async (instant, onStop) => {
      await rest();
      await step(onStop);
      for (;;) {
        const next = await app.nextAt();
        if (next === null || next > instant) break;
        // Something due that cannot be done at its instant must not hold time up for ever.
        clock.set(Math.max(next, clock.now() + (next <= clock.now() ? MINUTE : 0)));
        if (clock.now() > instant) break;
        await step(onStop);
      }
      clock.set(instant);
      await step(onStop);
    },
  };
}
