import { createRandom, freshSeed, type Random } from '../random.ts';
import type { Database, DatabaseLog } from './database.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';

export interface OpenOptions {
  log?: DatabaseLog;
  random?: Random;
  /** For operator's commands that only read while the bot runs: takes no lock on an SQLite file and cannot write there. */
  shared?: boolean;
}

/** `file:./data/rondo.db` (its folder is made), `:memory:`, `postgres://…`. The tables are made by `migrate`. */
export function openDatabase(url: string, { log, random, shared }: OpenOptions = {}): Promise<Database> {
  if (/^postgres(?:ql)?:\/\//.test(url)) return openPostgres({ url, log, random: random ?? createRandom(freshSeed()) });
  const file = sqliteFileOf(url);
  if (!file) throw new Error('DATABASE_URL must be file:<path>, :memory: or postgres://<user>@<host>/<database>.');
  return openSqlite({ file, log, shared });
}

/** The path behind an SQLite address, ':memory:', or null when it is not one. */
export function sqliteFileOf(url: string): string | null {
  if (url === ':memory:') return url;
  if (!url.startsWith('file:')) return null;
  const path = url.slice('file:'.length).replace(/^\/\/(?=\/)/, '');
  return path === '' ? null : decodeURIComponent(path);
}
