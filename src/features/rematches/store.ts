/** Who is free in a round, since when. */
import { and, asc, desc, eq, lt, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { tables } from './tables.ts';

export type Place = ReturnType<typeof tables>['rematchPlaces']['$inferSelect'];
export type PlaceKey = Pick<Place, 'teamId' | 'fromId' | 'userId'>;

export function createStore(db: Database) {
  const { rematchPlaces: t } = db.tables(tables);
  const one = ({ teamId, fromId, userId }: PlaceKey) => and(eq(t.teamId, teamId), eq(t.fromId, fromId), eq(t.userId, userId));
  const read = (where: SQL | undefined, order: SQL): Promise<Place[]> =>
    db.read((q) => q.select().from(t).where(where).orderBy(order, asc(t.userId)));

  return {
    find: async (key: PlaceKey): Promise<Place | null> => (await read(one(key), asc(t.since)))[0] ?? null,

    put: (place: Place): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(t)
          .values(place)
          .onConflictDoUpdate({ target: [t.teamId, t.fromId, t.userId], set: place });
      }),

    change: (key: PlaceKey, changes: Partial<Pick<Place, 'state' | 'tries' | 'since'>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(changes).where(one(key));
      }),

    /** Everybody who has or had a place in a round, whoever waits longest first. */
    ofRound: (teamId: string, roundId: string): Promise<Place[]> => read(and(eq(t.teamId, teamId), eq(t.roundId, roundId)), asc(t.since)),

    /** Hers, newest first. */
    of: (teamId: string, userId: string): Promise<Place[]> => read(and(eq(t.teamId, teamId), eq(t.userId, userId)), desc(t.since)),

    /** null = of every community. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(t.teamId, teamId), eq(t.userId, userId));
        await q.delete(t).where(communityId === null ? hers : and(hers, eq(t.communityId, communityId)));
      }),

    /** What belonged to rounds that closed before this day. */
    tidy: (before: LocalDate): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(lt(t.closesOn, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
