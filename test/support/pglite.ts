/** PostgreSQL inside the test's own process. Starting it takes seconds: one for a test file, emptied between tests. */
import { PGlite } from '@electric-sql/pglite';
import { drizzle } from 'drizzle-orm/pglite';
import { migrate } from 'drizzle-orm/pglite/migrator';
import type { Database, Queries } from '../../src/platform/db/database.ts';
import { createPostgresDatabase } from '../../src/platform/db/postgres-database.ts';
import { createMutex, type Session } from '../../src/platform/db/transactions.ts';
import { createRandom } from '../../src/platform/random.ts';

export async function openPglite(): Promise<Database> {
  const client = await PGlite.create();
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
  return createPostgresDatabase({
    log: undefined,
    random: createRandom('pglite'),
    reader: (work) => mutex(() => work(session)),
    writer: (work) => mutex(() => work(session)),
    migrate: (folder) => mutex(() => migrate(orm, { migrationsFolder: folder })),
    alone: (work) => work(),
    close: () => client.close(),
  });
}
