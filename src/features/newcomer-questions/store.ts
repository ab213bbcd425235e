/** What newcomers ask. */
import { and, eq } from 'drizzle-orm';
import type { ForgetChoice } from '../../community/feature.ts';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type NewcomerQuestion = Tables['newcomerQuestions']['$inferSelect'];

export function createStore(db: Database) {
  const { newcomerQuestions: questions } = db.tables(tables);

  return {
    async add(row: NewcomerQuestion): Promise<void> {
      await db.write(async (q) => {
        await q.insert(questions).values(row);
      });
    },
    async find(teamId: string, id: string): Promise<NewcomerQuestion | null> {
      const [row] = await db.read((q) =>
        q
          .select()
          .from(questions)
          .where(and(eq(questions.teamId, teamId), eq(questions.id, id))),
      );
      return row ?? null;
    },
    async release(teamId: string, id: string): Promise<void> {
      await db.write(async (q) => {
        await q
          .update(questions)
          .set({ privacy: 'P3' })
          .where(and(eq(questions.teamId, teamId), eq(questions.id, id)));
      });
    },
    list(teamId: string, communityId: string): Promise<NewcomerQuestion[]> {
      return db.read((q) =>
        q
          .select()
          .from(questions)
          .where(and(eq(questions.teamId, teamId), eq(questions.communityId, communityId)))
          .orderBy(questions.createdAt),
      );
    },
    of(teamId: string, userId: string): Promise<NewcomerQuestion[]> {
      return db.read((q) =>
        q
          .select()
          .from(questions)
          .where(and(eq(questions.teamId, teamId), eq(questions.userId, userId)))
          .orderBy(questions.createdAt),
      );
    },
    /** Released questions stay as their author wants; unreleased ones go in any case. */
    async forget(teamId: string, userId: string, communityId: string | null, choice: ForgetChoice): Promise<void> {
      const here = communityId === null ? undefined : eq(questions.communityId, communityId);
      const asked = and(eq(questions.teamId, teamId), eq(questions.userId, userId), here);
      await db.write(async (q) => {
        await q.delete(questions).where(choice === 'delete' ? asked : and(asked, eq(questions.privacy, 'P0')));
        if (choice === 'without-name') await q.update(questions).set({ userId: null }).where(asked);
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
