/** The outbox in the database. Claiming and ending a row are one transaction each; nobody else writes its status. */
import { and, eq, gt, inArray, isNotNull, lt, lte, sql } from 'drizzle-orm';
import type { Database, Queries } from '../db/database.ts';
import { keepPrepared, placeholdersOf } from '../db/prepared.ts';
import type { NewId } from '../ids.ts';
import type { Parcel } from './payload.ts';
import { FREE_LANE, type Lane, NEVER } from './rules.ts';
import { createHeadsStore } from './store-heads.ts';
import { deliveryTables, type OutboxStatus } from './tables.ts';

export type OutboxRow = ReturnType<typeof deliveryTables>['outbox']['$inferSelect'];
type NewRow = ReturnType<typeof deliveryTables>['outbox']['$inferInsert'];

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

  const oneLane = keepPrepared((q) =>
    q
      .select()
      .from(deliveryLanes)
      .where(and(eq(deliveryLanes.teamId, sql.placeholder('teamId')), eq(deliveryLanes.lane, sql.placeholder('lane'))))
      .prepare(),
  );
  const { placeholder } = sql;
  const isHere = eq(outbox.position, placeholder('position'));
  const isOpen = and(isHere, inArray(outbox.status, ['due', 'sending']));
  const openRow = keepPrepared((q) =>
    q
      .select()
      .from(outbox)
      .where(and(isHere, eq(outbox.status, placeholder('status'))))
      .prepare(),
  );
  const sendingRow = keepPrepared((q) =>
    q
      .update(outbox)
      .set({ status: 'sending', attempts: sql`${placeholder('attempts')}`, firstTriedAt: sql`${placeholder('firstTriedAt')}` })
      .where(isOpen)
      .returning()
      .prepare(),
  );
  const ourRow = keepPrepared((q) =>
    q
      .select({ id: outbox.id })
      .from(outbox)
      .where(and(isHere, eq(outbox.status, 'sending'), eq(outbox.attempts, placeholder('attempts'))))
      .prepare(),
  );
  const { teamId: _, lane: __, ...book } = placeholdersOf(deliveryLanes);
  const laneAs = keepPrepared((q) =>
    q
      .insert(deliveryLanes)
      .values(placeholdersOf(deliveryLanes))
      .onConflictDoUpdate({ target: [deliveryLanes.teamId, deliveryLanes.lane], set: book })
      .prepare(),
  );
  const putLane = (q: Queries, teamId: string, lane: string, open: Lane) => laneAs(q).execute({ teamId, lane, ...open });

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

    ...createHeadsStore(db),

    /** Inside a transaction only. */
    findLane: (teamId: string, lane: string): Promise<Lane> =>
      db.write(async (q) => {
        const [row] = await oneLane(q).execute({ teamId, lane });
        if (!row) return FREE_LANE;
        const { paceAt, notBefore, leaseUntil, openAt, writtenAt } = row;
        return { paceAt, notBefore, leaseUntil, openAt, writtenAt };
      }),

    putLane: (teamId: string, lane: string, book: Lane) => db.write(async (q) => void (await putLane(q, teamId, lane, book))),

    /** The row, when it is still there and in this state. */
    findOpen: (position: number, uncertain: boolean): Promise<OutboxRow | null> =>
      db.write(async (q) => {
        const status = uncertain ? 'sending' : 'due';
        const [row] = await openRow(q).execute({ position, status });
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
        const [marked] = await sendingRow(q).execute({
          position: row.position,
          attempts: row.attempts + 1,
          firstTriedAt: row.firstTriedAt ?? now,
        });
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
        const { position, attempts } = row;
        return (await ourRow(q).execute({ position, attempts })).length === 1;
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
