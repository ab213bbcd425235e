/** The PostgreSQL engine. What it has in common with the in-process one of the tests stands in postgres-database.ts. */
import { drizzle } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import pg from 'pg';
import type { Random } from '../random.ts';
import type { Database, DatabaseLog, Queries } from './database.ts';
import { createPostgresDatabase } from './postgres-database.ts';
import type { Session } from './transactions.ts';

export interface PostgresOptions {
  url: string;
  log?: DatabaseLog;
  /** Spreads the retries of transactions that met each other. */
  random: Random;
  /** Connections at most. */
  most?: number;
}

/** Any number that all Rondos share: whoever migrates holds this lock. */
const MIGRATING = 7_206_633;

export async function openPostgres({ url, log, random, most = 10 }: PostgresOptions): Promise<Database> {
  const pool = new pg.Pool({ connectionString: url, max: most, connectionTimeoutMillis: 10_000, application_name: 'rondo' });
  // An idle connection that breaks is replaced by the pool; without a listener it would end the process.
  pool.on('error', (error) => log?.error({ event: 'database_connection_lost', reason: error.message }));
  const pooled = createSession(pool);
  await pooled.execute('select 1').catch(async (error: unknown) => {
    await pool.end();
    const reason = error instanceof Error ? error.message || error.name : 'no answer';
    throw new Error(`PostgreSQL cannot be reached at DATABASE_URL: ${reason}`);
  });
  return createPostgresDatabase({
    log,
    random,
    reader: (work) => work(pooled),
    writer: async (work) => {
      const client = await pool.connect();
      let broken: Error | undefined;
      const lost = (error: Error): void => {
        broken = error;
      };
      client.on('error', lost);
      try {
        return await work(createSession(client));
      } finally {
        client.off('error', lost);
        client.release(broken);
      }
    },
    migrate: (folder) => migrate(drizzle({ client: pool }), { migrationsFolder: folder }),
    alone: async (work) => {
      const client = await pool.connect();
      try {
        await client.query('select pg_advisory_lock($1)', [MIGRATING]);
        return await work();
      } finally {
        // Ending the connection gives the lock back, whatever state it is in.
        client.release(true);
      }
    },
    close: () => pool.end(),
  });
}

function createSession(client: pg.Pool | pg.PoolClient): Session {
  const orm = drizzle({ client });
  return {
    // Both query builders have the same shape for what stores may use, and the kit's columns give the same types. The engine's one cast.
    queries: orm as unknown as Queries,
    execute: async (text) => {
      await client.query(text);
    },
    rows: async (query) => (await orm.execute(query)).rows,
  };
}
