/** What newcomers ask and how they were received, and the roles that leavers leave. */
import { and, eq, gte, isNotNull, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type ScoreQuestion, tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type NewcomerQuestion = Tables['newcomerQuestions']['$inferSelect'];
export type Vacancy = Tables['vacancies']['$inferSelect'];

export function createVoiceStore(db: Database) {
  const { newcomerQuestions: questions, welcomeScores: scores, vacancies } = db.tables(tables);

  return {
    async addQuestion(row: NewcomerQuestion): Promise<void> {
      await db.write(async (q) => {
        await q.insert(questions).values(row);
      });
    },
    async findQuestion(teamId: string, id: string): Promise<NewcomerQuestion | null> {
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
    questions(teamId: string, communityId: string): Promise<NewcomerQuestion[]> {
      return db.read((q) =>
        q
          .select()
          .from(questions)
          .where(and(eq(questions.teamId, teamId), eq(questions.communityId, communityId)))
          .orderBy(questions.createdAt),
      );
    },
    questionsOf(teamId: string, userId: string): Promise<NewcomerQuestion[]> {
      return db.read((q) =>
        q
          .select()
          .from(questions)
          .where(and(eq(questions.teamId, teamId), eq(questions.userId, userId)))
          .orderBy(questions.createdAt),
      );
    },
    /** `id` must not tell the instant; `k` is the size at which a batch is full. */
    async addScore(score: {
      teamId: string;
      id: string;
      communityId: string;
      question: ScoreQuestion;
      score: number;
      month: string;
      k: number;
    }): Promise<void> {
      const { k, ...row } = score;
      await db.write(async (q) => {
        const given = await q
          .select({ batch: scores.batch })
          .from(scores)
          .where(and(eq(scores.teamId, row.teamId), eq(scores.communityId, row.communityId), eq(scores.question, row.question)));
        const last = Math.max(0, ...given.map((one) => one.batch));
        const full = given.filter((one) => one.batch === last).length >= k;
        // Tables remember in which order rows came, and asks when each was answered: the batch is laid down anew in the order of its drawn ids.
        const batch = full ? last + 1 : last;
        const mates = and(
          eq(scores.teamId, row.teamId),
          eq(scores.communityId, row.communityId),
          eq(scores.question, row.question),
          eq(scores.batch, batch),
        );
        const before = await q.delete(scores).where(mates).returning();
        const laid = [...before, { ...row, batch, privacy: 'P2' as const }].sort((a, b) => (a.id < b.id ? -1 : 1));
        for (const one of laid) await q.insert(scores).values(one);
      });
    },
    /** Of full batches only: a total that grew by one answer would tell that answer. */
    async scoresInFullBatches(teamId: string, communityId: string, question: ScoreQuestion, k: number): Promise<number[]> {
      const rows = await db.read((q) =>
        q
          .select({ score: scores.score, batch: scores.batch })
          .from(scores)
          .where(and(eq(scores.teamId, teamId), eq(scores.communityId, communityId), eq(scores.question, question))),
      );
      const last = Math.max(0, ...rows.map((row) => row.batch));
      const lastIsFull = rows.filter((row) => row.batch === last).length >= k;
      return rows.filter((row) => row.batch < last || lastIsFull).map((row) => row.score);
    },
    async addVacancy(row: Vacancy): Promise<void> {
      await db.write(async (q) => {
        await q.insert(vacancies).values(row);
      });
    },
    vacanciesSince(teamId: string, communityId: string, since: number): Promise<Vacancy[]> {
      return db.read((q) =>
        q
          .select()
          .from(vacancies)
          .where(and(eq(vacancies.teamId, teamId), eq(vacancies.communityId, communityId), gte(vacancies.at, since)))
          .orderBy(vacancies.at),
      );
    },
    vacanciesOf(teamId: string, userId: string): Promise<Vacancy[]> {
      return db.read((q) =>
        q
          .select()
          .from(vacancies)
          .where(and(eq(vacancies.teamId, teamId), eq(vacancies.userId, userId))),
      );
    },
    /** Released questions stay as their author wants; unreleased ones go in any case. Who left a role is in the stewards' digest, unless all is to go. */
    async forget(
      teamId: string,
      userId: string,
      communityId: string | null,
      keep: 'with-name' | 'without-name' | 'nothing',
    ): Promise<void> {
      await db.write(async (q) => {
        const asked = and(
          eq(questions.teamId, teamId),
          eq(questions.userId, userId),
          ...(communityId ? [eq(questions.communityId, communityId)] : []),
        );
        await q.delete(questions).where(keep === 'nothing' ? asked : and(asked, eq(questions.privacy, 'P0')));
        if (keep === 'without-name') await q.update(questions).set({ userId: null }).where(asked);
        const left = and(
          eq(vacancies.teamId, teamId),
          eq(vacancies.userId, userId),
          isNotNull(vacancies.userId),
          ...(communityId ? [eq(vacancies.communityId, communityId)] : []),
        );
        if (keep === 'nothing') await q.update(vacancies).set({ userId: null }).where(left);
      });
    },
    /** Single scores are kept for 24 months; that a role fell free is news for a quarter. */
    async tidy(beforeMonth: string, before: number): Promise<void> {
      await db.write(async (q) => {
        await q.delete(scores).where(lt(scores.month, beforeMonth));
        await q.delete(vacancies).where(lt(vacancies.at, before));
      });
    },
  };
}

export type VoiceStore = ReturnType<typeof createVoiceStore>;
