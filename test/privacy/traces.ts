/** Reads every row of every table, to see where a person or her words are still kept. */
import { allTables } from '../../src/all-tables.ts';
import type { Database } from '../../src/platform/db/database.ts';

export interface Row {
  table: string;
  /** By column name. */
  cells: Record<string, string>;
}

/** Every table there is; a new one is looked at without being told. */
export async function readEverything(db: Database): Promise<Row[]> {
  const tables = Object.entries(db.tables(allTables));
  const rows: Row[] = [];
  for (const [table, definition] of tables) {
    const found: Record<string, unknown>[] = await db.read((q) => q.select().from(definition));
    for (const row of found) {
      const cells = Object.entries(row).map(([column, value]) => [
        column,
        typeof value === 'string' ? value : (JSON.stringify(value) ?? ''),
      ]);
      rows.push({ table, cells: Object.fromEntries(cells) });
    }
  }
  return rows;
}

export const holds = (row: Row, text: string): boolean => Object.values(row.cells).some((cell) => cell.includes(text));

/** 'table.column' for wherever the text stands, each once. */
export const placesOf = (rows: readonly Row[], text: string): string[] =>
  [
    ...new Set(
      rows.flatMap(({ table, cells }) =>
        Object.entries(cells).flatMap(([column, cell]) => (cell.includes(text) ? [`${table}.${column}`] : [])),
      ),
    ),
  ].sort();
