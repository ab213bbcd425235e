/** Rows of the librarian's lists. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type Settled, tables } from './tables.ts';

export type Row = ReturnType<typeof tables>['upkeepRows']['$inferSelect'];
type Where = Pick<Row, 'teamId' | 'communityId'>;

export function createStore(db: Database) {
  const { upkeepRows: u } = db.tables(tables);
  const here = ({ teamId, communityId }: Where) => and(eq(u.teamId, teamId), eq(u.communityId, communityId));

  return {
    /** False when it stands on this month's list already. */
    add: (row: Row): Promise<boolean> =>
      db.write(async (q) => (await q.insert(u).values(row).onConflictDoNothing().returning()).length === 1),
    month: (where: Where, monthOn: LocalDate): Promise<Row[]> =>
      db.read((q) =>
        q
          .select()
          .from(u)
          .where(and(here(where), eq(u.monthOn, monthOn)))
          .orderBy(asc(u.place), asc(u.itemId)),
      ),
    /** Everything that was ever decided about an item here. */
    settledAs: (where: Where, settled: Settled): Promise<Row[]> =>
      db.read((q) =>
        q
          .select()
          .from(u)
          .where(and(here(where), eq(u.settled, settled))),
      ),
    settle: (
      { teamId, communityId, monthOn, itemId }: Pick<Row, 'teamId' | 'communityId' | 'monthOn' | 'itemId'>,
      settled: Settled,
      settledAt: number,
    ) =>
      db.write(async (q) => {
        await q
          .update(u)
          .set({ settled, settledAt })
          .where(and(here({ teamId, communityId }), eq(u.monthOn, monthOn), eq(u.itemId, itemId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
