/** Database errors without the values of their rows: what people wrote must never reach a log by way of an error. */
import { DrizzleQueryError } from 'drizzle-orm';

export class StoreError extends Error {
  /** The engine's own code: `SQLITE_FULL`, `23505`, … */
  readonly code: string | undefined;
  constructor(message: string, code: string | undefined) {
    super(message);
    this.name = 'StoreError';
    this.code = code;
  }
}

/** The engine's code for an error, however deeply it is wrapped. */
export function errorCode(error: unknown): string | undefined {
  // Not by instanceof: a native driver's errors may come from another realm.
  for (let cause = error; typeof cause === 'object' && cause !== null; cause = 'cause' in cause ? cause.cause : undefined) {
    if ('code' in cause && typeof cause.code === 'string') return cause.code;
  }
  return undefined;
}

/** Anything that is not a database's error passes through as it is. */
export function withoutValues(error: unknown): unknown {
  if (error instanceof DrizzleQueryError) return new StoreError(`${reasonOf(error.cause)} (in: ${error.query})`, errorCode(error));
  if (error instanceof Error && 'severity' in error && 'code' in error) return new StoreError(error.message, errorCode(error));
  return error;
}

/** Whoever catches an error, at whatever depth, and logs it, logs no row. */
export async function safely<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw withoutValues(error);
  }
}

const reasonOf = (cause: unknown): string =>
  typeof cause === 'object' && cause !== null && 'message' in cause ? String(cause.message) : 'The query failed.';
