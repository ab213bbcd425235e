/**
 * Building a query's words costs more than running it. What every act of a person asks is built once for each connection, with
 * `sql.placeholder('name')` where the values go, and then run with `await words(q).execute({ name: … })`.
 */
import { getTableColumns, sql } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Queries } from './database.ts';

/** Keeps what `build` made for as long as the connection lives; on PostgreSQL a transaction is a connection of its own. */
export function keepPrepared<P>(build: (q: Queries) => P): (q: Queries) => P {
  const kept = new WeakMap<Queries, P>();
  return (q) => {
    const known = kept.get(q);
    if (known !== undefined) return known;
    const made = build(q);
    kept.set(q, made);
    return made;
  };
}

/** Every column of a table as a placeholder of its own name: the values of an insert that is built once. */
export const placeholdersOf = <T extends SQLiteTable>(table: T): T['$inferInsert'] =>
  Object.fromEntries(Object.keys(getTableColumns(table)).map((name) => [name, sql.placeholder(name)])) as T['$inferInsert'];
