/** Searches that found nothing. */
import { and, eq, gte, lt, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { tables } from './tables.ts';

export type VainSearch = ReturnType<typeof tables>['vainSearches']['$inferSelect'];

export function createStore(db: Database) {
  const { vainSearches: v } = db.tables(tables);
  return {
    /** The same words again in a week count once more. */
    count: (search: Omit<VainSearch, 'times' | 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(v)
          .values({ ...search, times: 1, privacy: 'P3' })
          .onConflictDoUpdate({ target: [v.teamId, v.communityId, v.weekOn, v.key], set: { times: sql`${v.times} + 1` } });
      }),
    since: (teamId: string, communityId: string, weekOn: LocalDate): Promise<VainSearch[]> =>
      db.read((q) =>
        q
          .select()
          .from(v)
          .where(and(eq(v.teamId, teamId), eq(v.communityId, communityId), gte(v.weekOn, weekOn)))
          .orderBy(v.weekOn, v.key),
      ),
    removeBefore: (weekOn: LocalDate): Promise<void> =>
      db.write(async (q) => {
        await q.delete(v).where(lt(v.weekOn, weekOn));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
