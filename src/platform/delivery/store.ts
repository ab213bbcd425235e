/** The outbox in the database. Claiming and ending a row are one transaction each; nobody else writes its status. */
import { and, asc, eq, exists, gt, inArray, isNotNull, lt, lte, min, notExists, notInArray, or, sql } from 'drizzle-orm';
import type { Database, Queries } from '../db/database.ts';
import type { NewId } from '../ids.ts';
import type { Parcel } from './payload.ts';
import { FREE_LANE, type Lane, NEVER, SKEW, WORKSPACE } from './rules.ts';
import { deliveryTables, type OutboxStatus } from './tables.ts';

export type OutboxRow = ReturnType<typeof deliveryTables>['outbox']['$inferSelect'];
type NewRow = ReturnType<typeof deliveryTables>['outbox']['$inferInsert'];

/** The next row of a lane. */
export interface Head {
  teamId: string;
  lane: string;
  position: number;
  method: string;
  uncertain: boolean;
}

export interface End {
  status: Exclude<OutboxStatus, 'due' | 'sending'>;
  now: number;
  channel?: string;
  ts?: string;
  error?: string;
}

export const likePrefix = (prefix: string): string => `${prefix.replace(/[\\%_]/g, (sign) => `\\${sign}`)}%`;

export function createDeliveryStore(db: Database, newId: NewId) {
  const { outbox, deliveryLanes } = db.tables(deliveryTables);

  const rowOf = ({ envelope, payload, lane, method, target, told, cause }: Parcel, now: number): NewRow => ({
    teamId: envelope.teamId,
    id: newId(),
    key: envelope.key,
    touch: envelope.touch,
    lane,
    method,
    payload,
    target,
    whenUnsure: envelope.whenUnsure,
    aboutKind: envelope.about?.kind ?? null,
    aboutId: envelope.about?.id ?? null,
    told,
    status: 'due',
    attempts: 0,
    notBefore: envelope.notBefore ?? 0,
    expiresAt: envelope.expiresAt ?? null,
    windows: envelope.windows ?? null,
    cause: cause ?? null,
    createdAt: now,
    privacy: 'special',
  });

  /** As isOpen in rules.ts: a book from a future that the clock has taken back does not count. */
  const isClosed = (now: number) =>
    and(gt(deliveryLanes.openAt, now), or(lte(deliveryLanes.writtenAt, now + SKEW), eq(deliveryLanes.openAt, NEVER)));

  const putLane = (q: Queries, teamId: string, lane: string, book: Lane) =>
    q
      .insert(deliveryLanes)
      .values({ teamId, lane, ...book })
      .onConflictDoUpdate({ target: [deliveryLanes.teamId, deliveryLanes.lane], set: book });

  return {
    insert: (parcels: readonly Parcel[], now: number): Promise<void> =>
      db.addMany(
        outbox,
        parcels.map((parcel) => rowOf(parcel, now)),
      ),

    withdraw: (teamId: string, keyPrefix: string) =>
      db.write(async (q) => {
        const named = sql`${outbox.key} like ${likePrefix(keyPrefix)} escape '\\'`;
        const gone = await q
          .delete(outbox)
          .where(and(eq(outbox.teamId, teamId), eq(outbox.status, 'due'), named))
          .returning({ told: outbox.told });
        return gone.filter((row) => row.told).length;
      }),

    /** Workspaces that may not send now: their pace is spent or their token is dead. */
    closedTeams: (now: number): Promise<string[]> =>
      db.read(async (q) => {
        const rows = await q
          .select({ teamId: deliveryLanes.teamId })
          .from(deliveryLanes)
          .where(and(eq(deliveryLanes.lane, WORKSPACE), isClosed(now)));
        return rows.map((row) => row.teamId);
      }),

    /** The first rows of lanes that are open; a row whose end nobody knows comes before all others of its lane. */
    heads: (now: number, without: readonly string[], limit: number): Promise<Head[]> =>
      db.read(async (q) => {
        const first = q
          .select({ position: min(outbox.position).as('position') })
          .from(outbox)
          .where(and(eq(outbox.status, 'due'), lte(outbox.notBefore, now), notInArray(outbox.teamId, [...without])))
          .groupBy(outbox.teamId, outbox.lane);
        const fields = { teamId: outbox.teamId, lane: outbox.lane, position: outbox.position, method: outbox.method };
        const open = notExists(
          q
            .select({ one: sql`1` })
            .from(deliveryLanes)
            .where(
              and(
                eq(deliveryLanes.teamId, outbox.teamId),
                or(eq(deliveryLanes.lane, outbox.lane), eq(deliveryLanes.lane, sql`'method:' || ${outbox.method}`)),
                isClosed(now),
              ),
            ),
        );
        const uncertain = await q
          .select(fields)
          .from(outbox)
          .where(and(eq(outbox.status, 'sending'), notInArray(outbox.teamId, [...without]), open))
          .orderBy(asc(outbox.position))
          .limit(limit);
        const due = await q
          .select(fields)
          .from(outbox)
          .where(and(inArray(outbox.position, first), open))
          .orderBy(asc(outbox.position))
          .limit(limit);
        const lanes = new Set(uncertain.map((row) => `${row.teamId} ${row.lane}`));
        return [
          ...uncertain.map((row) => ({ ...row, uncertain: true })),
          ...due.filter((row) => !lanes.has(`${row.teamId} ${row.lane}`)).map((row) => ({ ...row, uncertain: false })),
        ];
      }),

    /** When something that may not go now could: a row comes to its own time, or a lane with rows opens. */
    nextAt: (now: number): Promise<number | null> =>
      db.read(async (q) => {
        const dead = q.select({ teamId: deliveryLanes.teamId }).from(deliveryLanes).where(eq(deliveryLanes.openAt, NEVER));
        const [later] = await q
          .select({ at: min(outbox.notBefore) })
          .from(outbox)
          .where(and(eq(outbox.status, 'due'), gt(outbox.notBefore, now), notInArray(outbox.teamId, dead)));
        const waiting = exists(
          q
            .select({ one: sql`1` })
            .from(outbox)
            .where(
              and(
                inArray(outbox.status, ['due', 'sending']),
                eq(outbox.teamId, deliveryLanes.teamId),
                or(
                  eq(deliveryLanes.lane, outbox.lane),
                  eq(deliveryLanes.lane, WORKSPACE),
                  eq(deliveryLanes.lane, sql`'method:' || ${outbox.method}`),
                ),
                lte(outbox.notBefore, now),
              ),
            ),
        );
        const [opening] = await q
          .select({ at: min(deliveryLanes.openAt) })
          .from(deliveryLanes)
          .where(and(isClosed(now), lt(deliveryLanes.openAt, NEVER), notInArray(deliveryLanes.teamId, dead), waiting));
        const instants = [later?.at, opening?.at].filter((at) => at !== null && at !== undefined);
        return instants.length > 0 ? Math.min(...instants) : null;
      }),

    /** Inside a transaction only. */
    findLane: (teamId: string, lane: string): Promise<Lane> =>
      db.write(async (q) => {
        const [row] = await q
          .select()
          .from(deliveryLanes)
          .where(and(eq(deliveryLanes.teamId, teamId), eq(deliveryLanes.lane, lane)));
        if (!row) return FREE_LANE;
        const { paceAt, notBefore, leaseUntil, openAt, writtenAt } = row;
        return { paceAt, notBefore, leaseUntil, openAt, writtenAt };
      }),

    putLane: (teamId: string, lane: string, book: Lane) => db.write(async (q) => void (await putLane(q, teamId, lane, book))),

    /** The row, when it is still there and in this state. */
    findOpen: (position: number, uncertain: boolean): Promise<OutboxRow | null> =>
      db.write(async (q) => {
        const status = uncertain ? 'sending' : 'due';
        const [row] = await q
          .select()
          .from(outbox)
          .where(and(eq(outbox.position, position), eq(outbox.status, status)));
        return row ?? null;
      }),

    /** Whether another update of the same message waits behind this one. */
    hasNewer: (row: OutboxRow, now: number): Promise<boolean> =>
      db.write(async (q) => {
        if (row.target === null) return false;
        const newer = and(
          eq(outbox.teamId, row.teamId),
          eq(outbox.target, row.target),
          eq(outbox.status, 'due'),
          gt(outbox.position, row.position),
          lte(outbox.notBefore, now),
        );
        return (await q.select({ id: outbox.id }).from(outbox).where(newer).limit(1)).length > 0;
      }),

    markSending: (row: OutboxRow, now: number): Promise<OutboxRow | null> =>
      db.write(async (q) => {
        const [marked] = await q
          .update(outbox)
          .set({ status: 'sending', attempts: row.attempts + 1, firstTriedAt: row.firstTriedAt ?? now })
          .where(and(eq(outbox.position, row.position), inArray(outbox.status, ['due', 'sending'])))
          .returning();
        return marked ?? null;
      }),

    /** It waits for its next window. */
    putOff: (row: OutboxRow, until: number) =>
      db.write(async (q) => {
        await q
          .update(outbox)
          .set({ notBefore: until })
          .where(and(eq(outbox.position, row.position), eq(outbox.status, 'due')));
      }),

    /** Back among those that wait: Slack said that nothing was stored, so it was no attempt. */
    markDue: (row: OutboxRow) =>
      db.write(async (q) => {
        await q
          .update(outbox)
          .set({ status: 'due', attempts: row.attempts - 1 })
          .where(and(eq(outbox.position, row.position), eq(outbox.status, 'sending')));
      }),

    /** Whether the row is still under way with the attempt that this caller made. */
    isOurs: (row: OutboxRow): Promise<boolean> =>
      db.write(async (q) => {
        const same = and(eq(outbox.position, row.position), eq(outbox.status, 'sending'), eq(outbox.attempts, row.attempts));
        return (await q.select({ id: outbox.id }).from(outbox).where(same)).length === 1;
      }),

    /**
     * True for the one caller that ended it. Words stay only where a steward may still want them sent, and whose act was behind it for
     * nobody: beside what the row is about, it would name the author of a text that lost its name.
     */
    end: (row: OutboxRow, { status, now, channel, ts, error }: End): Promise<boolean> =>
      db.write(async (q) => {
        const ended = await q
          .update(outbox)
          .set({ status, endedAt: now, channel, ts, error, cause: null, ...(status === 'unsure' ? {} : { payload: null }) })
          .where(and(eq(outbox.position, row.position), inArray(outbox.status, ['due', 'sending'])))
          .returning({ id: outbox.id });
        return ended.length === 1;
      }),

    prune: (before: number) =>
      db.write(async (q) => {
        await q.delete(outbox).where(and(isNotNull(outbox.endedAt), lt(outbox.endedAt, before)));
        await q.delete(deliveryLanes).where(and(lt(deliveryLanes.writtenAt, before), lt(deliveryLanes.openAt, NEVER)));
      }),

    /** How many wait and how many are held, for the operator. */
    counts: (): Promise<Partial<Record<OutboxStatus, number>>> =>
      db.read(async (q) => {
        const rows = await q.select({ status: outbox.status, n: sql<number>`count(*)` }).from(outbox).groupBy(outbox.status);
        return Object.fromEntries(rows.map(({ status, n }) => [status, Number(n)]));
      }),
  };
}

export type DeliveryStore = ReturnType<typeof createDeliveryStore>;
