/** Which rows could go now, and when the next one can. Asked after each message: the words of these queries are built once. */
import { and, asc, eq, exists, gt, inArray, lt, lte, min, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Queries } from '../db/database.ts';
import { keepPrepared } from '../db/prepared.ts';
import { NEVER, SKEW, WORKSPACE } from './rules.ts';
import { deliveryTables } from './tables.ts';

/** The next row of a lane. */
export interface Head {
  teamId: string;
  lane: string;
  position: number;
  method: string;
  uncertain: boolean;
}

export function createHeadsStore(db: Database) {
  const { outbox, deliveryLanes } = db.tables(deliveryTables);
  const now = sql.placeholder('now');

  /** As isOpen in rules.ts: a book from a future that the clock has taken back does not count. */
  const isClosed = and(
    gt(deliveryLanes.openAt, now),
    or(lte(deliveryLanes.writtenAt, sql.placeholder('skewed')), eq(deliveryLanes.openAt, NEVER)),
  );
  const at = (instant: number) => ({ now: instant, skewed: instant + SKEW });

  const closed = keepPrepared((q) =>
    q
      .select({ teamId: deliveryLanes.teamId })
      .from(deliveryLanes)
      .where(and(eq(deliveryLanes.lane, WORKSPACE), isClosed))
      .prepare(),
  );

  const fields = { teamId: outbox.teamId, lane: outbox.lane, position: outbox.position, method: outbox.method };
  const isOfOpenLane = (q: Queries) =>
    notExists(
      q
        .select({ one: sql`1` })
        .from(deliveryLanes)
        .where(
          and(
            eq(deliveryLanes.teamId, outbox.teamId),
            or(eq(deliveryLanes.lane, outbox.lane), eq(deliveryLanes.lane, sql`'method:' || ${outbox.method}`)),
            isClosed,
          ),
        ),
    );
  const limit = sql.placeholder('limit');
  const uncertainHeads = (q: Queries, without: readonly string[]) =>
    q
      .select(fields)
      .from(outbox)
      .where(and(eq(outbox.status, 'sending'), notInArray(outbox.teamId, [...without]), isOfOpenLane(q)))
      .orderBy(asc(outbox.position))
      .limit(limit)
      .prepare();
  const dueHeads = (q: Queries, without: readonly string[]) => {
    const first = q
      .select({ position: min(outbox.position).as('position') })
      .from(outbox)
      .where(and(eq(outbox.status, 'due'), lte(outbox.notBefore, now), notInArray(outbox.teamId, [...without])))
      .groupBy(outbox.teamId, outbox.lane);
    return q
      .select(fields)
      .from(outbox)
      .where(and(inArray(outbox.position, first), isOfOpenLane(q)))
      .orderBy(asc(outbox.position))
      .limit(limit)
      .prepare();
  };
  /** Nobody is closed: the common case. */
  const uncertainOfAll = keepPrepared((q) => uncertainHeads(q, []));
  const dueOfAll = keepPrepared((q) => dueHeads(q, []));

  const deadTeams = (q: Queries) => q.select({ teamId: deliveryLanes.teamId }).from(deliveryLanes).where(eq(deliveryLanes.openAt, NEVER));
  const later = keepPrepared((q) =>
    q
      .select({ at: min(outbox.notBefore) })
      .from(outbox)
      .where(and(eq(outbox.status, 'due'), gt(outbox.notBefore, now), notInArray(outbox.teamId, deadTeams(q))))
      .prepare(),
  );
  const opening = keepPrepared((q) => {
    const isHere = or(
      eq(deliveryLanes.lane, outbox.lane),
      eq(deliveryLanes.lane, WORKSPACE),
      eq(deliveryLanes.lane, sql`'method:' || ${outbox.method}`),
    );
    const isWaiting = and(inArray(outbox.status, ['due', 'sending']), eq(outbox.teamId, deliveryLanes.teamId), isHere);
    const waiting = exists(
      q
        .select({ one: sql`1` })
        .from(outbox)
        .where(and(isWaiting, lte(outbox.notBefore, now))),
    );
    return q
      .select({ at: min(deliveryLanes.openAt) })
      .from(deliveryLanes)
      .where(and(isClosed, lt(deliveryLanes.openAt, NEVER), notInArray(deliveryLanes.teamId, deadTeams(q)), waiting))
      .prepare();
  });

  return {
    /** Workspaces that may not send now: their pace is spent or their token is dead. */
    closedTeams: (instant: number): Promise<string[]> =>
      db.read(async (q) => (await closed(q).execute(at(instant))).map((row) => row.teamId)),

    /** The first rows of lanes that are open; a row whose end nobody knows comes before all others of its lane. */
    heads: (instant: number, without: readonly string[], most: number): Promise<Head[]> =>
      db.read(async (q) => {
        const values = { ...at(instant), limit: most };
        const uncertain = await (without.length === 0 ? uncertainOfAll(q) : uncertainHeads(q, without)).execute(values);
        const due = await (without.length === 0 ? dueOfAll(q) : dueHeads(q, without)).execute(values);
        const lanes = new Set(uncertain.map((row) => `${row.teamId} ${row.lane}`));
        return [
          ...uncertain.map((row) => ({ ...row, uncertain: true })),
          ...due.filter((row) => !lanes.has(`${row.teamId} ${row.lane}`)).map((row) => ({ ...row, uncertain: false })),
        ];
      }),

    /** When something that may not go now could: a row comes to its own time, or a lane with rows opens. */
    nextAt: (instant: number): Promise<number | null> =>
      db.read(async (q) => {
        const [own] = await later(q).execute(at(instant));
        const [lane] = await opening(q).execute(at(instant));
        const instants = [own?.at, lane?.at].filter((found) => found !== null && found !== undefined);
        return instants.length > 0 ? Math.min(...instants) : null;
      }),
  };
}
