/** Knowing when the app and the workspace have nothing more to say to each other. */
import type { IncomingMessage, ServerResponse } from 'node:http';

export interface Quiet {
  /** Counts a request of the app until it is answered. */
  watch(request: IncomingMessage, response: ServerResponse): void;
  stir(): void;
  settled(quietMs: number): Promise<void>;
}

/** How often in a row nothing must have happened. */
const LOOKS = 5;

export function createQuiet(pending: () => number): Quiet {
  let busy = 0;
  let stirs = 0;
  return {
    watch: (request, response) => {
      if (!/^\/(api|response|upload)\//.test(request.url ?? '')) return;
      busy++;
      response.once('close', () => {
        busy--;
        stirs++;
      });
    },
    stir: () => {
      stirs++;
    },
    settled: async (quietMs) => {
      // Looks are counted, not milliseconds: on a busy machine the app may stand still for longer than any span.
      let before = stirs;
      for (let calm = 0; calm < LOOKS; ) {
        await new Promise((resolve) => setTimeout(resolve, quietMs / LOOKS));
        calm = busy === 0 && pending() === 0 && stirs === before ? calm + 1 : 0;
        before = stirs;
      }
    },
  };
}
