/** What was asked of a pair, what silence it met, and who rests. */
import { and, desc, eq, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Check = ReturnType<typeof tables>['talkChecks']['$inferSelect'];
export type CheckKey = Pick<Check, 'teamId' | 'pairId' | 'kind' | 'onDate'>;
type PairKey = Pick<Check, 'teamId' | 'pairId'>;

export function createCheckStore(db: Database) {
  const { talkChecks: t, talkRests: r } = db.tables(tables);
  const one = ({ teamId, pairId, kind, onDate }: CheckKey) =>
    and(eq(t.teamId, teamId), eq(t.pairId, pairId), eq(t.kind, kind), eq(t.onDate, onDate));
  const of = ({ teamId, pairId }: PairKey) => and(eq(t.teamId, teamId), eq(t.pairId, pairId));
  const list = (key: PairKey): Promise<Check[]> => db.read((q) => q.select().from(t).where(of(key)).orderBy(desc(t.onDate)));

  return {
    /** False when it was handed in before. */
    add: (row: Check): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t).values(row).onConflictDoNothing().returning({ onDate: t.onDate })).length === 1),
    find: (key: CheckKey): Promise<Check | null> => db.read(async (q) => (await q.select().from(t).where(one(key)))[0] ?? null),
    /** Newest first. */
    list,
    /** One of them let it go, or never got it. Returns it as it is after that. */
    pass: (key: CheckKey, reached: boolean): Promise<Check | null> =>
      db.write(async (q) => {
        const change = reached ? { silent: sql`${t.silent} + 1` } : { unreached: true };
        return (await q.update(t).set(change).where(one(key)).returning())[0] ?? null;
      }),
    /** One of them has said something: whatever was asked before is heard. */
    answer: (key: PairKey): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ answered: true }).where(of(key));
      }),
    rest: (key: PairKey, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.insert(r).values({ teamId: key.teamId, pairId: key.pairId, userId, privacy: 'P0' }).onConflictDoNothing();
      }),
    resting: (key: PairKey): Promise<string[]> =>
      db.read(async (q) =>
        (
          await q
            .select({ userId: r.userId })
            .from(r)
            .where(and(eq(r.teamId, key.teamId), eq(r.pairId, key.pairId)))
        ).map(({ userId }) => userId),
      ),
    restsOf: (teamId: string, userId: string): Promise<PairKey[]> =>
      db.read((q) =>
        q
          .select({ teamId: r.teamId, pairId: r.pairId })
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.userId, userId))),
      ),
    wake: (key: PairKey, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(and(eq(r.teamId, key.teamId), eq(r.pairId, key.pairId), eq(r.userId, userId)));
      }),
    remove: (key: PairKey): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(of(key));
        await q.delete(r).where(and(eq(r.teamId, key.teamId), eq(r.pairId, key.pairId)));
      }),
    pairs: (): Promise<PairKey[]> => db.read((q) => q.selectDistinct({ teamId: t.teamId, pairId: t.pairId }).from(t)),
  };
}

export type CheckStore = ReturnType<typeof createCheckStore>;
