/** The door to the store: what every store.ts is given. Which engine stands behind it, nobody above this folder can tell. */
import type { BaseSQLiteDatabase } from 'drizzle-orm/sqlite-core';
import type { Crash } from '../delivery/crash.ts';
import type { AddMany } from './add-many.ts';
import type { Dialect, Kit } from './kit.ts';
import type { Search } from './search.ts';

/** Drizzle's query builder in its asynchronous form. Only `await query` and `.returning()`, never `.get()`, `.all()`, `.run()`. */
export type Queries = BaseSQLiteDatabase<'async', unknown>;

/** What is logged about the store; pino's shape. */
export interface DatabaseLog {
  error(fields: object, message?: string): void;
}

export interface TransactionOptions {
  /**
   * For work that first takes its rows with `skipLocked` and then writes only these: on PostgreSQL it runs at READ COMMITTED, so that
   * claimers do not make each other run again. Everything else runs SERIALIZABLE there. No difference on SQLite.
   */
  claims?: boolean;
}

/** Writes in one go what was gathered through a transaction. Compared by identity: build one and keep it. */
export interface Gatherer<T> {
  write(items: T[]): Promise<void>;
}

/** For migrate.ts and the operator's commands; no store calls these. */
export interface Maintenance {
  /** The hashes of the migrations that made this database, oldest first. */
  appliedMigrations(): Promise<string[]>;
  /** Applies what is missing of one dialect's folder. */
  applyMigrations(folder: string): Promise<void>;
  /** Runs the work while no other process can: PostgreSQL by an advisory lock, SQLite by the lock its process holds anyway. */
  alone<T>(work: () => Promise<T>): Promise<T>;
  /** Puts back whatever of the search index is not there. Idempotent. */
  ensureSearch(): Promise<void>;
  /** Null, or what the search index lacks, in words: quick enough for every start. `integrity` looks deeper. */
  findSearchFault(): Promise<string | null>;
}

export interface Database {
  readonly dialect: Dialect;
  /** The tables of one `tables.ts`, built once for this engine. */
  tables<T>(define: (kit: Kit) => T): T;
  /** Reads outside a transaction, on the reading side; inside one it sees the transaction's own writes. */
  read<T>(work: (q: Queries) => Promise<T>): Promise<T>;
  /**
   * One operation, one transaction. Called inside `transaction` it joins that one; if it then throws, that one cannot commit any
   * more, even where the error is caught. A write called inside a read is refused.
   */
  write<T>(work: (q: Queries) => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Several operations as one: all of them or none. Nothing but the database may be awaited inside (there is one writer, and
   * everybody waits for it). On PostgreSQL the work may run again after a serialisation failure, so it must not touch anything else.
   * Called inside another one it is a part of that one which may fail alone: when it throws, only this part is undone, and who
   * catches the error may go on.
   */
  transaction<T>(work: () => Promise<T>, options?: TransactionOptions): Promise<T>;
  /**
   * Around a select of rows to claim, inside a write: rows that another claimer holds are passed over.
   * `await db.skipLocked(q.select().from(t).where(…).limit(n))`. On SQLite, with its one writer, the query comes back untouched.
   */
  skipLocked<T extends PromiseLike<unknown>>(query: T): T;
  /** Runs when the transaction around it has been committed (at once when there is none); for waking somebody, never for work. */
  afterCommit(work: () => void): void;
  /** Adds the rows that meet no unique key, in one operation; the others are passed over. For hundreds; a few go by `write`. */
  addMany: AddMany;
  /**
   * Keeps the item until the transaction around it is about to end, then has all that was gathered written inside it. A part that may
   * fail alone begins and ends with nothing gathered, so what it gathered is undone with it. At once when there is no transaction.
   */
  gather<T>(gatherer: Gatherer<T>, item: T): Promise<void>;
  /** Has everything written now that this transaction has gathered so far: for who must see it in a query. */
  writeGathered(): Promise<void>;
  /** True inside a transaction. */
  inTransaction(): boolean;
  readonly search: Search;
  readonly maintenance: Maintenance;
  /** Whole-database checks for `doctor`: 'ok' or what is wrong. */
  integrity(): Promise<string>;
  /** A consistent copy under way of writes. SQLite only; PostgreSQL has pg_dump and says so. */
  backup(file: string, crash?: Crash): Promise<void>;
  close(): Promise<void>;
}
