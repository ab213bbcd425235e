/** Decisions under their rules. */
import { and, asc, desc, eq, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Decision = ReturnType<typeof tables>['decisions']['$inferSelect'];

export function createStore(db: Database) {
  const t = db.tables(tables).decisions;
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const all = (where: SQL | undefined): Promise<Decision[]> =>
    db.read((q) => q.select().from(t).where(where).orderBy(desc(t.decidedOn), desc(t.createdAt), asc(t.id)));

  return {
    /** False when the id is known: the same form sent twice. */
    add: (row: Decision): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: async (teamId: string, id: string): Promise<Decision | null> => (await all(one(teamId, id)))[0] ?? null,
    /** Latest first. */
    under: (teamId: string, ruleId: string): Promise<Decision[]> => all(and(eq(t.teamId, teamId), eq(t.ruleId, ruleId))),
    in: (teamId: string, communityId: string): Promise<Decision[]> => all(and(eq(t.teamId, teamId), eq(t.communityId, communityId))),
    of: (teamId: string, userId: string): Promise<Decision[]> => all(and(eq(t.teamId, teamId), eq(t.authorId, userId))),
    change: (teamId: string, id: string, change: Pick<Decision, 'carriedOn'> | Pick<Decision, 'reversedOn'>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(change).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(one(teamId, id));
      }),
    forget: (teamId: string, userId: string, communityId: string | null, texts: boolean): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(t.teamId, teamId), eq(t.authorId, userId), communityId === null ? undefined : eq(t.communityId, communityId));
        if (texts) await q.delete(t).where(hers);
        else await q.update(t).set({ authorId: null }).where(hers);
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
