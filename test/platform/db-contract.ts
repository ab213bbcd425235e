/** Tables of the database's own contract tests, and migrations that make them beside the program's. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { and, eq, inArray, isNull } from 'drizzle-orm';
import type { Database } from '../../src/platform/db/database.ts';
import { type Dialect, type Kit, kits } from '../../src/platform/db/kit.ts';
import { searchTables } from '../../src/platform/db/tables.ts';

export interface Payload {
  words: string[];
  nested: { deep: boolean; none: null; half: number };
}

export const contractTables = (k: Kit) => ({
  jobs: k.table(
    'contract_jobs',
    {
      teamId: k.text('team_id').notNull(),
      id: k.text('id').notNull(),
      takenBy: k.text('taken_by'),
      dueAt: k.int('due_at').notNull(),
      urgent: k.bool('urgent').notNull(),
      payload: k.json<Payload>('payload'),
    },
    (t) => [k.primaryKey({ columns: [t.teamId, t.id] })],
  ),
  counters: k.table(
    'contract_counters',
    { teamId: k.text('team_id').notNull(), name: k.text('name').notNull(), count: k.int('count').notNull() },
    (t) => [k.primaryKey({ columns: [t.teamId, t.name] })],
  ),
});

let made: Promise<string> | undefined;

/** A folder of migrations with the contract's tables, made once for a test file. */
export function contractMigrations(): Promise<string> {
  made ??= (async () => {
    // Only here: the generator is slow to load, and the claiming processes need none of it.
    const { findChange } = await import('../../migrations/dialects.ts');
    const { addMigration } = await import('../../migrations/folder.ts');
    const folder = mkdtempSync(join(tmpdir(), 'rondo-contract-'));
    const dialects: Dialect[] = ['sqlite', 'postgres'];
    for (const dialect of dialects) {
      const change = await findChange[dialect](null, { ...searchTables(kits[dialect]), ...contractTables(kits[dialect]) });
      addMigration(join(folder, dialect), dialect, change, 'contract', 1);
    }
    return folder;
  })();
  return made;
}

export async function removeContractMigrations(): Promise<void> {
  if (made) rmSync(await made, { recursive: true, force: true });
  made = undefined;
}

export async function addJob(db: Database, id: string, more: { urgent?: boolean; payload?: Payload; dueAt?: number } = {}): Promise<void> {
  const { jobs } = db.tables(contractTables);
  await db.write(async (q) => {
    await q.insert(jobs).values({ teamId: 'T1', id, dueAt: more.dueAt ?? 1, urgent: more.urgent ?? false, payload: more.payload });
  });
}

export async function listJobs(db: Database): Promise<string[]> {
  const { jobs } = db.tables(contractTables);
  const rows = await db.read((q) => q.select({ id: jobs.id }).from(jobs).where(eq(jobs.teamId, 'T1')).orderBy(jobs.id));
  return rows.map((row) => row.id);
}

/** Takes up to `most` jobs that nobody has, as the agenda and the outbox do. */
export async function claimJobs(db: Database, claimer: string, most: number): Promise<string[]> {
  const { jobs } = db.tables(contractTables);
  return db.write(
    async (q) => {
      const free = await db.skipLocked(q.select({ id: jobs.id }).from(jobs).where(isNull(jobs.takenBy)).orderBy(jobs.dueAt).limit(most));
      const ids = free.map((row) => row.id);
      if (ids.length === 0) return [];
      await q
        .update(jobs)
        .set({ takenBy: claimer })
        .where(and(eq(jobs.teamId, 'T1'), inArray(jobs.id, ids)));
      return ids;
    },
    { claims: true },
  );
}
