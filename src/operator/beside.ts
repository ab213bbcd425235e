/** The app's parts over an existing database, without Slack and without taking the bot's place. */
import { type App, buildApp, MIGRATIONS } from '../app.ts';
import { readDatabaseUrl } from '../config.ts';
import type { Database } from '../platform/db/database.ts';
import { compareMigrations, migrate } from '../platform/db/migrate.ts';
import { openDatabase } from '../platform/db/open-database.ts';
import { createLog } from '../platform/log.ts';

/** Runs the work over the database that DATABASE_URL names, opened for reading. Throws in words when the program and it do not fit. */
export async function beside<T>(work: (app: App) => Promise<T>): Promise<T> {
  const databaseUrl = readDatabaseUrl();
  const db = await openDatabase(databaseUrl, { shared: true });
  try {
    const { missing, newer } = await compareMigrations(db, MIGRATIONS);
    if (newer) throw new Error('A newer Rondo has used this database. Use that version here as well.');
    if (missing > 0) throw new Error('This database has not been brought to this version yet. Start Rondo once; it does that by itself.');
    return await work(await buildQuietly(databaseUrl, db));
  } finally {
    await db.close();
  }
}

/** The same in the bot's place, for writing: an SQLite file that a bot is running on is refused, in words; tables are brought up to date. */
export async function inPlace<T>(work: (app: App) => Promise<T>): Promise<T> {
  const databaseUrl = readDatabaseUrl();
  const db = await openDatabase(databaseUrl);
  try {
    await migrate(db, MIGRATIONS);
    return await work(await buildQuietly(databaseUrl, db));
  } finally {
    await db.close();
  }
}

function buildQuietly(databaseUrl: string, db: Database): Promise<App> {
  const slack = { botToken: '', apiUrl: 'http://127.0.0.1:9/', mode: { kind: 'socket' as const, appToken: 'xapp-' } };
  return buildApp({ slack, databaseUrl, port: 0, logLevel: 'silent' }, { db, log: createLog('silent') });
}

/** Every workspace that has a community here. */
export async function listTeams(app: App): Promise<string[]> {
  return [...new Set((await app.kernel.communities.everywhere()).map((community) => community.teamId))];
}
