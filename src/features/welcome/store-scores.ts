/** How newcomers were received: single scores without an author, in batches that are shown once they are full. */
import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type ScoreQuestion, tables } from './tables.ts';

export function createScoreStore(db: Database) {
  const { welcomeScores: scores } = db.tables(tables);

  return {
    /** `id` must not tell the instant; `k` is the size at which a batch is full. */
    async add(score: {
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
        const laid = [...before, { ...row, batch, privacy: 'P2' as const }].sort((one, other) => (one.id < other.id ? -1 : 1));
        for (const one of laid) await q.insert(scores).values(one);
      });
    },
    /** Of full batches only: a total that grew by one answer would tell that answer. */
    async inFullBatches(teamId: string, communityId: string, question: ScoreQuestion, k: number): Promise<number[]> {
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
    /** Single scores are kept for 24 months. */
    async tidy(beforeMonth: string): Promise<void> {
      await db.write(async (q) => {
        await q.delete(scores).where(lt(scores.month, beforeMonth));
      });
    },
  };
}

export type ScoreStore = ReturnType<typeof createScoreStore>;
