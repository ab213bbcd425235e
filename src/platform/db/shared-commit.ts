/**
 * One forced write to the disk for all who come in the same turn of the event loop: it costs more than their work, and fifty people's
 * acts need it no more often than one's. They run one after another, each as a part that fails alone, and nobody hears that she is
 * done before all of it is on the disk.
 */
import { setImmediate as nextTurn } from 'node:timers/promises';
import { startStopwatch } from '../clock.ts';
import { StoreError } from './store-error.ts';
import type { Session } from './transactions.ts';

const LONGEST_MS = 10;
const MOST = 100;

export interface SharedCommitParts {
  session: Session;
  /** Whether the connection is inside a transaction; after a full disk it is not, whatever was begun. */
  inTransaction(): boolean;
  /** Everybody who uses the connection takes turns by it. */
  mutex<T>(work: () => Promise<T>): Promise<T>;
}

interface Waiting {
  done(): void;
  failed(error: unknown): void;
}

export function createSharedCommit({ session, inTransaction, mutex }: SharedCommitParts) {
  const queue: ((commits: Waiting[]) => Promise<void>)[] = [];
  let serving = false;

  const serve = (): void => {
    serving = queue.length > 0;
    if (serving) void mutex(serveTogether).then(serve);
  };

  async function serveTogether(): Promise<void> {
    // Whoever has been heard in this turn of the event loop joins.
    await nextTurn();
    const elapsed = startStopwatch();
    const commits: Waiting[] = [];
    for (let next = queue.shift(); next; next = commits.length < MOST && elapsed() < LONGEST_MS ? queue.shift() : undefined) {
      await next(commits);
      if (!inTransaction() && commits.length > 0) refuse(commits, new StoreError('The database gave up the transaction.', 'SQLITE_ABORT'));
    }
    if (commits.length === 0) return;
    try {
      await session.execute('COMMIT');
      for (const { done } of commits) done();
    } catch (error) {
      if (inTransaction()) await session.execute('ROLLBACK').catch(() => undefined);
      refuse(commits, error);
    }
  }

  /** The session as one of them sees it: its BEGIN, COMMIT and ROLLBACK concern its own part. */
  function join(commits: Waiting[], over: () => void): Session {
    let isFirst = true;
    let isOver = false;
    const rollBack = async (): Promise<void> => {
      if (isFirst) return session.execute('ROLLBACK');
      if (inTransaction()) await session.execute('ROLLBACK TO SAVEPOINT shared');
      if (inTransaction()) await session.execute('RELEASE SAVEPOINT shared');
    };
    const commit = async (): Promise<void> => {
      if (!isFirst) await session.execute('RELEASE SAVEPOINT shared');
      isOver = true;
      const committed = new Promise<void>((done, failed) => commits.push({ done, failed }));
      over();
      return committed;
    };
    const execute = async (text: string): Promise<void> => {
      if (text.startsWith('BEGIN')) {
        isFirst = !inTransaction();
        return session.execute(isFirst ? text : 'SAVEPOINT shared');
      }
      if (text === 'COMMIT') return commit();
      // After a commit that failed there is nothing of its own to undo: the transaction may already be somebody else's.
      if (text === 'ROLLBACK') return isOver ? undefined : rollBack();
      return session.execute(text);
    };
    return { ...session, execute };
  }

  /** Lends the connection to a work that begins with BEGIN and ends with COMMIT or ROLLBACK. */
  return <T>(work: (session: Session) => Promise<T>): Promise<T> =>
    new Promise<T>((resolve, reject) => {
      let over: () => void = () => undefined;
      // Bound here, where the caller's transaction is known, not where the queue is served.
      const begun = new Promise<Session>((lend) => {
        queue.push((commits) => {
          const left = new Promise<void>((leave) => {
            over = leave;
          });
          lend(join(commits, over));
          return left;
        });
      });
      begun
        .then(work)
        .finally(() => over())
        .then(resolve, reject);
      if (!serving) serve();
    });
}

function refuse(commits: Waiting[], error: unknown): void {
  for (const { failed } of commits.splice(0)) failed(error);
}
