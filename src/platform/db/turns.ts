/** Synchronous transactions queued one after another would keep the event loop from turning; this lets it turn now and then. */
import { setImmediate as nextTurn } from 'node:timers/promises';

const LONGEST_MS = 10;

export function createTurns() {
  let began: number | undefined;
  const watch = (): void => {
    began = performance.now();
    setImmediate(() => {
      began = undefined;
    });
  };
  return {
    /** Waits for the next turn of the event loop when this one has lasted long enough. */
    next: async (): Promise<void> => {
      if (began === undefined) watch();
      else if (performance.now() - began > LONGEST_MS) await nextTurn();
    },
  };
}
