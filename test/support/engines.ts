/** Every store's contract tests run on every engine: better-sqlite3 and PGlite always, PostgreSQL when TEST_DATABASE_URL is set. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe } from '@jest/globals';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openPostgres } from '../../src/platform/db/postgres.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { createRandom } from '../../src/platform/random.ts';
import { openPglite, type TestDatabase } from './pglite.ts';
import { askPostgres, openTestPostgres, wantsPostgres } from './postgres.ts';
import { TRUNCATE_ALL } from './truncate.ts';

export const MIGRATIONS = join(import.meta.dirname, '../../migrations');

/**
 * Declares the same tests once for each engine. `database()` is the one of the running test: migrated, and empty at its beginning.
 * `onEveryEngine('a store of prompts', (database) => { it('…', async () => { … database() … }); });`
 */
export function onEveryEngine(
  title: string,
  declare: Declare,
  options: { migrations?: () => Promise<string>; alsoOnFile?: boolean } = {},
): void {
  const folder = options.migrations ?? ours;
  describe(`${title}, on SQLite in memory`, () =>
    declare(
      oneForEach(() => ':memory:', folder),
      'sqlite',
    ));
  if (options.alsoOnFile) {
    describe(`${title}, on an SQLite file`, () => {
      const place = mkdtempSync(join(tmpdir(), 'rondo-db-'));
      let made = 0;
      afterAll(() => rmSync(place, { recursive: true, force: true }));
      declare(
        oneForEach(() => join(place, `${made++}.db`), folder),
        'sqlite-file',
      );
    });
  }
  describe(`${title}, on PGlite`, () => declare((options.migrations ? shared(openPglite, folder) : pglite)(), 'pglite'));
  if (wantsPostgres())
    describe(`${title}, on PostgreSQL`, () => declare((options.migrations ? shared(openOnServer, folder) : server)(), 'postgres'));
}

type Declare = (database: () => Database, engine: 'sqlite' | 'sqlite-file' | 'pglite' | 'postgres') => void;

function oneForEach(file: () => string, folder: () => Promise<string>): () => Database {
  let db: Database;
  beforeEach(async () => {
    db = await openSqlite({ file: file() });
    await migrate(db, await folder());
  });
  afterEach(() => db.close());
  return () => db;
}

/** A database that is slow to start: opened once for everybody who uses it, closed with the last of them. */
const shared = (open: () => Promise<TestDatabase>, folder: () => Promise<string>): (() => () => Database) => {
  let users = 0;
  let opened: Promise<TestDatabase> | null = null;
  const start = async (): Promise<TestDatabase> => {
    const db = await open();
    await migrate(db, await folder());
    return db;
  };
  return () => {
    let db: TestDatabase;
    users++;
    beforeAll(async () => {
      opened ??= start();
      db = await opened;
    }, 60_000);
    beforeEach(() => db.truncateAll());
    afterAll(async () => {
      users--;
      if (users === 0) await db.close();
    });
    return () => db;
  };
};

async function openOnServer(): Promise<TestDatabase> {
  const server = await openTestPostgres();
  const url = await server.createDatabase();
  const db = await openPostgres({ url, random: createRandom('tests') });
  const close = async (): Promise<void> => {
    await db.close();
    await server.stop();
  };
  return { ...db, close, truncateAll: () => askPostgres(url, TRUNCATE_ALL) };
}

const ours = async (): Promise<string> => MIGRATIONS;
const pglite = shared(openPglite, ours);
const server = shared(openOnServer, ours);
