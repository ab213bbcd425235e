/** The folder that drizzle's migrators read: numbered SQL files, a journal of them, and a snapshot after each. */
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Dialect } from '../src/platform/db/kit.ts';
import type { Change } from './dialects.ts';

interface Entry {
  idx: number;
  version: string;
  when: number;
  tag: string;
  breakpoints: boolean;
}

interface Journal {
  version: string;
  dialect: string;
  entries: Entry[];
}

const VERSION: Record<Dialect, string> = { sqlite: '6', postgres: '7' };
const NAME_IN_JOURNAL: Record<Dialect, string> = { sqlite: 'sqlite', postgres: 'postgresql' };
const BREAK = '\n--> statement-breakpoint\n';

const journalFile = (folder: string): string => join(folder, 'meta', '_journal.json');
const snapshotFile = (folder: string, index: number): string => join(folder, 'meta', `${String(index).padStart(4, '0')}_snapshot.json`);
const writeJson = (file: string, value: object): void => writeFileSync(file, `${JSON.stringify(value, null, 2)}\n`);

function readJournal(folder: string, dialect: Dialect): Journal {
  if (!existsSync(journalFile(folder))) return { version: '7', dialect: NAME_IN_JOURNAL[dialect], entries: [] };
  return JSON.parse(readFileSync(journalFile(folder), 'utf8'));
}

/** The text of the newest snapshot, or null when there is no migration yet. */
export function readNewestSnapshot(folder: string, dialect: Dialect): string | null {
  const last = readJournal(folder, dialect).entries.at(-1);
  return last ? readFileSync(snapshotFile(folder, last.idx), 'utf8') : null;
}

/** True when the folder is one migration, and it is this one. */
export function isOnly(folder: string, dialect: Dialect, change: Change): boolean {
  const { entries } = readJournal(folder, dialect);
  const only = entries[0];
  return entries.length === 1 && only !== undefined && readFileSync(join(folder, `${only.tag}.sql`), 'utf8') === textOf(change);
}

const textOf = (change: Change): string => `${change.statements.map((statement) => statement.trim()).join(BREAK)}\n`;

/** Writes one more migration; its tag is returned. */
export function addMigration(folder: string, dialect: Dialect, change: Change, name: string, when: number): string {
  mkdirSync(join(folder, 'meta'), { recursive: true });
  const journal = readJournal(folder, dialect);
  const idx = journal.entries.length;
  const tag = `${String(idx).padStart(4, '0')}_${name}`;
  // The migrators compare instants: one that is not later than the one before would be passed over.
  const later = Math.max(when, (journal.entries.at(-1)?.when ?? 0) + 1);
  journal.entries.push({ idx, version: VERSION[dialect], when: later, tag, breakpoints: true });
  writeFileSync(join(folder, `${tag}.sql`), textOf(change));
  writeJson(snapshotFile(folder, idx), change.snapshot);
  writeJson(journalFile(folder), journal);
  return tag;
}

export const removeMigrations = (folder: string): void => rmSync(folder, { recursive: true, force: true });
