import { and, eq, inArray, or } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import type { Ref } from '../platform/delivery/outbox.ts';
import { tables } from './tables.ts';

export interface TrailLink {
  from: Ref;
  to: Ref;
  at: number;
}

export function createTrailStore(db: Database) {
  const t = db.tables(tables).trailLinks;
  return {
    link: (teamId: string, from: Ref, to: Ref, at: number): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values({ teamId, fromKind: from.kind, fromId: from.id, toKind: to.kind, toId: to.id, at }).onConflictDoNothing();
      }),

    /** Every link that touches one of these ids; the caller looks at the kinds. */
    touching: (teamId: string, ids: readonly string[]): Promise<TrailLink[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(inArray(t.fromId, [...ids]), inArray(t.toId, [...ids]))))
          .orderBy(t.at, t.fromId, t.toId);
        return rows.map((row) => ({ from: { kind: row.fromKind, id: row.fromId }, to: { kind: row.toKind, id: row.toId }, at: row.at }));
      }),

    forget: (teamId: string, ref: Ref): Promise<void> =>
      db.write(async (q) => {
        const isFrom = and(eq(t.fromKind, ref.kind), eq(t.fromId, ref.id));
        const isTo = and(eq(t.toKind, ref.kind), eq(t.toId, ref.id));
        await q.delete(t).where(and(eq(t.teamId, teamId), or(isFrom, isTo)));
      }),
  };
}
