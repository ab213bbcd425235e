import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import type { Change } from './kernel.ts';
import { tables } from './tables.ts';

export interface StoredChange extends Change {
  teamId: string;
  id: string;
  communityId: string;
}

export function createChangesStore(db: Database) {
  const t = db.tables(tables).changes;
  return {
    add: (change: StoredChange): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id, communityId, at, userId, what, before, after, why } = change;
        await q.insert(t).values({ teamId, id, communityId, at, userId, what, before, after, why, privacy: 'P3' });
      }),

    /** Newest first. */
    list: (teamId: string, communityId: string, limit: number): Promise<StoredChange[]> =>
      db.read(
        async (q) =>
          await q
            .select()
            .from(t)
            .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId)))
            .orderBy(desc(t.at), desc(t.id))
            .limit(limit),
      ),

    by: (teamId: string, userId: string): Promise<StoredChange[]> =>
      db.read(
        async (q) =>
          await q
            .select()
            .from(t)
            .where(and(eq(t.teamId, teamId), eq(t.userId, userId)))
            .orderBy(t.at, t.id),
      ),
  };
}
