/** Synchronous transactions queued one after another would keep the event loop from turning; this lets it turn now and then. */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startStopwatch } from '../clock.ts';

const LONGEST_MS = 10;

export function createTurns() {
  let elapsed: (() => number) | undefined;
  const watch = (): void => {
    elapsed = startStopwatch();
    setImmediate(() => {
      elapsed = undefined;
    });
  };
  return {
    /** Waits for the next turn of the event loop when this one has lasted long enough. */
    next: async (): Promise<void> => {
      if (!elapsed) watch();
      else if (elapsed() > LONGEST_MS) await nextTurn();
    },
  };
}
