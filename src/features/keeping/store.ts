/** Messages that were kept, and requests that wait. */
import { and, asc, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type KeptStatus, tables } from './tables.ts';

export type KeptMessage = ReturnType<typeof tables>['keptMessages']['$inferSelect'];
export type Source = Pick<KeptMessage, 'teamId' | 'channelId' | 'ts'>;

export function createStore(db: Database) {
  const { keptMessages: t } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));

  return {
    /** False when the id is known: the same form sent twice. */
    add: (row: KeptMessage): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1),
    find: (teamId: string, id: string): Promise<KeptMessage | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    findByItem: (teamId: string, itemId: string): Promise<KeptMessage | null> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.itemId, itemId)));
        return rows[0] ?? null;
      }),
    /** Of this message, whoever kept it; oldest first. */
    listOf: ({ teamId, channelId, ts }: Source): Promise<KeptMessage[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.channelId, channelId), eq(t.ts, ts)))
          .orderBy(asc(t.keptAt), asc(t.id)),
      ),
    /** Where she is keeper or author. */
    listAbout: (teamId: string, userId: string): Promise<KeptMessage[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.keeperId, userId), eq(t.authorId, userId))))
          .orderBy(asc(t.keptAt), asc(t.id)),
      ),
    /** Everywhere, for what ends by itself. */
    listBy: (statuses: readonly KeptStatus[]): Promise<KeptMessage[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(inArray(t.status, [...statuses]))
          .orderBy(asc(t.keptAt), asc(t.id)),
      ),
    change: (teamId: string, id: string, changes: Partial<Omit<KeptMessage, 'teamId' | 'id'>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(changes).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(one(teamId, id));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
