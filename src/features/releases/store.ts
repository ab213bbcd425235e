/** Readings, and what was released. */
import { and, asc, eq, gt, lte, ne } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type Audience, tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type ReadingRow = Tables['releaseReadings']['$inferSelect'];
export type ReleaseRow = Tables['releases']['$inferSelect'];

export function createStore(db: Database) {
  const { releaseReadings: r, releases: o } = db.tables(tables);
  const readingOf = (teamId: string, itemId: string, audience: Audience) =>
    and(eq(r.teamId, teamId), eq(r.itemId, itemId), eq(r.audience, audience));
  const releaseOf = (teamId: string, itemId: string) => and(eq(o.teamId, teamId), eq(o.itemId, itemId));

  return {
    reading: (teamId: string, itemId: string, audience: Audience): Promise<ReadingRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(r)
              .where(readingOf(teamId, itemId, audience))
          )[0] ?? null,
      ),
    readings: (teamId: string, itemId: string): Promise<ReadingRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.itemId, itemId)))
          .orderBy(asc(r.audience)),
      ),
    readingsIn: (teamId: string, communityId: string): Promise<ReadingRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.communityId, communityId)))
          .orderBy(asc(r.itemId), asc(r.audience)),
      ),
    readingsBy: (teamId: string, readerId: string): Promise<ReadingRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.readerId, readerId)))
          .orderBy(asc(r.itemId), asc(r.audience)),
      ),
    /** One for each audience: a new question takes the place of the one before. */
    putReading: (row: ReadingRow): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _, itemId: __, audience: ___, ...rest } = row;
        await q
          .insert(r)
          .values(row)
          .onConflictDoUpdate({ target: [r.teamId, r.itemId, r.audience], set: rest });
      }),
    /** False when one is known. */
    restoreReading: (row: ReadingRow): Promise<boolean> =>
      db.write(async (q) => (await q.insert(r).values(row).onConflictDoNothing().returning({ itemId: r.itemId })).length === 1),
    dropOldReadings: (askedBefore: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(and(ne(r.answer, 'yes'), lte(r.askedAt, askedBefore)));
      }),
    /** Whoever leaves is no reader any more: what she was asked goes, what she read keeps no name unless she wants. */
    forgetReader: (teamId: string, readerId: string, communityId: string | null, keepName: boolean): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(r.teamId, teamId), eq(r.readerId, readerId), communityId === null ? undefined : eq(r.communityId, communityId));
        await q.delete(r).where(and(hers, ne(r.answer, 'yes')));
        if (!keepName) await q.update(r).set({ readerId: null }).where(hers);
      }),

    release: (teamId: string, itemId: string): Promise<ReleaseRow | null> =>
      db.read(async (q) => (await q.select().from(o).where(releaseOf(teamId, itemId)))[0] ?? null),
    releasedSince: (teamId: string, communityId: string, since: number): Promise<ReleaseRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(o)
          .where(and(eq(o.teamId, teamId), eq(o.communityId, communityId), gt(o.at, since)))
          .orderBy(asc(o.at), asc(o.itemId)),
      ),
    releasesOf: (teamId: string): Promise<ReleaseRow[]> =>
      db.read((q) => q.select().from(o).where(eq(o.teamId, teamId)).orderBy(asc(o.itemId))),
    putRelease: (row: ReleaseRow): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _, itemId: __, ...rest } = row;
        await q
          .insert(o)
          .values(row)
          .onConflictDoUpdate({ target: [o.teamId, o.itemId], set: rest });
      }),
    dropRelease: (teamId: string, itemId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(o).where(releaseOf(teamId, itemId));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
