/** Why something is happening: the touch or the person's act behind it. Carried with the asynchronous flow into logs and transcripts. */
import { AsyncLocalStorage } from 'node:async_hooks';

const causes = new AsyncLocalStorage<string>();

/** `cause` is ids only, e.g. 'touch:prompts.ask#01J…' or 'act:U2:/checkin'; never anybody's words. */
export const withCause = <T>(cause: string, work: () => Promise<T>): Promise<T> => causes.run(cause, work);
export const currentCause = (): string | null => causes.getStore() ?? null;
