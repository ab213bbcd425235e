/** Claimed sections, and other ways to the same end. */
import { and, asc, eq, lte, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Claim = Tables['playbookClaims']['$inferSelect'];
export type Way = Tables['playbookWays']['$inferSelect'];

export function createStore(db: Database) {
  const { playbookClaims: c, playbookWays: w } = db.tables(tables);
  const sectionOf = (teamId: string, itemId: string, section: string) =>
    and(eq(c.teamId, teamId), eq(c.itemId, itemId), eq(c.section, section));

  return {
    claims: (teamId: string, itemId: string): Promise<Claim[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.itemId, itemId)))
          .orderBy(asc(c.since), asc(c.section)),
      ),
    claimsBy: (teamId: string, userId: string): Promise<Claim[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.userId, userId)))
          .orderBy(asc(c.since), asc(c.section)),
      ),
    /** False when somebody has it. */
    addClaim: (claim: Claim): Promise<boolean> =>
      db.write(async (q) => (await q.insert(c).values(claim).onConflictDoNothing().returning({ section: c.section })).length === 1),
    touchClaim: ({ teamId, itemId, section }: Pick<Claim, 'teamId' | 'itemId' | 'section'>, touchedAt: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(c)
          .set({ touchedAt })
          .where(sectionOf(teamId, itemId, section));
      }),
    endClaim: ({ teamId, itemId, section }: Pick<Claim, 'teamId' | 'itemId' | 'section'>): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(sectionOf(teamId, itemId, section));
      }),
    endIdleClaims: (touchedBefore: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(lte(c.touchedAt, touchedBefore));
      }),
    endClaimsOf: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(c.teamId, teamId), eq(c.userId, userId));
        await q.delete(c).where(communityId === null ? hers : and(hers, eq(c.communityId, communityId)));
      }),

    addWay: (way: Way): Promise<boolean> =>
      db.write(async (q) => (await q.insert(w).values(way).onConflictDoNothing().returning({ otherId: w.otherId })).length === 1),
    /** From either end. */
    ways: (teamId: string, itemId: string): Promise<Way[]> =>
      db.read((q) =>
        q
          .select()
          .from(w)
          .where(and(eq(w.teamId, teamId), or(eq(w.itemId, itemId), eq(w.otherId, itemId))))
          .orderBy(asc(w.at), asc(w.itemId), asc(w.otherId)),
      ),
    waysIn: (teamId: string, communityId: string): Promise<Way[]> =>
      db.read((q) =>
        q
          .select()
          .from(w)
          .where(and(eq(w.teamId, teamId), eq(w.communityId, communityId)))
          .orderBy(asc(w.itemId), asc(w.otherId)),
      ),
    waysBy: (teamId: string, userId: string): Promise<Way[]> =>
      db.read((q) =>
        q
          .select()
          .from(w)
          .where(and(eq(w.teamId, teamId), eq(w.byId, userId)))
          .orderBy(asc(w.itemId), asc(w.otherId)),
      ),
    unnameWays: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(w.teamId, teamId), eq(w.byId, userId));
        await q
          .update(w)
          .set({ byId: null })
          .where(communityId === null ? hers : and(hers, eq(w.communityId, communityId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
