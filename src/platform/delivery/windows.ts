/**
 * When a row may be sent at all: a message that was ready at 16:29 and found the program down must not go out at midnight. Whatever a
 * touch puts into the outbox inherits the windows of its time and place; who knows better gives its own.
 */
import { AsyncLocalStorage } from 'node:async_hooks';

/** From and until (not included), in UTC milliseconds, in order. */
export type Windows = readonly (readonly [from: number, until: number])[];

const inherited = new AsyncLocalStorage<Windows>();

export const withWindows = <T>(windows: Windows, work: () => Promise<T>): Promise<T> => inherited.run(windows, work);
export const currentWindows = (): Windows | null => inherited.getStore() ?? null;

/** The instant itself when a window is open, else when the next one opens; null when none comes any more. */
export function nextOpening(windows: Windows, now: number): number | null {
  const next = windows.find(([, until]) => now < until);
  return next ? Math.max(next[0], now) : null;
}
