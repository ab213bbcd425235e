/** What is left of pairs for others: what a mentee showed, and numbers without people. */
import { and, desc, eq, isNull, lt, max } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Gain = Tables['mentorshipGains']['$inferSelect'];
export type Count = Tables['mentorshipCounts']['$inferSelect'];

export function createTotalStore(db: Database) {
  const { mentorshipGains: gains, mentorshipCounts: counts } = db.tables(tables);
  const here = (teamId: string, communityId: string) => and(eq(counts.teamId, teamId), eq(counts.communityId, communityId));
  return {
    putGain: (row: Gain): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(gains)
          .values(row)
          .onConflictDoUpdate({ target: [gains.teamId, gains.id], set: row });
      }),
    removeGain: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(gains).where(and(eq(gains.teamId, teamId), eq(gains.id, id)));
      }),
    findGain: (teamId: string, id: string): Promise<Gain | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(gains)
              .where(and(eq(gains.teamId, teamId), eq(gains.id, id)))
          )[0] ?? null,
      ),
    /** Newest first. */
    gains: (teamId: string, communityId: string): Promise<Gain[]> =>
      db.read((q) =>
        q
          .select()
          .from(gains)
          .where(and(eq(gains.teamId, teamId), eq(gains.communityId, communityId)))
          .orderBy(desc(gains.shownAt), gains.id),
      ),
    gainsOf: (teamId: string, userId: string): Promise<Gain[]> =>
      db.read((q) =>
        q
          .select()
          .from(gains)
          .where(and(eq(gains.teamId, teamId), eq(gains.userId, userId)))
          .orderBy(gains.id),
      ),
    unnameGains: (teamId: string, userId: string, communityId: string | null, remove: boolean): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(gains.teamId, teamId), eq(gains.userId, userId));
        const where = communityId === null ? hers : and(hers, eq(gains.communityId, communityId));
        await (remove ? q.delete(gains).where(where) : q.update(gains).set({ userId: null }).where(where));
      }),
    /** Into the batch that is not full; the one that fills it says when. */
    count: (row: Omit<Count, 'batch' | 'fullAt'>, { k, now }: { k: number; now: number }): Promise<void> =>
      db.write(async (q) => {
        const open = and(here(row.teamId, row.communityId), isNull(counts.fullAt));
        const waiting = await q.select().from(counts).where(open);
        const [last] = await q
          .select({ batch: max(counts.batch) })
          .from(counts)
          .where(here(row.teamId, row.communityId));
        await q.insert(counts).values({ ...row, batch: waiting[0]?.batch ?? (last?.batch ?? 0) + 1, fullAt: null });
        if (waiting.length + 1 >= k) await q.update(counts).set({ fullAt: now }).where(open);
      }),
    /** The newest batch that is full. */
    newestBatch: (teamId: string, communityId: string): Promise<Count[]> =>
      db.read(async (q) => {
        const rows = await q.select().from(counts).where(here(teamId, communityId)).orderBy(desc(counts.batch), counts.id);
        const newest = rows.find(({ fullAt }) => fullAt !== null);
        return newest ? rows.filter(({ batch }) => batch === newest.batch) : [];
      }),
    /** Numbers are kept for 24 months. */
    tidy: (beforeMonth: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(counts).where(lt(counts.month, beforeMonth));
      }),
  };
}

export type TotalStore = ReturnType<typeof createTotalStore>;
