/** Answers of check-ins in the database. */
import { and, asc, desc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type CheckIn = ReturnType<typeof tables>['checkpointAnswers']['$inferSelect'];

export function createStore(db: Database) {
  const t = db.tables(tables).checkpointAnswers;
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const of = (teamId: string, experimentId: string) => and(eq(t.teamId, teamId), eq(t.experimentId, experimentId));

  return {
    /** Written again under its id, it replaces what stood there. */
    put: (row: CheckIn): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _, id: __, at: ___, day: ____, ...said } = row;
        await q
          .insert(t)
          .values(row)
          .onConflictDoUpdate({ target: [t.teamId, t.id], set: said });
      }),
    find: (teamId: string, id: string): Promise<CheckIn | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    /** Newest first. */
    listOf: (teamId: string, experimentId: string): Promise<CheckIn[]> =>
      db.read((q) => q.select().from(t).where(of(teamId, experimentId)).orderBy(desc(t.at), desc(t.id))),
    listBy: (teamId: string, byId: string): Promise<CheckIn[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.byId, byId)))
          .orderBy(asc(t.at), asc(t.id)),
      ),
    change: (teamId: string, id: string, change: Partial<Pick<CheckIn, 'byId' | 'privacy'>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(change).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(one(teamId, id));
      }),
    removeOf: (teamId: string, experimentId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(of(teamId, experimentId));
      }),
    /** Every experiment that has answers. */
    experiments: (): Promise<{ teamId: string; experimentId: string }[]> =>
      db.read((q) => q.selectDistinct({ teamId: t.teamId, experimentId: t.experimentId }).from(t)),
  };
}

export type Store = ReturnType<typeof createStore>;
