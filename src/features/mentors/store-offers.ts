/** Who offers to mentor. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Offer = ReturnType<typeof tables>['mentorOffers']['$inferSelect'];

export function createOfferStore(db: Database) {
  const t = db.tables(tables).mentorOffers;
  const of = (teamId: string, userId: string, communityId: string | null) =>
    and(eq(t.teamId, teamId), eq(t.userId, userId), ...(communityId === null ? [] : [eq(t.communityId, communityId)]));
  return {
    put: (row: Offer): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(t)
          .values(row)
          .onConflictDoUpdate({ target: [t.teamId, t.communityId, t.userId], set: row });
      }),
    find: (teamId: string, communityId: string, userId: string): Promise<Offer | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t)
              .where(of(teamId, userId, communityId))
          )[0] ?? null,
      ),
    list: (teamId: string, communityId: string): Promise<Offer[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId)))
          .orderBy(t.userId),
      ),
    by: (teamId: string, userId: string): Promise<Offer[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(of(teamId, userId, null)),
      ),
    /** False when there was none. */
    remove: (teamId: string, userId: string, communityId: string | null): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .delete(t)
              .where(of(teamId, userId, communityId))
              .returning({ userId: t.userId })
          ).length > 0,
      ),
  };
}

export type OfferStore = ReturnType<typeof createOfferStore>;
