/** Many new rows at once. Building one long statement costs more than writing its rows, so SQLite runs one prepared statement for each. */
import type Sqlite from 'better-sqlite3';
import { getTableColumns, getTableName } from 'drizzle-orm';
import type { SQLiteTable } from 'drizzle-orm/sqlite-core';
import type { Queries } from './database.ts';

export type NewRows<T extends SQLiteTable> = readonly T['$inferInsert'][];

export type AddMany = <T extends SQLiteTable>(table: T, rows: NewRows<T>) => Promise<void>;

/** Values of one statement on PostgreSQL: 65,535 at most. */
const ROWS_AT_ONCE = 500;

export const addManyByQuery = (q: Queries): AddMany => {
  return async (table, rows) => {
    for (let at = 0; at < rows.length; at += ROWS_AT_ONCE) {
      await q
        .insert(table)
        .values([...rows.slice(at, at + ROWS_AT_ONCE)])
        .onConflictDoNothing();
    }
  };
};

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;

export function addManyPrepared(connection: Sqlite.Database): AddMany {
  const prepared = new Map<SQLiteTable, Sqlite.Statement>();
  return async (table, rows) => {
    const columns = Object.entries(getTableColumns(table));
    let statement = prepared.get(table);
    if (!statement) {
      const names = columns.map(([, column]) => quoted(column.name)).join(', ');
      const places = columns.map(() => '?').join(', ');
      statement = connection.prepare(`insert into ${quoted(getTableName(table))} (${names}) values (${places}) on conflict do nothing`);
      prepared.set(table, statement);
    }
    for (const row of rows) {
      const values = columns.map(([key, column]) => {
        const value: unknown = Reflect.get(row, key);
        return value === undefined || value === null ? null : column.mapToDriverValue(value);
      });
      statement.run(values);
    }
  };
}
