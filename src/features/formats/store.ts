/** The formats that communities made themselves. */
import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Table = ReturnType<typeof tables>['ownFormats'];
export type OwnFormat = Table['$inferSelect'];
type Key = Pick<OwnFormat, 'teamId' | 'communityId' | 'id'>;

export function createStore(db: Database) {
  const { ownFormats: t } = db.tables(tables);
  const at = ({ teamId, communityId, id }: Key) => and(eq(t.teamId, teamId), eq(t.communityId, communityId), eq(t.id, id));

  return {
    list: (teamId: string, communityId: string): Promise<OwnFormat[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.communityId, communityId)))
          .orderBy(asc(t.createdAt), asc(t.id)),
      ),
    find: (key: Key): Promise<OwnFormat | null> => db.read(async (q) => (await q.select().from(t).where(at(key)))[0] ?? null),
    add: (format: OwnFormat): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values(format).onConflictDoNothing();
      }),
    /** False when somebody changed it since that version. */
    change: (key: Key, version: number, change: Partial<Omit<OwnFormat, keyof Key>>): Promise<boolean> =>
      db.write(async (q) => {
        const changed = await q
          .update(t)
          .set({ ...change, version: version + 1 })
          .where(and(at(key), eq(t.version, version)))
          .returning();
        return changed.length === 1;
      }),
    remove: (key: Key): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(at(key));
      }),
    touchedBy: (teamId: string, userId: string): Promise<OwnFormat[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.createdBy, userId), eq(t.changedBy, userId))))
          .orderBy(asc(t.createdAt), asc(t.id)),
      ),
    /** Whose it was is forgotten; its version stays, as nothing about it changed. */
    unname: (key: Key, names: Pick<OwnFormat, 'createdBy' | 'changedBy'>): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(names).where(at(key));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
