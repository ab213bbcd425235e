/** Says when a transaction is held too long: everybody waits for the one writer. */
import { startStopwatch } from '../clock.ts';
import type { DatabaseLog } from './database.ts';

const LIMIT_MS = 1_000;

/** Starts the watch; the function that it returns ends it. */
export function watchTransaction(log: DatabaseLog | undefined): () => void {
  const elapsed = startStopwatch();
  let told = false;
  const tell = (): void => {
    told = true;
    log?.error({ event: 'transaction_held', ms: Math.round(elapsed()) });
  };
  const timer = setTimeout(tell, LIMIT_MS);
  timer.unref();
  return () => {
    clearTimeout(timer);
    // A transaction that blocked the event loop also kept the timer from firing.
    if (!told && elapsed() > LIMIT_MS) tell();
  };
}
