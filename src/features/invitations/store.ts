/** Suggestions of who else should take part. */
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { type InvitationState, tables } from './tables.ts';

export type Invitation = ReturnType<typeof tables>['invitations']['$inferSelect'];

export function createStore(db: Database) {
  const t = db.tables(tables).invitations;
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  return {
    /** False when the id is known: the same form sent twice. */
    add: (row: Invitation): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: (teamId: string, id: string): Promise<Invitation | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    /** Newest first. */
    list: (teamId: string, communityId: string): Promise<Invitation[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId)))
          .orderBy(desc(t.at), t.id),
      ),
    listFor: (teamId: string, { kind, id }: Ref): Promise<Invitation[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.refKind, kind), eq(t.refId, id)))
          .orderBy(desc(t.at), t.id),
      ),
    by: (teamId: string, userId: string): Promise<Invitation[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.byId, userId)))
          .orderBy(t.at),
      ),
    setState: (teamId: string, id: string, state: InvitationState, now: number): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ state, changedAt: now }).where(one(teamId, id));
      }),
    unname: (teamId: string, userId: string, communityId: string | null, remove: boolean): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(t.teamId, teamId), eq(t.byId, userId));
        const where = communityId === null ? hers : and(hers, eq(t.communityId, communityId));
        await (remove ? q.delete(t).where(where) : q.update(t).set({ byId: null }).where(where));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
