/** Thanks, the choice about praise, and offers of a hand in the database. */
import { and, asc, desc, eq, isNotNull, lt, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Thanks = Tables['thanks']['$inferSelect'];
export type HandOffer = Tables['handOffers']['$inferSelect'];

export function createStore(db: Database) {
  const { thanks: t, thanksPraise: p, handOffers: o } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));

  return {
    /** False when the id is known: the same form sent twice. */
    add: (row: Thanks): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: (teamId: string, id: string): Promise<Thanks | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    change: (
      { teamId, id }: Pick<Thanks, 'teamId' | 'id'>,
      set: Partial<Pick<Thanks, 'fromId' | 'toId' | 'told' | 'wantsNotes' | 'sessionId' | 'privacy'>>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(set).where(one(teamId, id));
      }),
    remove: ({ teamId, id }: Pick<Thanks, 'teamId' | 'id'>): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(one(teamId, id));
      }),
    /** Newest first. */
    received: (teamId: string, toId: string, limit: number): Promise<Thanks[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.toId, toId)))
          .orderBy(desc(t.at), desc(t.id))
          .limit(limit),
      ),
    /** Given or received, oldest first. */
    about: (teamId: string, userId: string): Promise<Thanks[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.fromId, userId), eq(t.toId, userId))))
          .orderBy(asc(t.at), asc(t.id)),
      ),
    /** Waiting for the notes, oldest first. */
    wanted: (teamId: string, communityId: string): Promise<Thanks[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId), eq(t.wantsNotes, true), eq(t.privacy, 'P1')))
          .orderBy(asc(t.at), asc(t.id)),
      ),
    /** In notes that are out, oldest first; of one session or of all. */
    out: (teamId: string, communityId: string, sessionId?: string): Promise<Thanks[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(
            and(
              eq(t.teamId, teamId),
              eq(t.communityId, communityId),
              eq(t.privacy, 'P3'),
              sessionId === undefined ? isNotNull(t.sessionId) : eq(t.sessionId, sessionId),
            ),
          )
          .orderBy(asc(t.at), asc(t.id)),
      ),
    /** Between two people, and older than this. */
    old: (before: number): Promise<Thanks[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.privacy, 'P1'), lt(t.at, before))),
      ),

    /** Null: she has not said. */
    praise: (teamId: string, userId: string): Promise<boolean | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(p)
              .where(and(eq(p.teamId, teamId), eq(p.userId, userId)))
          )[0]?.isPublic ?? null,
      ),
    setPraise: (teamId: string, userId: string, isPublic: boolean): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(p)
          .values({ teamId, userId, isPublic, privacy: 'P3' })
          .onConflictDoUpdate({ target: [p.teamId, p.userId], set: { isPublic } });
      }),
    forgetPraise: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(p).where(and(eq(p.teamId, teamId), eq(p.userId, userId)));
      }),

    addOffer: (row: HandOffer): Promise<void> =>
      db.write(async (q) => {
        await q.insert(o).values(row).onConflictDoNothing();
      }),
    offers: (teamId: string, userId: string): Promise<HandOffer[]> =>
      db.read((q) =>
        q
          .select()
          .from(o)
          .where(and(eq(o.teamId, teamId), eq(o.userId, userId)))
          .orderBy(asc(o.offeredAt)),
      ),
    forgetOffers: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(o.teamId, teamId), eq(o.userId, userId));
        await q.delete(o).where(communityId === null ? hers : and(hers, eq(o.communityId, communityId)));
      }),
    tidyOffers: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(o).where(lt(o.offeredAt, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
