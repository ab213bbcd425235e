import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import Sqlite from 'better-sqlite3';
import { sql } from 'drizzle-orm';
import type { Database } from '../../src/platform/db/database.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openDatabase } from '../../src/platform/db/open-database.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import { addJob, contractMigrations, listJobs, removeContractMigrations } from './db-contract.ts';

let folder: string;
let made = 0;
const opened: Database[] = [];
const children: ChildProcess[] = [];
const newFile = (): string => join(folder, `${made++}.db`);

async function open(file: string, more: { log?: { error: (fields: object) => void }; shared?: boolean } = {}): Promise<Database> {
  const db = await openSqlite({ file, ...more });
  opened.push(db);
  if (!more.shared) await migrate(db, await contractMigrations());
  return db;
}

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'rondo-sqlite-'));
});
afterEach(async () => {
  for (const db of opened.splice(0)) await db.close();
  for (const child of children.splice(0)) child.kill('SIGKILL');
});
afterAll(async () => {
  rmSync(folder, { recursive: true, force: true });
  await removeContractMigrations();
});

describe('An SQLite file', () => {
  it('is kept by its address, in a folder that is made for it, with what makes a commit last', async () => {
    const file = join(folder, 'new', 'rondo.db');
    const db = await openDatabase(`file:${file}`);
    opened.push(db);
    await migrate(db, await contractMigrations());
    await addJob(db, 'a');
    const settings = await db.write((q) =>
      q.all<Record<string, unknown>>(sql`select * from pragma_journal_mode, pragma_synchronous, pragma_foreign_keys`),
    );
    expect(settings).toEqual([{ journal_mode: 'wal', synchronous: 2, foreign_keys: 1 }]);
    await db.close();
    const again = await open(file);
    expect(await listJobs(again)).toEqual(['a']);
    opened.splice(0, 1);
  });

  it('refuses a second Rondo, in this process and in another, in words', async () => {
    const file = newFile();
    await open(file);
    await expect(openSqlite({ file })).rejects.toThrow('Another Rondo already runs on this database file');
    const child = hold(file);
    expect(await firstLine(child)).toContain('refused: Another Rondo already runs on this database file');
  });

  it('is free again as soon as its holder is killed', async () => {
    const file = newFile();
    const child = hold(file);
    expect(await firstLine(child)).toBe('held');
    await expect(openSqlite({ file })).rejects.toThrow('Another Rondo');
    child.kill('SIGKILL');
    await once(child, 'exit');
    const db = await open(file);
    await addJob(db, 'a');
    expect(await listJobs(db)).toEqual(['a']);
  });

  it('can be read beside the Rondo that runs, and not written', async () => {
    const file = newFile();
    const db = await open(file);
    await addJob(db, 'a');
    const beside = await open(file, { shared: true });
    expect(await listJobs(beside)).toEqual(['a']);
    await addJob(db, 'b');
    expect(await listJobs(beside)).toEqual(['a', 'b']);
    await expect(addJob(beside, 'c')).rejects.toThrow('opened for reading only');
    expect(await beside.integrity()).toBe('ok');
    await expect(openSqlite({ file: join(folder, 'none.db'), shared: true })).rejects.toThrow('There is no database at');
  });

  it('keeps what was committed when the disk is full, and goes on when there is room', async () => {
    const file = newFile();
    const db = await open(file);
    await addJob(db, 'before');
    const room = (pages: number) => db.write((q) => q.all(sql.raw(`pragma max_page_count = ${pages}`)));
    await room(1);
    const long = { words: ['x'.repeat(200_000)], nested: { deep: true, none: null, half: 0 } } as const;
    const work = db.transaction(async () => {
      await addJob(db, 'small');
      await addJob(db, 'large', { payload: { ...long, words: [...long.words] } });
    });
    await expect(work).rejects.toThrow(/full/);
    expect(await listJobs(db)).toEqual(['before']);
    await room(1_000_000);
    await addJob(db, 'after');
    expect(await listJobs(db)).toEqual(['after', 'before']);
    expect(await db.integrity()).toBe('ok');
  });

  it('is copied whole while it is written', async () => {
    const db = await open(newFile());
    for (let i = 0; i < 50; i++) await addJob(db, `job-${i}`);
    const target = newFile();
    await Promise.all([db.backup(target), addJob(db, 'meanwhile')]);
    const copy = await open(target);
    expect((await listJobs(copy)).length).toBeGreaterThanOrEqual(50);
    expect(await copy.integrity()).toBe('ok');
  });

  it('says when a transaction is held too long', async () => {
    const told: object[] = [];
    const db = await open(':memory:', { log: { error: (fields) => told.push(fields) } });
    await db.transaction(() => sleep(1_100));
    expect(told).toEqual([{ event: 'transaction_held', ms: expect.any(Number) }]);
  });

  it('lets the event loop turn between many writes', async () => {
    const db = await open(':memory:');
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await Promise.all(Array.from({ length: 1_500 }, (_, i) => addJob(db, `job-${i}`)));
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});

describe('The search index of an SQLite file', () => {
  it('is put back after something dropped it, with all its documents', async () => {
    const file = newFile();
    const db = await open(file);
    await db.search.put({ teamId: 'T1', scope: 'c1', kind: 'card', id: '1', title: 'Listening first', body: '' });
    await db.close();
    opened.splice(0);
    const raw = new Sqlite(file);
    raw.exec('drop table search_index; drop trigger search_documents_learn');
    raw.close();
    const again = await openSqlite({ file });
    opened.push(again);
    expect(await again.integrity()).toBe('The search index lacks search_index, search_documents_learn.');
    await migrate(again, await contractMigrations());
    expect(await again.integrity()).toBe('ok');
    expect(await again.search.find({ teamId: 'T1', scopes: ['c1'], text: 'listen', limit: 5 })).toHaveLength(1);
  });

  it('is found out when it does not agree with its documents', async () => {
    const file = newFile();
    const db = await open(file);
    await db.search.put({ teamId: 'T1', scope: 'c1', kind: 'card', id: '1', title: 'Listening first', body: '' });
    await db.close();
    opened.splice(0);
    const raw = new Sqlite(file);
    raw.exec(`insert into search_index(search_index) values ('delete-all')`);
    raw.close();
    const again = await openSqlite({ file });
    opened.push(again);
    expect(await again.integrity()).toBe('The search index does not agree with its documents.');
  });
});

function hold(file: string): ChildProcess {
  const child = spawn(process.execPath, [join(import.meta.dirname, 'hold-database.ts'), file], { stdio: ['ignore', 'pipe', 'ignore'] });
  children.push(child);
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  let text = '';
  for await (const part of child.stdout ?? []) {
    text += String(part);
    if (text.includes('\n')) break;
  }
  return text.trim();
}
