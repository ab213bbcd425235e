/** What a coach noted about her own coaching, and what partners gave her. */
import { and, asc, eq, lt, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type SelfCheck = ReturnType<typeof tables>['talkSelfChecks']['$inferSelect'];
export type Feedback = ReturnType<typeof tables>['talkFeedback']['$inferSelect'];

export function createGrowthStore(db: Database) {
  const { talkSelfChecks: s, talkFeedback: f } = db.tables(tables);
  const hers = (teamId: string, userId: string) => and(eq(s.teamId, teamId), eq(s.userId, userId));
  const ofPair = ({ teamId, pairId }: { teamId: string; pairId: string }) => and(eq(f.teamId, teamId), eq(f.pairId, pairId));

  return {
    /** One for each talk: done again, it replaces what stood there. */
    put: (row: SelfCheck): Promise<void> =>
      db.write(async (q) => {
        const { at, answers, scores } = row;
        const target = [s.teamId, s.userId, s.pairId, s.number];
        await q.insert(s).values(row).onConflictDoUpdate({ target, set: { at, answers, scores } });
      }),
    find: (key: Pick<SelfCheck, 'teamId' | 'userId' | 'pairId' | 'number'>): Promise<SelfCheck | null> =>
      db.read(async (q) => {
        const where = and(hers(key.teamId, key.userId), eq(s.pairId, key.pairId), eq(s.number, key.number));
        return (await q.select().from(s).where(where))[0] ?? null;
      }),
    /** Oldest first. */
    of: (teamId: string, userId: string): Promise<SelfCheck[]> =>
      db.read((q) => q.select().from(s).where(hers(teamId, userId)).orderBy(asc(s.at), asc(s.pairId), asc(s.number))),
    clear: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const mine = hers(teamId, userId);
        await q.delete(s).where(communityId === null ? mine : and(mine, eq(s.communityId, communityId)));
      }),
    /** Whose notes are older than this: to be looked at, whether she is still here. */
    olderThan: (before: number): Promise<Pick<SelfCheck, 'teamId' | 'userId' | 'communityId'>[]> =>
      db.read((q) => q.selectDistinct({ teamId: s.teamId, userId: s.userId, communityId: s.communityId }).from(s).where(lt(s.at, before))),
    clearBefore: ({ teamId, userId, communityId }: Pick<SelfCheck, 'teamId' | 'userId' | 'communityId'>, before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(s).where(and(hers(teamId, userId), eq(s.communityId, communityId), lt(s.at, before)));
      }),

    give: (row: Feedback): Promise<void> =>
      db.write(async (q) => {
        const target = [f.teamId, f.pairId, f.fromId, f.toId, f.onDate];
        await q
          .insert(f)
          .values(row)
          .onConflictDoUpdate({ target, set: { scores: row.scores } });
      }),
    /** Oldest first: hers to read, or given by her. */
    feedbackTo: (teamId: string, toId: string): Promise<Feedback[]> =>
      db.read((q) =>
        q
          .select()
          .from(f)
          .where(and(eq(f.teamId, teamId), eq(f.toId, toId)))
          .orderBy(asc(f.onDate), asc(f.fromId)),
      ),
    feedbackBy: (teamId: string, fromId: string): Promise<Feedback[]> =>
      db.read((q) =>
        q
          .select()
          .from(f)
          .where(and(eq(f.teamId, teamId), eq(f.fromId, fromId)))
          .orderBy(asc(f.onDate), asc(f.toId)),
      ),
    clearFeedback: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const mine = and(eq(f.teamId, teamId), or(eq(f.toId, userId), eq(f.fromId, userId)));
        await q.delete(f).where(communityId === null ? mine : and(mine, eq(f.communityId, communityId)));
      }),
    removeFeedback: (key: { teamId: string; pairId: string }): Promise<void> =>
      db.write(async (q) => {
        await q.delete(f).where(ofPair(key));
      }),
    feedbackPairs: (): Promise<{ teamId: string; pairId: string }[]> =>
      db.read((q) => q.selectDistinct({ teamId: f.teamId, pairId: f.pairId }).from(f)),
  };
}

export type GrowthStore = ReturnType<typeof createGrowthStore>;
