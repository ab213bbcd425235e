/** Cases: one a person and session. */
import { and, eq, lt, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Case = ReturnType<typeof tables>['cases']['$inferSelect'];
export type CaseTexts = Pick<Case, 'situation' | 'tried' | 'question' | 'stays'>;

export function createStore(db: Database) {
  const c = db.tables(tables).cases;
  const one = (teamId: string, sessionId: string, bringerId: string) =>
    and(eq(c.teamId, teamId), eq(c.sessionId, sessionId), eq(c.bringerId, bringerId));

  return {
    /** Writes it, or writes it anew; who may read it stays. */
    put: (row: Case): Promise<void> =>
      db.write(async (q) => {
        const { situation, tried, question, stays, expiresAt } = row;
        await q
          .insert(c)
          .values(row)
          .onConflictDoUpdate({ target: [c.teamId, c.sessionId, c.bringerId], set: { situation, tried, question, stays, expiresAt } });
      }),
    find: (teamId: string, sessionId: string, bringerId: string): Promise<Case | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(c)
              .where(one(teamId, sessionId, bringerId))
          )[0] ?? null,
      ),
    listOf: (teamId: string, sessionId: string): Promise<Case[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.sessionId, sessionId)))
          .orderBy(c.createdAt, c.bringerId),
      ),
    broughtBy: (teamId: string, bringerId: string): Promise<Case[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.bringerId, bringerId)))
          .orderBy(c.createdAt),
      ),
    setReaders: (row: Case, readers: string[]): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(c)
          .set({ readers })
          .where(one(row.teamId, row.sessionId, row.bringerId));
      }),
    /** Another session, or the same at another time. False when she has a case there already. */
    move: (row: Case, sessionId: string, expiresAt: number): Promise<boolean> =>
      db.write(async (q) => {
        const there = sessionId === row.sessionId ? [] : await q.select({ id: c.bringerId }).from(c).where(one(row.teamId, sessionId, row.bringerId)); // biome-ignore format: one thought
        if (there.length > 0) return false;
        await q
          .update(c)
          .set({ sessionId, expiresAt })
          .where(one(row.teamId, row.sessionId, row.bringerId));
        return true;
      }),
    remove: (teamId: string, sessionId: string, bringerId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(one(teamId, sessionId, bringerId));
      }),
    /** Hers, and her name among the readers of others'. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const here = communityId === null ? eq(c.teamId, teamId) : and(eq(c.teamId, teamId), eq(c.communityId, communityId));
        await q.delete(c).where(and(here, eq(c.bringerId, userId)));
        for (const row of await q.select().from(c).where(here)) {
          if (!row.readers.includes(userId)) continue;
          const readers = row.readers.filter((id) => id !== userId);
          await q
            .update(c)
            .set({ readers })
            .where(one(teamId, row.sessionId, row.bringerId));
        }
      }),
    tidy: (now: number): Promise<number> =>
      db.write(async (q) => (await q.delete(c).where(lt(c.expiresAt, now)).returning({ one: sql`1` })).length),
  };
}

export type Store = ReturnType<typeof createStore>;
