/** Says when a transaction is held too long: everybody waits for the one writer. */
import type { DatabaseLog } from './database.ts';

const LIMIT_MS = 1_000;

/** Starts the watch; the function that it returns ends it. */
export function watchTransaction(log: DatabaseLog | undefined): () => void {
  const began = performance.now();
  let told = false;
  const tell = (): void => {
    told = true;
    log?.error({ event: 'transaction_held', ms: Math.round(performance.now() - began) });
  };
  const timer = setTimeout(tell, LIMIT_MS);
  timer.unref();
  return () => {
    clearTimeout(timer);
    // A transaction that blocked the event loop also kept the timer from firing.
    if (!told && performance.now() - began > LIMIT_MS) tell();
  };
}
