/** The three talks of a pair. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Talk = ReturnType<typeof tables>['talks']['$inferSelect'];
type Key = Pick<Talk, 'teamId' | 'pairId'>;

export function createStore(db: Database) {
  const { talks: t } = db.tables(tables);
  const of = ({ teamId, pairId }: Key) => and(eq(t.teamId, teamId), eq(t.pairId, pairId));
  const list = (where: ReturnType<typeof of>): Promise<Talk[]> =>
    db.read((q) => q.select().from(t).where(where).orderBy(asc(t.pairId), asc(t.number)));

  return {
    /** First to third. */
    of: (key: Key): Promise<Talk[]> => list(of(key)),
    /** Of every pair of a workspace. */
    all: (teamId: string): Promise<Talk[]> => list(eq(t.teamId, teamId)),
    /** Written again under its number, it replaces what stood there. */
    put: (row: Talk): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _, pairId: __, number: ___, ...rest } = row;
        await q
          .insert(t)
          .values(row)
          .onConflictDoUpdate({ target: [t.teamId, t.pairId, t.number], set: rest });
      }),
    remove: (key: Key): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(of(key));
      }),
    pairs: (): Promise<Key[]> => db.read((q) => q.selectDistinct({ teamId: t.teamId, pairId: t.pairId }).from(t)),
  };
}

export type Store = ReturnType<typeof createStore>;
