/** The SQLite engine: one writer that everybody waits for in turn, one read-only connection beside it. */
import { existsSync, mkdirSync } from 'node:fs';
import { dirname, resolve } from 'node:path';
import Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { addManyPrepared } from './add-many.ts';
import type { Database, DatabaseLog, Queries } from './database.ts';
import { createOperations } from './operations.ts';
import { createSqliteSearch, ensureSqliteSearch, findSqliteSearchFault } from './search-sqlite.ts';
import { createSharedCommit } from './shared-commit.ts';
import { applySqliteMigrations, checkSqliteIntegrity, copySqliteTo, sqliteMigrations } from './sqlite-care.ts';
import { lockDatabaseFile } from './sqlite-lock.ts';
import { createTables } from './table-sets.ts';
import { createMutex, type Engine, type Session } from './transactions.ts';
import { createTurns } from './turns.ts';

export interface SqliteOptions {
  /** A path, or ':memory:'. */
  file: string;
  log?: DatabaseLog;
  /** For commands that only read while the bot runs: takes no lock and cannot write. */
  shared?: boolean;
}

type Connection = Sqlite.Database;

export async function openSqlite(options: SqliteOptions): Promise<Database> {
  const { log, shared = false } = options;
  const inMemory = options.file === ':memory:';
  const file = inMemory ? options.file : resolve(options.file);
  if (shared && (inMemory || !existsSync(file))) throw new Error(`There is no database at ${file}.`);
  if (!inMemory && !shared) mkdirSync(dirname(file), { recursive: true });
  const unlock = inMemory || shared ? () => undefined : lockDatabaseFile(file);
  try {
    const writer = connect(file, shared);
    const reader = inMemory || shared ? writer : connect(file, true);
    return createSqliteDatabase({ writer, reader, shared, log, unlock });
  } catch (error) {
    unlock();
    throw error;
  }
}

function connect(file: string, readonly: boolean): Connection {
  const connection = new Sqlite(file, { readonly, timeout: 5_000 });
  if (!readonly) {
    connection.pragma('journal_mode = WAL');
    connection.pragma('synchronous = FULL');
  }
  connection.pragma('foreign_keys = ON');
  return connection;
}

function createSession(connection: Connection): Session {
  const orm = drizzle({ client: keepingStatements(connection) });
  const statements = new Map<string, Sqlite.Statement>();
  // Drizzle's synchronous queries are thenables all the same: awaited, they behave as the asynchronous ones. The engine's one cast.
  const queries = orm as unknown as Queries;
  return {
    queries,
    execute: async (text) => {
      let statement = statements.get(text);
      if (!statement) {
        statement = connection.prepare(text);
        if (/^(?:BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/.test(text)) statements.set(text, statement);
      }
      statement.run();
    },
    rows: async (query) => orm.all<Record<string, unknown>>(query),
    addMany: addManyPrepared(connection),
  };
}

/** Drizzle prepares a statement anew at each use; the same words keep theirs here, the most recent ones. */
const KEPT_STATEMENTS = 500;

function keepingStatements(connection: Connection): Connection {
  const kept = new Map<string, Sqlite.Statement>();
  const prepare = (text: string): Sqlite.Statement => {
    const statement = kept.get(text) ?? connection.prepare(text);
    kept.delete(text);
    kept.set(text, statement);
    if (kept.size > KEPT_STATEMENTS) for (const oldest of kept.keys()) if (kept.delete(oldest)) break;
    // Drizzle switches some to bare rows and never back.
    return statement.reader ? statement.raw(false) : statement;
  };
  return Object.create(connection, { prepare: { value: prepare } });
}

interface Parts {
  writer: Connection;
  reader: Connection;
  shared: boolean;
  log: DatabaseLog | undefined;
  unlock: () => void;
}

function createSqliteDatabase({ writer, reader, shared, log, unlock }: Parts): Database {
  const mutex = createMutex();
  const turns = createTurns();
  const writing = createSession(writer);
  const reading = reader === writer ? writing : createSession(reader);
  const commitTogether = createSharedCommit({ session: writing, inTransaction: () => writer.inTransaction, mutex });
  const engine: Engine = {
    writer: (work) => {
      if (shared) return Promise.reject(new Error('This database was opened for reading only.'));
      if (reader !== writer) return commitTogether(work);
      return mutex(async () => {
        await turns.next();
        return work(writing);
      });
    },
    // In memory there is only the one connection: a reader waits, or it would see what is not committed.
    reader: (work) => (reader === writer && !shared ? mutex(() => work(reading)) : work(reading)),
    begin: () => 'BEGIN IMMEDIATE',
    mayRetry: () => false,
    pause: () => null,
  };
  const operations = createOperations(engine, log);
  return {
    ...operations,
    dialect: 'sqlite',
    tables: createTables('sqlite'),
    skipLocked: (query) => query,
    search: createSqliteSearch(operations),
    maintenance: {
      appliedMigrations: async () => sqliteMigrations(reader),
      applyMigrations: (folder) => mutex(async () => applySqliteMigrations(writer, folder)),
      alone: (work) => work(),
      ensureSearch: () => ensureSqliteSearch(operations),
      findSearchFault: () => findSqliteSearchFault(operations, false),
    },
    integrity: async () => {
      const fault = await mutex(async () => checkSqliteIntegrity(reader));
      return fault ?? (await findSqliteSearchFault(operations, !shared)) ?? 'ok';
    },
    // On the writer's turn nothing is half written; pages are copied a few at a time, so the event loop goes on.
    backup: (target, crash) => mutex(() => copySqliteTo(writer, target, shared, crash)),
    close: () =>
      mutex(async () => {
        if (reader !== writer) reader.close();
        writer.close();
        unlock();
      }),
  };
}
