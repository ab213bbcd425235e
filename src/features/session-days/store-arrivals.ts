/** Who was there, as long as names are kept, and the day of each person's last session. */
import { and, asc, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Arrival = Tables['sessionArrivals']['$inferSelect'];
export type LastSession = Tables['lastSessions']['$inferSelect'];

export function createArrivalStore(db: Database) {
  const { sessionArrivals: arrivals, lastSessions: lasts, sessionDays: days } = db.tables(tables);
  const of = (teamId: string, sessionId: string) => and(eq(arrivals.teamId, teamId), eq(arrivals.sessionId, sessionId));

  return {
    list: (teamId: string, sessionId: string): Promise<Arrival[]> =>
      db.read((q) => q.select().from(arrivals).where(of(teamId, sessionId)).orderBy(asc(arrivals.at), asc(arrivals.userId))),
    add: (rows: readonly Arrival[]): Promise<void> => db.addMany(arrivals, rows),
    async remove(teamId: string, sessionId: string, userIds: readonly string[]): Promise<void> {
      if (userIds.length === 0) return;
      await db.write(async (q) => {
        await q.delete(arrivals).where(and(of(teamId, sessionId), inArray(arrivals.userId, [...userIds])));
      });
    },
    removeAll: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(arrivals).where(of(teamId, sessionId));
      }),

    /** The later day stays. */
    async remember(teamId: string, communityId: string, userIds: readonly string[], onDate: LocalDate): Promise<void> {
      const rows = userIds.map((userId): LastSession => ({ teamId, communityId, userId, onDate, privacy: 'P0' }));
      await db.addMany(lasts, rows);
      if (userIds.length === 0) return;
      await db.write(async (q) => {
        const hers = and(eq(lasts.teamId, teamId), eq(lasts.communityId, communityId), inArray(lasts.userId, [...userIds]));
        await q
          .update(lasts)
          .set({ onDate })
          .where(and(hers, lt(lasts.onDate, onDate)));
      });
    },
    lastsOf: (teamId: string, userId: string): Promise<LastSession[]> =>
      db.read((q) =>
        q
          .select()
          .from(lasts)
          .where(and(eq(lasts.teamId, teamId), eq(lasts.userId, userId))),
      ),
    of: (teamId: string, userId: string): Promise<Arrival[]> =>
      db.read((q) =>
        q
          .select()
          .from(arrivals)
          .where(and(eq(arrivals.teamId, teamId), eq(arrivals.userId, userId)))
          .orderBy(asc(arrivals.at)),
      ),
    /** She goes from the lists; the counts stay. */
    async forget(teamId: string, userId: string, communityId: string | null): Promise<void> {
      await db.write(async (q) => {
        const mine = and(eq(arrivals.teamId, teamId), eq(arrivals.userId, userId));
        const gone = await q
          .delete(arrivals)
          .where(communityId === null ? mine : and(mine, eq(arrivals.communityId, communityId)))
          .returning({ sessionId: arrivals.sessionId });
        for (const { sessionId } of gone) {
          const day = and(eq(days.teamId, teamId), eq(days.sessionId, sessionId));
          const [found] = await q.select({ unnamed: days.unnamed }).from(days).where(day);
          if (found)
            await q
              .update(days)
              .set({ unnamed: found.unnamed + 1 })
              .where(day);
        }
        const last = and(eq(lasts.teamId, teamId), eq(lasts.userId, userId));
        await q.delete(lasts).where(communityId === null ? last : and(last, eq(lasts.communityId, communityId)));
      });
    },
  };
}

export type ArrivalStore = ReturnType<typeof createArrivalStore>;
