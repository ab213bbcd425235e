/** Copies, running uses, ratings, and counts without a name. */
import { and, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { createCopyStore } from './store-copies.ts';
import { createUseStore } from './store-uses.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type ToolCount = Tables['toolCounts']['$inferSelect'];

export type { ToolCopy } from './store-copies.ts';
export type { ToolRating, ToolRun } from './store-uses.ts';

export function createStore(db: Database) {
  const n = db.tables(tables).toolCounts;

  return {
    ...createCopyStore(db),
    ...createUseStore(db),

    count: (row: Omit<ToolCount, 'n' | 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(n)
          .values({ ...row, n: 1, privacy: 'P3' })
          .onConflictDoUpdate({ target: [n.teamId, n.communityId, n.toolId, n.month, n.what], set: { n: sql`${n.n} + 1` } });
      }),
    counts: (teamId: string, communityId: string, month: string): Promise<ToolCount[]> =>
      db.read((q) =>
        q
          .select()
          .from(n)
          .where(and(eq(n.teamId, teamId), eq(n.communityId, communityId), eq(n.month, month)))
          .orderBy(n.toolId, n.what),
      ),
  };
}

export type Store = ReturnType<typeof createStore>;
