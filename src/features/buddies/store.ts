/** Who accompanies whom. */
import { and, eq, gte, inArray, lt, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type BuddyStatus, tables } from './tables.ts';

interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

type Tables = ReturnType<typeof tables>;
export type Buddy = Tables['buddies']['$inferSelect'];

export function createStore(db: Database) {
  const { buddies } = db.tables(tables);
  const here = (teamId: string, communityId: string) => and(eq(buddies.teamId, teamId), eq(buddies.communityId, communityId));

  return {
    async add(row: Buddy): Promise<void> {
      await db.write(async (q) => {
        await q.insert(buddies).values(row);
      });
    },
    async find(teamId: string, id: string): Promise<Buddy | null> {
      const [row] = await db.read((q) =>
        q
          .select()
          .from(buddies)
          .where(and(eq(buddies.teamId, teamId), eq(buddies.id, id))),
      );
      return row ?? null;
    },
    /** Everybody who was ever introduced to this newcomer, first to last. */
    ofNewcomer(whose: Whose): Promise<Buddy[]> {
      return db.read((q) =>
        q
          .select()
          .from(buddies)
          .where(and(here(whose.teamId, whose.communityId), eq(buddies.newcomerId, whose.userId)))
          .orderBy(buddies.id),
      );
    },
    /** Introductions since this date that are not over: what counts as accompanying somebody at present. */
    async accompanied(teamId: string, communityId: string, since: LocalDate): Promise<Map<string, number>> {
      const rows = await db.read((q) =>
        q
          .select()
          .from(buddies)
          .where(and(here(teamId, communityId), gte(buddies.introducedOn, since), inArray(buddies.status, ['open', 'talked']))),
      );
      const counts = new Map<string, number>();
      for (const row of rows) counts.set(row.buddyId, (counts.get(row.buddyId) ?? 0) + 1);
      return counts;
    },
    /** False when it was closed already. */
    async close(teamId: string, id: string, status: Exclude<BuddyStatus, 'open'>): Promise<boolean> {
      const rows = await db.write((q) =>
        q
          .update(buddies)
          .set({ status })
          .where(and(eq(buddies.teamId, teamId), eq(buddies.id, id), eq(buddies.status, 'open')))
          .returning({ id: buddies.id }),
      );
      return rows.length > 0;
    },
    /** Open pairs in which she is one of the two; somebody who leaves ends them. */
    openWith(whose: Whose): Promise<Buddy[]> {
      return db.read((q) =>
        q
          .select()
          .from(buddies)
          .where(
            and(
              here(whose.teamId, whose.communityId),
              eq(buddies.status, 'open'),
              or(eq(buddies.newcomerId, whose.userId), eq(buddies.buddyId, whose.userId)),
            ),
          ),
      );
    },
    of(teamId: string, userId: string): Promise<Buddy[]> {
      return db.read((q) =>
        q
          .select()
          .from(buddies)
          .where(and(eq(buddies.teamId, teamId), or(eq(buddies.newcomerId, userId), eq(buddies.buddyId, userId))))
          .orderBy(buddies.id),
      );
    },
    async forget(teamId: string, userId: string, communityId: string | null): Promise<void> {
      await db.write(async (q) => {
        const mine = and(eq(buddies.teamId, teamId), or(eq(buddies.newcomerId, userId), eq(buddies.buddyId, userId)));
        await q.delete(buddies).where(communityId === null ? mine : and(mine, eq(buddies.communityId, communityId)));
      });
    },
    /** Class P1 is kept for 90 days. */
    async tidy(before: LocalDate): Promise<void> {
      await db.write(async (q) => {
        await q.delete(buddies).where(lt(buddies.introducedOn, before));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
