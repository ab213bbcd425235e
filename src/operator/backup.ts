/** `backup` and `restore` of the SQLite file. PostgreSQL brings its own tools, and we say so. */
import { copyFile, rename, rm, stat } from 'node:fs/promises';
import { MIGRATIONS } from '../app.ts';
import { readDatabaseUrl } from '../config.ts';
import { compareMigrations } from '../platform/db/migrate.ts';
import { openDatabase, sqliteFileOf } from '../platform/db/open-database.ts';

const NOT_HERE = 'This Rondo keeps its data in PostgreSQL: use pg_dump and pg_restore.';

const exists = (file: string): Promise<boolean> =>
  stat(file).then(
    () => true,
    () => false,
  );

export async function backUp(target: string, say: (line: string) => void): Promise<number> {
  const url = readDatabaseUrl();
  if (!sqliteFileOf(url)) throw new Error(NOT_HERE);
  if (await exists(target)) throw new Error(`${target} is there already. Choose another name, so that no backup is lost.`);
  const db = await openDatabase(url, { shared: true });
  try {
    await db.backup(target);
  } finally {
    await db.close();
  }
  const { size } = await stat(target);
  say(`Copied ${Math.ceil(size / 1024)} KiB to ${target}. It holds everything, private texts too: keep it as safe as the database.`);
  return 0;
}

/** The present file is kept beside the restored one. Refused while a bot runs on it, and for a file that is no whole Rondo database. */
export async function restore(source: string, say: (line: string) => void): Promise<number> {
  const url = readDatabaseUrl();
  const file = sqliteFileOf(url);
  if (!file || file === ':memory:') throw new Error(NOT_HERE);
  const copy = await openDatabase(`file:${source}`, { shared: true });
  try {
    const fault = await copy.integrity();
    const { newer } = await compareMigrations(copy, MIGRATIONS);
    if (newer) throw new Error(`${source} was written by a newer Rondo. Use that version to restore it.`);
    if (fault !== 'ok') throw new Error(`${source} is not whole: ${fault}`);
  } finally {
    await copy.close();
  }
  const hadOne = await exists(file);
  // Opening takes the lock: a running bot refuses it, in words.
  const present = await openDatabase(url);
  try {
    await copyFile(source, `${file}.restoring`);
  } finally {
    await present.close();
  }
  if (hadOne) await rename(file, `${file}.before-restore`);
  for (const leftover of [`${file}-wal`, `${file}-shm`]) await rm(leftover, { force: true });
  await rename(`${file}.restoring`, file);
  say(`Restored ${source}.${hadOne ? ` What was there is kept as ${file}.before-restore.` : ''} Start Rondo again.`);
  return 0;
}
