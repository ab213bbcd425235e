/** Rounds and who is in, in the database. */
import { and, asc, desc, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type RoundRow = Tables['rounds']['$inferSelect'];
export type Entry = Tables['roundEntries']['$inferSelect'];

export function createStore(db: Database) {
  const { rounds: r, roundEntries: e } = db.tables(tables);
  const round = (teamId: string, id: string) => and(eq(r.teamId, teamId), eq(r.id, id));

  return {
    find: (teamId: string, id: string): Promise<RoundRow | null> =>
      db.read(async (q) => (await q.select().from(r).where(round(teamId, id)))[0] ?? null),
    /** Of a community, oldest first. */
    list: (teamId: string, communityId: string): Promise<RoundRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.communityId, communityId)))
          .orderBy(asc(r.quarterOn)),
      ),
    /** Of every workspace, those that nobody was told of yet. */
    untold: (): Promise<RoundRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(inArray(r.state, ['open', 'drawn'])),
      ),
    /** Nothing when it is known. */
    add: (row: RoundRow): Promise<void> =>
      db.write(async (q) => {
        await q.insert(r).values(row).onConflictDoNothing();
      }),
    change: (teamId: string, id: string, changes: Partial<RoundRow>): Promise<void> =>
      db.write(async (q) => {
        await q.update(r).set(changes).where(round(teamId, id));
      }),

    findEntry: (teamId: string, roundId: string, userId: string): Promise<Entry | null> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(e)
          .where(and(eq(e.teamId, teamId), eq(e.roundId, roundId), eq(e.userId, userId)));
        return rows[0] ?? null;
      }),
    /** Those who are in, in the order of their ids. */
    listIn: (teamId: string, roundId: string): Promise<Entry[]> =>
      db.read((q) =>
        q
          .select()
          .from(e)
          .where(and(eq(e.teamId, teamId), eq(e.roundId, roundId), eq(e.isIn, true)))
          .orderBy(asc(e.userId)),
      ),
    /** Hers everywhere, newest first. */
    entriesOf: (teamId: string, userId: string): Promise<Entry[]> =>
      db.read((q) =>
        q
          .select()
          .from(e)
          .where(and(eq(e.teamId, teamId), eq(e.userId, userId)))
          .orderBy(desc(e.enteredAt)),
      ),
    putEntry: (entry: Entry): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(e)
          .values(entry)
          .onConflictDoUpdate({ target: [e.teamId, e.roundId, e.userId], set: entry });
      }),
    markUnplaced: (entry: Pick<Entry, 'teamId' | 'roundId' | 'userId'>, unplaced: Entry['unplaced']): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(e)
          .set({ unplaced })
          .where(and(eq(e.teamId, entry.teamId), eq(e.roundId, entry.roundId), eq(e.userId, entry.userId)));
      }),
    /** null = of every community. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(e.teamId, teamId), eq(e.userId, userId));
        await q.delete(e).where(communityId === null ? hers : and(hers, eq(e.communityId, communityId)));
      }),
    /** What was said for rounds that closed before this day. */
    tidy: (before: LocalDate): Promise<void> =>
      db.write(async (q) => {
        const old = await q.select({ teamId: r.teamId, id: r.id }).from(r).where(lt(r.closesOn, before));
        for (const { teamId, id } of old) await q.delete(e).where(and(eq(e.teamId, teamId), eq(e.roundId, id)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
