/** What is done to a whole SQLite database: migrating, checking, copying. */
import { renameSync, rmSync } from 'node:fs';
import type Sqlite from 'better-sqlite3';
import { drizzle } from 'drizzle-orm/better-sqlite3';
import { migrate } from 'drizzle-orm/better-sqlite3/migrator';
import { type Crash, neverCrash } from '../delivery/crash.ts';

type Connection = Sqlite.Database;

/** Between two parts of a copy the event loop goes on. */
const PAGES_AT_ONCE = 100;

export function sqliteMigrations(connection: Connection): string[] {
  const known = connection.prepare(`select name from sqlite_master where name = '__drizzle_migrations'`).get();
  if (!known) return [];
  return connection.prepare<[], string>('select hash from __drizzle_migrations order by created_at').pluck().all();
}

/** Foreign keys rest meanwhile: a rebuilt table is dropped for a moment, which must not take the rows that refer to it along. */
export function applySqliteMigrations(connection: Connection, folder: string): void {
  connection.pragma('foreign_keys = OFF');
  try {
    migrate(drizzle({ client: connection }), { migrationsFolder: folder });
  } finally {
    connection.pragma('foreign_keys = ON');
  }
  const broken = connection.prepare('pragma foreign_key_check').all().length;
  if (broken > 0) throw new Error(`After migrating, ${broken} rows refer to rows that are not there.`);
}

export function checkSqliteIntegrity(connection: Connection): string | null {
  const answers = connection.prepare<[], string>('pragma integrity_check').pluck().all();
  if (answers.join() !== 'ok') return answers.join('; ');
  const broken = connection.prepare('pragma foreign_key_check').all().length;
  return broken > 0 ? `${broken} rows refer to rows that are not there.` : null;
}

/** The copy appears under its name only when it is whole. From a reading connection it is taken in one go, as others may write. */
export async function copySqliteTo(connection: Connection, target: string, inOneGo: boolean, crash: Crash = neverCrash): Promise<void> {
  const unfinished = `${target}.unfinished`;
  try {
    const progress = (): number => {
      crash('mid_backup');
      return inOneGo ? 0x7fffffff : PAGES_AT_ONCE;
    };
    await connection.backup(unfinished, { progress });
    renameSync(unfinished, target);
  } finally {
    rmSync(unfinished, { force: true });
  }
}
