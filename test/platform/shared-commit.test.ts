import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { createSharedCommit } from '../../src/platform/db/shared-commit.ts';
import { createMutex, type Session } from '../../src/platform/db/transactions.ts';

describe('Acts that come together', () => {
  let folder: string;
  let connection: Sqlite.Database;
  let executed: string[];
  let failing: string | null;
  let write: <T>(work: (session: Session) => Promise<T>) => Promise<T>;

  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'rondo-shared-'));
    connection = new Sqlite(join(folder, 'shared.db'));
    connection.pragma('journal_mode = WAL');
    connection.exec('create table kept (word text primary key)');
    executed = [];
    failing = null;
    const execute = async (text: string): Promise<void> => {
      executed.push(text);
      if (text === failing) throw new Error(`no ${text}`);
      connection.exec(text);
    };
    const session = { execute } as Session;
    const lend = createSharedCommit({ session, inTransaction: () => connection.inTransaction, mutex: createMutex() });
    write = (work) =>
      lend(async (own) => {
        try {
          await own.execute('BEGIN IMMEDIATE');
          const result = await work(own);
          await own.execute('COMMIT');
          return result;
        } catch (error) {
          await own.execute('ROLLBACK').catch(() => undefined);
          throw error;
        }
      });
  });
  afterEach(() => {
    connection.close();
    rmSync(folder, { recursive: true, force: true });
  });

  const keep = (word: string) => write(({ execute }) => execute(`insert into kept values ('${word}')`));
  const words = (): string[] => {
    const other = new Sqlite(join(folder, 'shared.db'), { readonly: true });
    const rows = other.prepare<[], { word: string }>('select word from kept order by word').all();
    other.close();
    return rows.map(({ word }) => word);
  };
  const commits = (): number => executed.filter((text) => text === 'COMMIT').length;

  it('share one commit, and each hears of it only when all is on the disk', async () => {
    const heard: number[] = [];
    await Promise.all(['a', 'b', 'c'].map((word) => keep(word).then(() => heard.push(words().length))));
    expect(heard).toEqual([3, 3, 3]);
    expect(commits()).toBe(1);
  });

  it('fail alone, whichever of them it is', async () => {
    await keep('taken');
    for (const order of [
      ['taken', 'a', 'b'],
      ['c', 'taken', 'd'],
      ['e', 'f', 'taken'],
    ]) {
      const ends = await Promise.allSettled(order.map(keep));
      expect(ends.map(({ status }) => status)).toEqual(order.map((word) => (word === 'taken' ? 'rejected' : 'fulfilled')));
    }
    expect(words()).toEqual(['a', 'b', 'c', 'd', 'e', 'f', 'taken']);
  });

  it('all hear of a commit that failed, and the next ones go on', async () => {
    failing = 'COMMIT';
    const ends = await Promise.allSettled(['a', 'b'].map(keep));
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected']);
    failing = null;
    await Promise.all(['c', 'd'].map(keep));
    expect(words()).toEqual(['c', 'd']);
  });

  it('are all refused when the database gives the whole transaction up', async () => {
    const first = keep('a');
    const second = write(async () => {
      connection.exec('ROLLBACK');
      throw new Error('the disk is full');
    });
    const third = keep('c');
    const ends = await Promise.allSettled([first, second, third]);
    expect(ends.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'fulfilled']);
    expect(words()).toEqual(['c']);
  });

  it('hold nobody up that comes alone, one after another', async () => {
    for (const word of ['a', 'b', 'c']) await keep(word);
    expect(commits()).toBe(3);
    expect(executed.filter((text) => text.startsWith('SAVEPOINT'))).toEqual([]);
  });
});
