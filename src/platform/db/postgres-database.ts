/** A Database over anything that speaks PostgreSQL: isolation, retries, claims, search. */
import { sql } from 'drizzle-orm';
import type { Random } from '../random.ts';
import type { Database, DatabaseLog } from './database.ts';
import { createOperations } from './operations.ts';
import { createPostgresSearch, ensurePostgresSearch, findPostgresSearchFault } from './search-postgres.ts';
import { errorCode } from './store-error.ts';
import { createTables } from './table-sets.ts';
import type { Engine } from './transactions.ts';

export interface PostgresParts extends Pick<Engine, 'reader' | 'writer'> {
  log: DatabaseLog | undefined;
  random: Random;
  migrate(folder: string): Promise<void>;
  alone<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

const SERIALISATION_FAILURE = '40001';
const DEADLOCK = '40P01';
const MOST_ATTEMPTS = 12;
const LONGEST_PAUSE_MS = 250;

export function createPostgresDatabase(parts: PostgresParts): Database {
  const engine: Engine = {
    reader: parts.reader,
    writer: parts.writer,
    // Serialisable gives what SQLite's single writer gives: nobody decides on what somebody else is changing.
    begin: (claims) => `BEGIN ISOLATION LEVEL ${claims ? 'READ COMMITTED' : 'SERIALIZABLE'}`,
    mayRetry: (error) => [SERIALISATION_FAILURE, DEADLOCK].includes(errorCode(error) ?? ''),
    pause: (attempt) => (attempt > MOST_ATTEMPTS ? null : Math.ceil(parts.random.next() * Math.min(LONGEST_PAUSE_MS, 2 ** attempt))),
  };
  const operations = createOperations(engine, parts.log);
  const findFault = () => findPostgresSearchFault(operations);
  return {
    ...operations,
    dialect: 'postgres',
    tables: createTables('postgres'),
    skipLocked,
    search: createPostgresSearch(operations),
    maintenance: {
      appliedMigrations: () =>
        operations.readWith(async (session) => {
          const known = await session.rows(
            sql`select 1 from pg_tables where schemaname = 'drizzle' and tablename = '__drizzle_migrations'`,
          );
          if (known.length === 0) return [];
          const rows = await session.rows(sql`select hash from drizzle.__drizzle_migrations order by created_at`);
          return rows.map((row) => String(row.hash));
        }),
      applyMigrations: parts.migrate,
      alone: parts.alone,
      ensureSearch: () => ensurePostgresSearch(operations),
      findSearchFault: findFault,
    },
    integrity: async () => (await findFault()) ?? 'ok',
    backup: () => Promise.reject(new Error('This database is PostgreSQL: use pg_dump for its backup.')),
    close: parts.close,
  };
}

function skipLocked<T extends PromiseLike<unknown>>(query: T): T {
  if (!('for' in query) || typeof query.for !== 'function') throw new Error('Only a select can pass over locked rows.');
  return query.for('update', { skipLocked: true });
}
