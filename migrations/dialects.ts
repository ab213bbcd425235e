/** What drizzle-kit makes of our tables, one dialect as the other. Only its generator is used: `push` would drop the search index. */
import * as kit from 'drizzle-kit/api';
import type { Dialect } from '../src/platform/db/kit.ts';
import * as postgres from './tables-postgres.ts';
import * as sqlite from './tables-sqlite.ts';

/** As drizzle-kit writes it into `meta/`. */
export interface Snapshot {
  id: string;
  prevId: string;
}

export interface Change {
  snapshot: Snapshot;
  /** What leads there from the snapshot before; empty when nothing changed. */
  statements: string[];
}

/** Which change leads from a stored snapshot (none: from an empty database) to the tables of now. */
export const findChange: Record<Dialect, (stored: string | null, tables?: Record<string, unknown>) => Promise<Change>> = {
  sqlite: async (stored, tables = sqlite.tables) => {
    const empty = await kit.generateSQLiteDrizzleJson({});
    const before: typeof empty = stored === null ? empty : JSON.parse(stored);
    const snapshot = await kit.generateSQLiteDrizzleJson(tables, stored === null ? empty.prevId : before.id);
    return { snapshot, statements: await kit.generateSQLiteMigration(before, snapshot) };
  },
  postgres: async (stored, tables = postgres.tables) => {
    const empty = kit.generateDrizzleJson({});
    const before: typeof empty = stored === null ? empty : JSON.parse(stored);
    const snapshot = kit.generateDrizzleJson(tables, stored === null ? empty.prevId : before.id);
    return { snapshot, statements: await kit.generateMigration(before, snapshot) };
  },
};
