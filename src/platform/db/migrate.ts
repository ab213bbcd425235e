import { join } from 'node:path';
import { readMigrationFiles } from 'drizzle-orm/migrator';
import { type Crash, neverCrash } from '../delivery/crash.ts';
import type { Database } from './database.ts';

export interface MigrationState {
  /** How many of the program's migrations the database still lacks. */
  missing: number;
  /** True when the database has been through a migration that this program does not know. */
  newer: boolean;
}

/** Where the program stands to its database. `folder` holds one folder of migrations for each dialect. */
export async function compareMigrations(db: Database, folder: string): Promise<MigrationState> {
  const known = readMigrationFiles({ migrationsFolder: join(folder, db.dialect) }).map((migration) => migration.hash);
  const applied = await db.maintenance.appliedMigrations();
  return { missing: known.filter((hash) => !applied.includes(hash)).length, newer: applied.some((hash) => !known.includes(hash)) };
}

/** Brings the database to this program's tables and puts the search index back. Never touches one that is newer than the program. */
export async function migrate(db: Database, folder: string, crash: Crash = neverCrash): Promise<void> {
  await db.maintenance.alone(async () => {
    const { missing, newer } = await compareMigrations(db, folder);
    if (newer) {
      throw new Error(
        'A newer Rondo has used this database: it knows tables that this one does not. Start that version, or restore an older backup.',
      );
    }
    if (missing > 0) await db.maintenance.applyMigrations(join(folder, db.dialect));
    crash('mid_migration');
    await db.maintenance.ensureSearch();
  });
  const fault = await db.maintenance.findSearchFault();
  if (fault) throw new Error(fault);
}
