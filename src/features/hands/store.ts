/** Requests for a hand. */
import { and, asc, desc, eq, lt, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Request = ReturnType<typeof tables>['handRequests']['$inferSelect'];
export type Changed = Partial<Omit<Request, 'teamId' | 'id' | 'communityId' | 'askerId' | 'privacy'>>;

export function createStore(db: Database) {
  const t = db.tables(tables).handRequests;
  const at = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));

  return {
    add: (request: Request): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values(request);
      }),
    find: (teamId: string, id: string): Promise<Request | null> =>
      db.read(async (q) => (await q.select().from(t).where(at(teamId, id)))[0] ?? null),
    askedBy: (teamId: string, askerId: string): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.askerId, askerId)))
          .orderBy(desc(t.createdAt), asc(t.id)),
      ),
    /** Whose turn it is hers, or whom she helps. */
    with: (teamId: string, userId: string): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.atId, userId), eq(t.helperId, userId))))
          .orderBy(asc(t.createdAt), asc(t.id)),
      ),
    /** Of one community, or of all; few, as each goes after ninety days. */
    list: (teamId: string, communityId: string | null = null): Promise<Request[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(communityId === null ? eq(t.teamId, teamId) : and(eq(t.teamId, teamId), eq(t.communityId, communityId)))
          .orderBy(asc(t.createdAt), asc(t.id)),
      ),
    change: (teamId: string, id: string, changed: Changed): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(changed).where(at(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(at(teamId, id));
      }),
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(lt(t.createdAt, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
