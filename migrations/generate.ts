/**
 * `npm run migrations -- <name>` writes what the tables need that the migrations do not say yet, for both dialects.
 * `--fresh` instead writes the single first migration anew; only for as long as nobody has a database to keep.
 */
import { join } from 'node:path';
import { systemClock } from '../src/platform/clock.ts';
import type { Dialect } from '../src/platform/db/kit.ts';
import { findChange } from './dialects.ts';
import { addMigration, isOnly, readNewestSnapshot, removeMigrations } from './folder.ts';

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const words = process.argv.slice(2);
const fresh = words.includes('--fresh');
const name = words.find((word) => !word.startsWith('--')) ?? (fresh ? 'first' : undefined);
if (!name || !/^[a-z0-9_-]+$/.test(name)) {
  say('Give the migration a name of small letters, digits and dashes: npm run migrations -- add-rooms');
  process.exit(1);
}
const tagName = name.replaceAll('-', '_');

const dialects: Dialect[] = ['sqlite', 'postgres'];
for (const dialect of dialects) {
  const folder = join(import.meta.dirname, dialect);
  const change = await findChange[dialect](fresh ? null : readNewestSnapshot(folder, dialect));
  if (change.statements.length === 0 || (fresh && isOnly(folder, dialect, change))) {
    say(`${dialect}: nothing to do`);
    continue;
  }
  if (fresh) removeMigrations(folder);
  say(`${dialect}: ${addMigration(folder, dialect, change, tagName, systemClock.now())}, ${change.statements.length} statements`);
}
