/** The only place that reads the machine's clock. Everything else is handed a Clock, or an instant in UTC milliseconds. */
export interface Clock {
  /** The present instant, in UTC milliseconds. Read it once per call or tick and hand the number down. */
  now(): number;
}

export const systemClock: Clock = { now: () => Date.now() };

export interface ManualClock extends Clock {
  set(instant: number): void;
  advance(ms: number): void;
}

/** A clock that stands still until it is moved; for the sandbox and for tests. */
export function createManualClock(start: number): ManualClock {
  let instant = start;
  return {
    now: () => instant,
    set: (next) => {
      instant = next;
    },
    advance: (ms) => {
      instant += ms;
    },
  };
}

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** Milliseconds since this call, by a watch that nobody sets: for measuring how long something took, never for when it was. */
export function startStopwatch(): () => number {
  const began = performance.now();
  return () => performance.now() - began;
}
