/** Proposals, open and closed. */
import { and, desc, eq, lt, ne, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { ProposalState } from './rules.ts';
import { tables } from './tables.ts';

export type Proposal = ReturnType<typeof tables>['proposals']['$inferSelect'];

export function createStore(db: Database) {
  const { proposals: t } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const list = (where: SQL | undefined): Promise<Proposal[]> =>
    db.read((q) => q.select().from(t).where(where).orderBy(desc(t.createdAt), desc(t.id)));

  return {
    /** False when the id is known. */
    add: (row: Proposal): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),

    find: async (teamId: string, id: string): Promise<Proposal | null> => (await list(one(teamId, id)))[0] ?? null,

    /** What she asked others, newest first. */
    by: (teamId: string, fromId: string): Promise<Proposal[]> => list(and(eq(t.teamId, teamId), eq(t.fromId, fromId))),

    /** What others asked her, as far as it was delivered, newest first. */
    to: (teamId: string, toId: string): Promise<Proposal[]> => list(and(eq(t.teamId, teamId), eq(t.toId, toId), eq(t.delivered, true))),

    /** False when it was closed before. */
    close: (teamId: string, id: string, state: Exclude<ProposalState, 'open'>, now: number): Promise<boolean> =>
      db.write(async (q) => {
        const closed = await q
          .update(t)
          .set({ state, closedAt: now })
          .where(and(one(teamId, id), eq(t.state, 'open')))
          .returning({ id: t.id });
        return closed.length === 1;
      }),

    /** What she asked goes; where she was asked her name goes, and the other still hears of an end. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const here = and(eq(t.teamId, teamId), communityId === null ? undefined : eq(t.communityId, communityId));
        await q.delete(t).where(and(here, eq(t.fromId, userId)));
        await q.delete(t).where(and(here, eq(t.toId, userId), ne(t.state, 'open')));
        await q
          .update(t)
          .set({ toId: '' })
          .where(and(here, eq(t.toId, userId)));
      }),

    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(lt(t.createdAt, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
