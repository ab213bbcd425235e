/** Guests with their passes, and those who want to hear of new releases. */
import { and, asc, eq, gt, lte } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Pass = Tables['releasePasses']['$inferSelect'];
export type Subscription = Tables['releaseSubscriptions']['$inferSelect'];

export function createPeopleStore(db: Database) {
  const { releasePasses: p, releaseSubscriptions: s } = db.tables(tables);
  const one = (teamId: string, communityId: string, userId: string) =>
    and(eq(s.teamId, teamId), eq(s.communityId, communityId), eq(s.userId, userId));

  return {
    passes: (teamId: string, itemId: string): Promise<Pass[]> =>
      db.read((q) =>
        q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.itemId, itemId)))
          .orderBy(asc(p.until), asc(p.userId)),
      ),
    passesOf: (teamId: string, userId: string, now: number): Promise<Pass[]> =>
      db.read((q) =>
        q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.userId, userId), gt(p.until, now)))
          .orderBy(asc(p.itemId)),
      ),
    /** A second invitation is a longer one. */
    putPass: (pass: Pass): Promise<void> =>
      db.write(async (q) => {
        const { until } = pass;
        await q
          .insert(p)
          .values(pass)
          .onConflictDoUpdate({ target: [p.teamId, p.itemId, p.userId], set: { until } });
      }),
    dropPasses: (teamId: string, itemId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(p).where(and(eq(p.teamId, teamId), eq(p.itemId, itemId)));
      }),
    /** Takes those away that are over, and says of which items they were. */
    dropOver: (now: number): Promise<{ teamId: string; itemId: string }[]> =>
      db.write((q) => q.delete(p).where(lte(p.until, now)).returning({ teamId: p.teamId, itemId: p.itemId })),

    /** False when she hears of them already. */
    subscribe: (row: Subscription): Promise<boolean> =>
      db.write(async (q) => (await q.insert(s).values(row).onConflictDoNothing().returning({ userId: s.userId })).length === 1),
    unsubscribe: (teamId: string, communityId: string, userId: string): Promise<boolean> =>
      db.write(async (q) => {
        const gone = await q
          .delete(s)
          .where(one(teamId, communityId, userId))
          .returning({ userId: s.userId });
        return gone.length === 1;
      }),
    subscription: (teamId: string, communityId: string, userId: string): Promise<Subscription | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(s)
              .where(one(teamId, communityId, userId))
          )[0] ?? null,
      ),
    subscriptions: (teamId: string, communityId: string): Promise<Subscription[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.communityId, communityId)))
          .orderBy(asc(s.userId)),
      ),
    subscriptionsOf: (teamId: string, userId: string): Promise<Subscription[]> =>
      db.read((q) =>
        q
          .select()
          .from(s)
          .where(and(eq(s.teamId, teamId), eq(s.userId, userId)))
          .orderBy(asc(s.communityId)),
      ),
    markTold: ({ teamId, communityId, userId }: Subscription, toldAt: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(s)
          .set({ toldAt })
          .where(one(teamId, communityId, userId));
      }),

    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const pass = and(eq(p.teamId, teamId), eq(p.userId, userId));
        const hers = and(eq(s.teamId, teamId), eq(s.userId, userId));
        await q.delete(p).where(communityId === null ? pass : and(pass, eq(p.communityId, communityId)));
        await q.delete(s).where(communityId === null ? hers : and(hers, eq(s.communityId, communityId)));
      }),
  };
}

export type PeopleStore = ReturnType<typeof createPeopleStore>;
