/** Votes, one for a session. */
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Vote = ReturnType<typeof tables>['topicVotes']['$inferSelect'];
type VoteChange = Partial<Omit<Vote, 'teamId' | 'id' | 'communityId' | 'comingId'>>;

export function createStore(db: Database) {
  const t = db.tables(tables);
  const voteIs = (teamId: string, id: string) => and(eq(t.topicVotes.teamId, teamId), eq(t.topicVotes.id, id));
  const ofCommunity = (teamId: string, communityId: string) =>
    and(eq(t.topicVotes.teamId, teamId), eq(t.topicVotes.communityId, communityId));

  return {
    add: (vote: Vote): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t.topicVotes).values(vote).onConflictDoNothing().returning()).length === 1),
    find: (teamId: string, id: string): Promise<Vote | null> =>
      db.read(async (q) => (await q.select().from(t.topicVotes).where(voteIs(teamId, id)))[0] ?? null),
    findOfComing: (teamId: string, communityId: string, comingId: string): Promise<Vote | null> =>
      db.read(async (q) => {
        const found = await q
          .select()
          .from(t.topicVotes)
          .where(and(ofCommunity(teamId, communityId), eq(t.topicVotes.comingId, comingId)));
        return found[0] ?? null;
      }),
    /** Newest first. */
    list: (teamId: string, communityId: string): Promise<Vote[]> =>
      db.read((q) =>
        q.select().from(t.topicVotes).where(ofCommunity(teamId, communityId)).orderBy(desc(t.topicVotes.openedAt), desc(t.topicVotes.id)),
      ),
    change: (teamId: string, id: string, change: VoteChange): Promise<void> =>
      db.write(async (q) => {
        await q.update(t.topicVotes).set(change).where(voteIs(teamId, id));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
