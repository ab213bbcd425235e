import { cpSync, mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { findChange } from '../migrations/dialects.ts';
import { addMigration, readNewestSnapshot } from '../migrations/folder.ts';
import { allTables } from '../src/all-tables.ts';
import { kits } from '../src/platform/db/kit.ts';
import { compareMigrations, migrate } from '../src/platform/db/migrate.ts';
import { openSqlite } from '../src/platform/db/sqlite.ts';
import { checkMigrations } from './lint/migrations-agree.ts';
import { MIGRATIONS, onEveryEngine } from './support/engines.ts';

const folder = mkdtempSync(join(tmpdir(), 'rondo-migrations-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const later = (k: (typeof kits)['sqlite']) => ({ ...allTables(k), later: k.table('later', { id: k.text('id').notNull() }) });

/** A copy of the migrations, and one more in it. */
async function nextVersion(name: string): Promise<string> {
  const copy = join(folder, name);
  cpSync(MIGRATIONS, copy, { recursive: true, filter: (path) => !path.endsWith('.ts') });
  for (const dialect of ['sqlite', 'postgres'] as const) {
    const there = join(copy, dialect);
    const change = await findChange[dialect](readNewestSnapshot(there, dialect), later(kits[dialect]));
    addMigration(there, dialect, change, 'later', 1);
  }
  return copy;
}

describe('The migrations', () => {
  it('make the tables that the code describes', async () => {
    expect(await checkMigrations()).toEqual([]);
  });

  it('are found out when they lack something', async () => {
    const problems = await checkMigrations(join(folder, 'none'));
    expect(problems.map((problem) => problem.split(' ')[0])).toEqual(['migrations/sqlite', 'migrations/postgres']);
  });

  it('are numbered without gaps, alike for both dialects', () => {
    const tags = (dialect: string) => readdirSync(join(MIGRATIONS, dialect)).filter((name) => name.endsWith('.sql'));
    expect(tags('sqlite').map((tag) => Number(tag.slice(0, 4)))).toEqual(tags('sqlite').map((_, i) => i));
    expect(tags('postgres')).toEqual(tags('sqlite'));
  });

  it('leave a database that a newer version has used as it is', async () => {
    const db = await openSqlite({ file: join(folder, 'newer.db') });
    await migrate(db, await nextVersion('newer'));
    await expect(migrate(db, MIGRATIONS)).rejects.toThrow('A newer Rondo has used this database');
    await db.close();
  });

  it('keep the rows that refer to a table while it is made anew', async () => {
    const parts = (k: (typeof kits)['sqlite'], strict: boolean) => {
      const parent = k.table('parent', { id: k.text('id').primaryKey(), name: strict ? k.text('name').notNull() : k.text('name') });
      const child = k.table('child', {
        id: k.text('id').primaryKey(),
        of: k.text('of').references(() => parent.id, { onDelete: 'cascade' }),
      });
      return { ...allTables(k), parent, child };
    };
    const place = join(folder, 'rebuilt');
    const add = async (strict: boolean, name: string) => {
      const there = join(place, 'sqlite');
      const change = await findChange.sqlite(readNewestSnapshot(there, 'sqlite'), parts(kits.sqlite, strict));
      addMigration(there, 'sqlite', change, name, 1);
    };
    await add(true, 'strict');
    const db = await openSqlite({ file: join(folder, 'rebuilt.db') });
    await migrate(db, place);
    const { parent, child } = parts(kits.sqlite, true);
    await db.transaction(async () => {
      await db.write((q) => q.insert(parent).values({ id: 'p', name: 'n' }).returning());
      await db.write((q) => q.insert(child).values({ id: 'c', of: 'p' }).returning());
    });
    await add(false, 'relaxed');
    await migrate(db, place);
    expect(await db.read((q) => q.select().from(child))).toEqual([{ id: 'c', of: 'p' }]);
    expect(await db.integrity()).toBe('ok');
    await db.close();
  });
});

onEveryEngine('A migrated database', (database) => {
  it('lacks nothing, and stays as it is when it is migrated again', async () => {
    const db = database();
    expect(await compareMigrations(db, MIGRATIONS)).toEqual({ missing: 0, newer: false });
    await db.search.put({ teamId: 'T1', scope: 'c1', kind: 'card', id: '1', title: 'Kept', body: '' });
    await migrate(db, MIGRATIONS);
    expect(await db.search.find({ teamId: 'T1', scopes: ['c1'], text: 'kept', limit: 1 })).toHaveLength(1);
    expect(await db.integrity()).toBe('ok');
  });
});
