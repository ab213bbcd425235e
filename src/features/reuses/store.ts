/** Uses of items, and the one question each way that goes with one. */
import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Reuse = Tables['reuses']['$inferSelect'];
export type ReuseQuestion = Tables['reuseQuestions']['$inferSelect'];
export type ReuseChange = Partial<Omit<Reuse, 'teamId' | 'id' | 'communityId' | 'itemId'>>;

export function createStore(db: Database) {
  const { reuses: r, reuseQuestions: q } = db.tables(tables);
  const reuseIs = ({ teamId, id }: Pick<Reuse, 'teamId' | 'id'>) => and(eq(r.teamId, teamId), eq(r.id, id));
  const list = (where: ReturnType<typeof and>): Promise<Reuse[]> =>
    db.read((query) => query.select().from(r).where(where).orderBy(asc(r.id)));
  const questions = (where: ReturnType<typeof and>): Promise<ReuseQuestion[]> =>
    db.read((query) => query.select().from(q).where(where).orderBy(asc(q.reuseId), asc(q.asker)));

  return {
    /** False when its experiment, or its id, is known. */
    add: (reuse: Reuse): Promise<boolean> =>
      db.write(async (query) => (await query.insert(r).values(reuse).onConflictDoNothing().returning()).length === 1),
    find: async (teamId: string, id: string): Promise<Reuse | null> => (await list(reuseIs({ teamId, id })))[0] ?? null,
    findByExperiment: async (teamId: string, experimentId: string): Promise<Reuse | null> =>
      (await list(and(eq(r.teamId, teamId), eq(r.experimentId, experimentId))))[0] ?? null,
    change: (reuse: Pick<Reuse, 'teamId' | 'id'>, change: ReuseChange): Promise<void> =>
      db.write(async (query) => {
        await query.update(r).set(change).where(reuseIs(reuse));
      }),
    remove: (reuse: Pick<Reuse, 'teamId' | 'id'>): Promise<void> =>
      db.write(async (query) => {
        await query.delete(r).where(reuseIs(reuse));
      }),
    ofItem: (teamId: string, itemId: string): Promise<Reuse[]> => list(and(eq(r.teamId, teamId), eq(r.itemId, itemId))),
    ofCommunity: (teamId: string, communityId: string): Promise<Reuse[]> => list(and(eq(r.teamId, teamId), eq(r.communityId, communityId))),
    ofPerson: (teamId: string, userId: string): Promise<Reuse[]> => list(and(eq(r.teamId, teamId), eq(r.userId, userId))),

    /** One each way: a second takes the place of the first only while that has no answer. */
    putQuestion: (question: ReuseQuestion): Promise<void> =>
      db.write(async (query) => {
        const { teamId, reuseId, asker } = question;
        const unanswered = and(eq(q.teamId, teamId), eq(q.reuseId, reuseId), eq(q.asker, asker), eq(q.answer, ''));
        const { question: text, answeredById } = question;
        const added = await query.insert(q).values(question).onConflictDoNothing().returning();
        if (added.length === 0) await query.update(q).set({ question: text, answeredById }).where(unanswered);
      }),
    answerQuestion: ({ teamId, reuseId, asker }: Pick<ReuseQuestion, 'teamId' | 'reuseId' | 'asker'>, answer: string): Promise<void> =>
      db.write(async (query) => {
        await query
          .update(q)
          .set({ answer })
          .where(and(eq(q.teamId, teamId), eq(q.reuseId, reuseId), eq(q.asker, asker)));
      }),
    questionsOf: (teamId: string, reuseId: string): Promise<ReuseQuestion[]> =>
      questions(and(eq(q.teamId, teamId), eq(q.reuseId, reuseId))),
    questionsWith: (teamId: string, userId: string): Promise<ReuseQuestion[]> =>
      questions(and(eq(q.teamId, teamId), or(eq(q.askedById, userId), eq(q.answeredById, userId)))),
    removeQuestion: ({ teamId, reuseId, asker }: Pick<ReuseQuestion, 'teamId' | 'reuseId' | 'asker'>): Promise<void> =>
      db.write(async (query) => {
        await query.delete(q).where(and(eq(q.teamId, teamId), eq(q.reuseId, reuseId), eq(q.asker, asker)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
