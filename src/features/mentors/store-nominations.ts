/** Who was put forward, by whom, with which line. */
import { and, eq, lt, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type NominationState, tables } from './tables.ts';

export type Nomination = ReturnType<typeof tables>['mentorNominations']['$inferSelect'];

export function createNominationStore(db: Database) {
  const t = db.tables(tables).mentorNominations;
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const about = (teamId: string, userId: string) => and(eq(t.teamId, teamId), or(eq(t.nomineeId, userId), eq(t.nominatorId, userId)));
  return {
    add: (row: Nomination): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: (teamId: string, id: string): Promise<Nomination | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    /** Of this person in this community, oldest first. */
    of: (teamId: string, communityId: string, nomineeId: string): Promise<Nomination[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId), eq(t.nomineeId, nomineeId)))
          .orderBy(t.id),
      ),
    setState: (teamId: string, id: string, state: NominationState): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ state }).where(one(teamId, id));
      }),
    about: (teamId: string, userId: string): Promise<Nomination[]> =>
      db.read((q) => q.select().from(t).where(about(teamId, userId)).orderBy(t.id)),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(and(about(teamId, userId), ...(communityId === null ? [] : [eq(t.communityId, communityId)])));
      }),
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(lt(t.createdAt, before));
      }),
  };
}

export type NominationStore = ReturnType<typeof createNominationStore>;
