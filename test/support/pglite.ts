/** PostgreSQL inside the test's own process. Starting it is slow: one for a test file, emptied between tests. */
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Queries } from '../../src/platform/db/database.ts';
import { createPostgresDatabase } from '../../src/platform/db/postgres-database.ts';
import { createMutex, type Session } from '../../src/platform/db/transactions.ts';
import { createRandom } from '../../src/platform/random.ts';
import { TRUNCATE_ALL } from './truncate.ts';

/** A cluster as it is after its first start, kept beside the packages it comes from: five times quicker than making one. */
const PACKAGES = join(import.meta.dirname, '../../node_modules');
const { version } = JSON.parse(readFileSync(join(PACKAGES, '@electric-sql/pglite/package.json'), 'utf8'));
const MADE = join(PACKAGES, `.cache/rondo/pglite-${version}.tar`);

async function startPglite(): Promise<PGlite> {
  if (existsSync(MADE)) return PGlite.create({ loadDataDir: new Blob([readFileSync(MADE)]) });
  const client = await PGlite.create();
  const made = await client.dumpDataDir('none');
  const unfinished = `${MADE}.${process.pid}`;
  mkdirSync(dirname(MADE), { recursive: true });
  writeFileSync(unfinished, new Uint8Array(await made.arrayBuffer()));
  renameSync(unfinished, MADE);
  return client;
}

export interface TestDatabase extends Database {
  truncateAll(): Promise<void>;
}

export async function openPglite(): Promise<TestDatabase & { execute(text: string): Promise<void> }> {
  const client = await startPglite();
  const orm = drizzle({ client });
  const session: Session = {
    queries: orm as unknown as Queries,
    execute: async (text) => {
      await client.exec(text);
    },
    rows: async (query) => (await orm.execute(query)).rows,
  };
  // It is one session: whoever reads waits, or would see what is not committed.
  const mutex = createMutex();
  const db = createPostgresDatabase({
    log: undefined,
    random: createRandom('pglite'),
    reader: (work) => mutex(() => work(session)),
    writer: (work) => mutex(() => work(session)),
    migrate: (folder) => mutex(() => migrate(orm, { migrationsFolder: folder })),
    alone: (work) => work(),
    close: () => client.close(),
  });
  return { ...db, truncateAll: () => mutex(() => session.execute(TRUNCATE_ALL)), execute: (text) => mutex(() => session.execute(text)) };
}
