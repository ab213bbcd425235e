/** Reading, writing and undoing over any engine: what joins what, what is rolled back, what runs after the commit. */
import { AsyncLocalStorage } from 'node:async_hooks';
import { setTimeout as sleep } from 'node:timers/promises';
import { addManyByQuery } from './add-many.ts';
import type { Database, DatabaseLog, TransactionOptions } from './database.ts';
import { safely, withoutValues } from './store-error.ts';
import { type Context, createContext, type Engine, gatherInto, type Session, writeGatheredOf } from './transactions.ts';
import { watchTransaction } from './watchdog.ts';

const WRITE_IN_READ = 'A write was called inside a read. Read first, or put both into one transaction.';

export interface Operations
  extends Pick<Database, 'read' | 'write' | 'transaction' | 'afterCommit' | 'inTransaction' | 'gather' | 'writeGathered' | 'addMany'> {
  readWith<T>(work: (session: Session) => Promise<T>): Promise<T>;
  writeWith<T>(work: (session: Session) => Promise<T>): Promise<T>;
}

export function createOperations(engine: Engine, log: DatabaseLog | undefined): Operations {
  const storage = new AsyncLocalStorage<Context | undefined>();

  /** The innermost context still open; one that ended is left behind by whatever outlived it. */
  const current = (): Context | undefined => {
    let context = storage.getStore();
    while (context?.ended) context = context.parent;
    return context;
  };

  async function readWith<T>(work: (session: Session) => Promise<T>): Promise<T> {
    const around = current();
    if (around) return safely(() => work(around.session));
    return engine.reader(async (session) => {
      const context = createContext(session, false);
      try {
        return await storage.run(context, () => safely(() => work(session)));
      } finally {
        context.ended = true;
      }
    });
  }

  async function join<T>(around: Context, work: (session: Session) => Promise<T>): Promise<T> {
    if (!around.writes) throw new Error(WRITE_IN_READ);
    try {
      return await safely(() => work(around.session));
    } catch (error) {
      around.failure ??= { error };
      throw error;
    }
  }

  async function writeWith<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T> {
    const around = current();
    return around ? join(around, work) : begin(work, options);
  }

  async function transaction<T>(work: () => Promise<T>, options?: TransactionOptions): Promise<T> {
    const around = current();
    if (!around) return begin(work, options);
    if (!around.writes) return join(around, work);
    return around.turn(() => nest(around, work));
  }

  const completing = <T>(context: Context, work: () => Promise<T>): Promise<T> =>
    safely(async () => {
      const result = await work();
      if (!context.failure) await writeGatheredOf(context);
      return result;
    });

  /** A part that may fail alone: undone to where it began, its error is the caller's to keep or to pass on. */
  async function nest<T>(around: Context, work: () => Promise<T>): Promise<T> {
    const context = createContext(around.session, true, around);
    const savepoint = `part_${context.depth}`;
    await storage.run(around, () => writeGatheredOf(around));
    await around.session.execute(`SAVEPOINT ${savepoint}`);
    try {
      const result = await storage.run(context, () => completing(context, work));
      if (context.failure) throw context.failure.error;
      await around.session.execute(`RELEASE SAVEPOINT ${savepoint}`);
      around.afterCommit.push(...context.afterCommit);
      return result;
    } catch (error) {
      if (engine.mayRetry(error)) around.failure ??= { error };
      try {
        await around.session.execute(`ROLLBACK TO SAVEPOINT ${savepoint}`);
        await around.session.execute(`RELEASE SAVEPOINT ${savepoint}`);
      } catch {
        // The engine has already given up the whole transaction (a full disk, a lost connection): so must we.
        around.failure ??= { error };
      }
      throw error;
    } finally {
      context.ended = true;
    }
  }

  async function begin<T>(work: (session: Session) => Promise<T>, options?: TransactionOptions): Promise<T> {
    for (let attempt = 1; ; attempt++) {
      try {
        const done = await engine.writer((session) => attemptOnce(session, work, options?.claims ?? false));
        for (const wake of done.afterCommit) runAfterCommit(wake);
        return done.result;
      } catch (error) {
        const wait = engine.mayRetry(error) ? engine.pause(attempt + 1) : null;
        if (wait === null) throw withoutValues(error);
        await sleep(wait);
      }
    }
  }

  async function attemptOnce<T>(session: Session, work: (session: Session) => Promise<T>, claims: boolean) {
    const context = createContext(session, true);
    const stopWatching = watchTransaction(log);
    try {
      await session.execute(engine.begin(claims));
      const result = await storage.run(context, () => completing(context, () => work(session)));
      if (context.failure) throw context.failure.error;
      await session.execute('COMMIT');
      return { result, afterCommit: context.afterCommit };
    } catch (error) {
      await session.execute('ROLLBACK').catch(() => undefined);
      throw error;
    } finally {
      context.ended = true;
      stopWatching();
    }
  }

  function runAfterCommit(wake: () => void): void {
    try {
      storage.run(undefined, wake);
    } catch (error) {
      // What was committed stays committed: whoever slept through this call finds the rows at his next turn.
      log?.error({ event: 'after_commit_failed', err: error });
    }
  }

  return {
    readWith,
    writeWith,
    transaction,
    read: (work) => readWith((session) => work(session.queries)),
    write: (work, options) => writeWith((session) => work(session.queries), options),
    afterCommit: (work) => {
      const around = current();
      if (around?.writes) around.afterCommit.push(work);
      else work();
    },
    addMany: (table, rows) => writeWith(({ addMany, queries }) => (addMany ?? addManyByQuery(queries))(table, rows)),
    gather: async (gatherer, item) => {
      const around = current();
      if (!around) await begin(() => gatherer.write([item]));
      else if (around.writes) gatherInto(around, gatherer, item);
      else throw new Error(WRITE_IN_READ);
    },
    writeGathered: async () => {
      const around = current();
      if (around?.writes) await writeGatheredOf(around);
    },
    inTransaction: () => current()?.writes ?? false,
  };
}
