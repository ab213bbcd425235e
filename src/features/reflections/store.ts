import { and, desc, eq, gte, inArray, isNotNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { keepPrepared, placeholdersOf } from '../../platform/db/prepared.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Reflection = Tables['reflections']['$inferSelect'];
export type Step = Tables['steps']['$inferSelect'];

export function createStore(db: Database) {
  const t = db.tables(tables);
  const r = t.reflections;
  const s = t.steps;
  const insertOne = keepPrepared((q) => q.insert(r).values(placeholdersOf(r)).onConflictDoNothing().returning({ id: r.id }).prepare());
  return {
    /** False when it is there already: the same form twice is one reflection. */
    add: (reflection: Reflection): Promise<boolean> => db.write(async (q) => (await insertOne(q).execute(reflection)).length === 1),
    find: (teamId: string, id: string): Promise<Reflection | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(r)
              .where(and(eq(r.teamId, teamId), eq(r.id, id)))
          )[0] ?? null,
      ),
    findMany: (teamId: string, ids: readonly string[]): Promise<Reflection[]> =>
      db.read(async (q) =>
        ids.length === 0
          ? []
          : q
              .select()
              .from(r)
              .where(and(eq(r.teamId, teamId), inArray(r.id, [...ids]))),
      ),
    change: (teamId: string, id: string, change: Partial<Omit<Reflection, 'teamId' | 'id'>>): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(r)
          .set(change)
          .where(and(eq(r.teamId, teamId), eq(r.id, id)));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(and(eq(r.teamId, teamId), eq(r.id, id)));
      }),
    /** Newest first. */
    listBy: (teamId: string, authorId: string): Promise<Reflection[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.authorId, authorId)))
          .orderBy(desc(r.createdAt), desc(r.id)),
      ),
    listShared: (teamId: string, communityIds: readonly string[]): Promise<Reflection[]> =>
      db.read(async (q) =>
        communityIds.length === 0
          ? []
          : q
              .select()
              .from(r)
              .where(and(eq(r.teamId, teamId), inArray(r.communityId, [...communityIds]), isNotNull(r.sharedAt)))
              .orderBy(desc(r.sharedAt), desc(r.id)),
      ),

    addStep: (step: Step): Promise<boolean> =>
      db.write(async (q) => (await q.insert(s).values(step).onConflictDoNothing().returning()).length === 1),
    findStep: (teamId: string, id: string): Promise<Step | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(s)
              .where(and(eq(s.teamId, teamId), eq(s.id, id)))
          )[0] ?? null,
      ),
    changeStep: (teamId: string, id: string, change: Partial<Omit<Step, 'teamId' | 'id'>>): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(s)
          .set(change)
          .where(and(eq(s.teamId, teamId), eq(s.id, id)));
      }),
    removeStep: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(s).where(and(eq(s.teamId, teamId), eq(s.id, id)));
      }),
    /** Those that can still be answered come first, the soonest on top; then the others, newest first. */
    stepsBy: (teamId: string, authorId: string): Promise<Step[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.authorId, authorId)))
          .orderBy(sql`case when ${s.state} in ('open', 'not-yet') then 0 else 1 end`, desc(s.createdAt), desc(s.id)),
      ),
    stepsOf: (teamId: string, reflectionId: string): Promise<Step[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.reflectionId, reflectionId)))
          .orderBy(desc(s.createdAt), desc(s.id)),
      ),
    /** For totals only: what came of it, when and whose it was, no words. */
    answeredSince: (teamId: string, communityId: string, since: number): Promise<Pick<Step, 'authorId' | 'state' | 'answeredAt'>[]> =>
      db.read((q) =>
        q
          .select({ authorId: s.authorId, state: s.state, answeredAt: s.answeredAt })
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.communityId, communityId), gte(s.answeredAt, since))),
      ),
    sharedSteps: (teamId: string, communityId: string): Promise<Step[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.communityId, communityId), isNotNull(s.sharedAt)))
          .orderBy(desc(s.sharedAt)),
      ),
  };
}

export type Store = ReturnType<typeof createStore>;
