/** Pacts and their pages. */
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Pair } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Pact = Tables['pacts']['$inferSelect'];
export type Page = Tables['pactPages']['$inferSelect'];

/** Everything there is to know about one pact. */
export interface Whole {
  pair: Pair;
  pact: Pact;
  /** Of those who are in it now. */
  pages: Page[];
  community: Community;
  /** By id. */
  names: ReadonlyMap<string, string>;
}

type Key = Pick<Pact, 'teamId' | 'pairId'>;

export function createStore(db: Database) {
  const { pacts: t, pactPages: p } = db.tables(tables);
  const pactOf = ({ teamId, pairId }: Key) => and(eq(t.teamId, teamId), eq(t.pairId, pairId));
  const pagesOf = ({ teamId, pairId }: Key) => and(eq(p.teamId, teamId), eq(p.pairId, pairId));
  const pageOf = (key: Key, userId: string) => and(pagesOf(key), eq(p.userId, userId));

  const removeAll = (teamId: string, pairIds: readonly string[]): Promise<void> =>
    db.write(async (q) => {
      if (pairIds.length === 0) return;
      await q.delete(p).where(and(eq(p.teamId, teamId), inArray(p.pairId, [...pairIds])));
      await q.delete(t).where(and(eq(t.teamId, teamId), inArray(t.pairId, [...pairIds])));
    });

  const pagesBy = (teamId: string, userId: string): Promise<Page[]> =>
    db.read((q) =>
      q
        .select()
        .from(p)
        .where(and(eq(p.teamId, teamId), eq(p.userId, userId)))
        .orderBy(p.pairId),
    );

  return {
    /** With an empty page for each of them; what is there stays. */
    begin: (pact: Pact, userIds: readonly string[]): Promise<void> =>
      db.write(async (q) => {
        const { teamId, pairId, communityId, privacy } = pact;
        const empty = { aims: '', style: '', notes: '', offLimits: '', agreedTo: 0, signedAt: null, privacy };
        await q.insert(t).values(pact).onConflictDoNothing();
        const pages = userIds.map((userId) => ({ teamId, pairId, userId, communityId, ...empty }));
        if (pages.length > 0) await q.insert(p).values(pages).onConflictDoNothing();
      }),
    find: async (key: Key): Promise<Pact | null> => (await db.read((q) => q.select().from(t).where(pactOf(key))))[0] ?? null,
    change: (key: Key, change: Partial<Omit<Pact, keyof Key>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(change).where(pactOf(key));
      }),
    pages: (key: Key): Promise<Page[]> => db.read((q) => q.select().from(p).where(pagesOf(key)).orderBy(p.userId)),
    changePage: (key: Key, userId: string, change: Partial<Omit<Page, keyof Key | 'userId'>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(p).set(change).where(pageOf(key, userId));
      }),
    removePage: (key: Key, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(p).where(pageOf(key, userId));
      }),
    pagesBy,
    /** The pairs go with her; so do their pacts, the pages of the others with them. */
    forget: async (teamId: string, userId: string, communityId: string | null): Promise<void> => {
      const hers = (await pagesBy(teamId, userId)).filter((page) => communityId === null || page.communityId === communityId);
      await removeAll(
        teamId,
        hers.map(({ pairId }) => pairId),
      );
    },
    tidy: async (before: number): Promise<void> => {
      const old = await db.read((q) => q.select({ teamId: t.teamId, pairId: t.pairId }).from(t).where(lt(t.overAt, before)));
      for (const { teamId, pairId } of old) await removeAll(teamId, [pairId]);
    },
  };
}

export type Store = ReturnType<typeof createStore>;
