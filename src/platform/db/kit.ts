/**
 * The column kit: one way to write a table down, two engines to make it on. Both sides give the same JavaScript types, which the
 * contract tests prove on real engines; therefore the casts between dialects live here and in the engines, and nowhere else.
 */
import * as pg from 'drizzle-orm/pg-core';
import * as lite from 'drizzle-orm/sqlite-core';

/** How private a row is: see community/privacy.ts. 'special' rows expire by themselves. */
export type PrivacyClass = 'P0' | 'P1' | 'P2' | 'P3' | 'P4' | 'P5' | 'special' | 'system';

const sqliteKit = {
  table: lite.sqliteTable,
  text: (name: string) => lite.text(name),
  /** Whole numbers and instants (UTC milliseconds). */
  int: (name: string) => lite.integer(name, { mode: 'number' }),
  bool: (name: string) => lite.integer(name, { mode: 'boolean' }),
  json: <T>(name: string) => lite.text(name, { mode: 'json' }).$type<T>(),
  /** A row number that the engine gives; the primary key of a table whose rows nothing refers to. */
  counter: (name: string) => lite.integer(name, { mode: 'number' }).primaryKey({ autoIncrement: true }),
  primaryKey: lite.primaryKey,
  index: lite.index,
  uniqueIndex: lite.uniqueIndex,
};

export type Kit = typeof sqliteKit;

const postgresKit = {
  table: pg.pgTable,
  text: (name: string) => pg.text(name),
  int: (name: string) => pg.bigint(name, { mode: 'number' }),
  bool: (name: string) => pg.boolean(name),
  json: <T>(name: string) => pg.jsonb(name).$type<T>(),
  counter: (name: string) => pg.bigint(name, { mode: 'number' }).primaryKey().generatedByDefaultAsIdentity(),
  primaryKey: pg.primaryKey,
  index: pg.index,
  uniqueIndex: pg.uniqueIndex,
};

export type Dialect = 'sqlite' | 'postgres';

export const kits: Record<Dialect, Kit> = { sqlite: sqliteKit, postgres: postgresKit as unknown as Kit };
