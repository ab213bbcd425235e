/** Whose dots, while a vote is open. */
import { and, asc, count, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Ballot = ReturnType<typeof tables>['topicBallots']['$inferSelect'];

export function createBallotStore(db: Database) {
  const t = db.tables(tables);
  const inVote = (teamId: string, voteId: string) => and(eq(t.topicBallots.teamId, teamId), eq(t.topicBallots.voteId, voteId));

  return {
    /** The last one she sent counts. */
    put: (ballot: Ballot): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(t.topicBallots)
          .values(ballot)
          .onConflictDoUpdate({
            target: [t.topicBallots.teamId, t.topicBallots.voteId, t.topicBallots.userId],
            set: { dots: ballot.dots, northStar: ballot.northStar },
          });
      }),
    find: (teamId: string, voteId: string, userId: string): Promise<Ballot | null> =>
      db.read(async (q) => {
        const found = await q
          .select()
          .from(t.topicBallots)
          .where(and(inVote(teamId, voteId), eq(t.topicBallots.userId, userId)));
        return found[0] ?? null;
      }),
    list: (teamId: string, voteId: string): Promise<Ballot[]> =>
      db.read((q) => q.select().from(t.topicBallots).where(inVote(teamId, voteId)).orderBy(asc(t.topicBallots.userId))),
    count: (teamId: string, voteId: string): Promise<number> =>
      db.read(async (q) => (await q.select({ n: count() }).from(t.topicBallots).where(inVote(teamId, voteId)))[0]?.n ?? 0),
    listOf: (teamId: string, userId: string): Promise<Ballot[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.topicBallots)
          .where(and(eq(t.topicBallots.teamId, teamId), eq(t.topicBallots.userId, userId))),
      ),
    remove: (teamId: string, voteId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topicBallots).where(and(inVote(teamId, voteId), eq(t.topicBallots.userId, userId)));
      }),
    removeAll: (teamId: string, voteId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topicBallots).where(inVote(teamId, voteId));
      }),
  };
}

export type BallotStore = ReturnType<typeof createBallotStore>;
