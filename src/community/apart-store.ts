/** Private lists and reporting lines, as each person says them. P0. */
import { and, eq, or } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { pairTables } from './pair-tables.ts';

export interface OwnBounds {
  /** Whom she would rather not be put together with. */
  notWith: string[];
  reportsTo: string | null;
}

export function createApartStore(db: Database) {
  const { apartLists: l, reportingLines: r } = db.tables(pairTables);
  const hers = (teamId: string, userId: string) => and(eq(l.teamId, teamId), eq(l.userId, userId));
  const line = (teamId: string, userId: string) => and(eq(r.teamId, teamId), eq(r.userId, userId));
  return {
    of: (teamId: string, userId: string): Promise<OwnBounds> =>
      db.read(async (q) => {
        const listed = await q.select({ id: l.otherId }).from(l).where(hers(teamId, userId)).orderBy(l.otherId);
        const [above] = await q.select({ id: r.managerId }).from(r).where(line(teamId, userId));
        return { notWith: listed.map(({ id }) => id), reportsTo: above?.id ?? null };
      }),

    put: (teamId: string, userId: string, { notWith, reportsTo }: OwnBounds): Promise<void> =>
      db.write(async (q) => {
        await q.delete(l).where(hers(teamId, userId));
        await q.delete(r).where(line(teamId, userId));
        const others = [...new Set(notWith)].filter((otherId) => otherId !== userId);
        if (others.length > 0) await q.insert(l).values(others.map((otherId) => ({ teamId, userId, otherId, privacy: 'P0' as const })));
        if (reportsTo !== null && reportsTo !== userId) await q.insert(r).values({ teamId, userId, managerId: reportsTo, privacy: 'P0' });
      }),

    /** Of the whole workspace: a line runs through people who are in no community. */
    all: (teamId: string): Promise<{ lists: [string, string][]; managerOf: Map<string, string> }> =>
      db.read(async (q) => {
        const lists = await q.select({ a: l.userId, b: l.otherId }).from(l).where(eq(l.teamId, teamId));
        const lines = await q.select({ a: r.userId, b: r.managerId }).from(r).where(eq(r.teamId, teamId));
        return { lists: lists.map(({ a, b }) => [a, b]), managerOf: new Map(lines.map(({ a, b }) => [a, b])) };
      }),

    /** What she said, and what others said of her. */
    forget: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(l).where(and(eq(l.teamId, teamId), or(eq(l.userId, userId), eq(l.otherId, userId))));
        await q.delete(r).where(and(eq(r.teamId, teamId), or(eq(r.userId, userId), eq(r.managerId, userId))));
      }),
  };
}
