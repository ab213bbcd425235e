/** Who looks for a mentor, and how far the asking has come. */
import { and, desc, eq, lt, ne, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Request = ReturnType<typeof tables>['mentorRequests']['$inferSelect'];

export function createStore(db: Database) {
  const t = db.tables(tables).mentorRequests;
  const one = ({ teamId, id }: Pick<Request, 'teamId' | 'id'>) => and(eq(t.teamId, teamId), eq(t.id, id));
  return {
    /** False when the id is known: the same form sent twice. */
    add: (row: Request): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: (teamId: string, id: string): Promise<Request | null> =>
      db.read(async (q) => (await q.select().from(t).where(one({ teamId, id })))[0] ?? null),
    /** Only while it is still under way: whatever ended it stays. */
    change: (row: Pick<Request, 'teamId' | 'id'>, changes: Partial<Request>): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .update(t)
              .set(changes)
              .where(and(one(row), eq(t.state, 'asking')))
              .returning({ id: t.id })
          ).length === 1,
      ),
    /** Under way, hers or asked of her. */
    openOf: (teamId: string, userId: string): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.state, 'asking'), or(eq(t.menteeId, userId), eq(t.mentorId, userId))))
          .orderBy(t.id),
      ),
    /** Hers in this community, newest first. */
    by: (teamId: string, communityId: string, menteeId: string): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId), eq(t.menteeId, menteeId)))
          .orderBy(desc(t.id)),
      ),
    /** Hers, and those in which she is asked at present. */
    about: (teamId: string, userId: string): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.menteeId, userId), eq(t.mentorId, userId))))
          .orderBy(t.id),
      ),
    /** Hers go; on the lists of others she stands no more. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const here = and(eq(t.teamId, teamId), ...(communityId === null ? [] : [eq(t.communityId, communityId)]));
        await q.delete(t).where(and(here, eq(t.menteeId, userId)));
        for (const row of await q.select().from(t).where(here)) {
          if (!row.ranked.includes(userId)) continue;
          const ranked = row.ranked.map((id) => (id === userId ? '' : id));
          await q
            .update(t)
            .set({ ranked, mentorId: row.mentorId === userId ? null : row.mentorId })
            .where(one(row));
        }
      }),
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(and(ne(t.state, 'asking'), lt(t.changedAt, before)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
