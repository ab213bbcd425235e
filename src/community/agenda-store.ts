/** The agenda in the database. */
import { and, asc, desc, eq, gt, gte, inArray, lt, lte, min, ne, or, type SQL } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { NewId } from '../platform/ids.ts';
import { tzdataVersion } from '../platform/time/zones.ts';
import type { Change, StoredRow } from './agenda-merge.ts';
import type { PlannedRow } from './agenda-rules.ts';
import { agendaTables } from './agenda-tables.ts';

export type StoredAgendaRow = ReturnType<typeof agendaTables>['agenda']['$inferSelect'];

export interface CommunityKey {
  teamId: string;
  communityId: string;
}

const ROWS_AT_ONCE = 250;

export function createAgendaStore(db: Database, newId: NewId) {
  const { agenda } = db.tables(agendaTables);

  const rowOf = (key: CommunityKey, planned: PlannedRow): typeof agenda.$inferInsert => ({
    teamId: key.teamId,
    communityId: key.communityId,
    id: newId(),
    ...planned,
    tzdata: tzdataVersion(),
    status: 'planned',
    resting: false,
    tryAt: planned.dueAt,
    attempts: 0,
    privacy: planned.person === '' ? 'P3' : 'P1',
  });

  const ofCommunity = ({ teamId, communityId }: CommunityKey) => and(eq(agenda.teamId, teamId), eq(agenda.communityId, communityId));

  const firstTry = keepPrepared((q) =>
    q
      .select({ at: min(agenda.tryAt) })
      .from(agenda)
      .where(eq(agenda.status, 'planned'))
      .prepare(),
  );

  return {
    /** All that is not over, and what was over since. */
    stored: (key: CommunityKey, since: number): Promise<StoredRow[]> =>
      db.read((q) =>
        q
          .select({
            position: agenda.position,
            touch: agenda.touch,
            anchor: agenda.anchor,
            person: agenda.person,
            dueAt: agenda.dueAt,
            localDate: agenda.localDate,
            localTime: agenda.localTime,
            zone: agenda.zone,
            lateAfter: agenda.lateAfter,
            status: agenda.status,
            resting: agenda.resting,
            tzdata: agenda.tzdata,
          })
          .from(agenda)
          .where(and(ofCommunity(key), or(inArray(agenda.status, ['planned', 'withdrawn']), gte(agenda.dueAt, since)))),
      ),

    add: (key: CommunityKey, planned: readonly PlannedRow[]): Promise<void> =>
      db.addMany(
        agenda,
        planned.map((row) => rowOf(key, row)),
      ),

    move: (changes: readonly Change[]): Promise<void> =>
      db.write(async (q) => {
        for (const { stored, planned } of changes) {
          const { dueAt, localDate, localTime, zone, lateAfter } = planned;
          const again = dueAt !== stored.dueAt || stored.status !== 'planned' ? { tryAt: dueAt, attempts: 0 } : {};
          await q
            .update(agenda)
            .set({
              dueAt,
              localDate,
              localTime,
              zone,
              lateAfter,
              ...again,
              tzdata: tzdataVersion(),
              status: 'planned',
              resting: false,
              endedAt: null,
            })
            .where(and(eq(agenda.position, stored.position), ne(agenda.status, 'fired')));
        }
      }),

    withdraw: (positions: readonly number[], resting: boolean, now: number): Promise<void> =>
      db.write(async (q) => {
        for (let at = 0; at < positions.length; at += ROWS_AT_ONCE) {
          await q
            .update(agenda)
            .set({ status: 'withdrawn', resting, endedAt: now })
            .where(and(inArray(agenda.position, positions.slice(at, at + ROWS_AT_ONCE)), inArray(agenda.status, ['planned', 'withdrawn'])));
        }
      }),

    /** Planning it again moves it; what has fired stays. */
    putOne: (key: CommunityKey, planned: PlannedRow): Promise<void> =>
      db.write(async (q) => {
        const row = rowOf(key, planned);
        const { id, teamId, communityId, touch, anchor, person, ...rest } = row;
        await q
          .insert(agenda)
          .values(row)
          .onConflictDoUpdate({
            target: [agenda.teamId, agenda.communityId, agenda.touch, agenda.anchor, agenda.person],
            set: { ...rest, endedAt: null },
            setWhere: ne(agenda.status, 'fired'),
          });
      }),

    withdrawAnchor: (key: CommunityKey, touch: string, anchor: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(agenda)
          .set({ status: 'withdrawn', resting: false })
          .where(
            and(ofCommunity(key), eq(agenda.touch, touch), eq(agenda.anchor, anchor), inArray(agenda.status, ['planned', 'withdrawn'])),
          );
      }),

    upcoming: (query: { teamId?: string; communityId?: string; until?: number; userId?: string; limit?: number }) =>
      db.read((q) => {
        const { teamId, communityId, until, userId, limit = 1_000 } = query;
        const conditions: (SQL | undefined)[] = [
          eq(agenda.status, 'planned'),
          teamId === undefined ? undefined : eq(agenda.teamId, teamId),
          communityId === undefined ? undefined : eq(agenda.communityId, communityId),
          until === undefined ? undefined : lte(agenda.dueAt, until),
          userId === undefined ? undefined : eq(agenda.person, userId),
        ];
        return q
          .select()
          .from(agenda)
          .where(and(...conditions))
          .orderBy(asc(agenda.dueAt), asc(agenda.position))
          .limit(limit);
      }),

    ended: (key: CommunityKey, status: 'missed' | 'fired', since: number) =>
      db.read((q) =>
        q
          .select()
          .from(agenda)
          .where(and(ofCommunity(key), eq(agenda.status, status), gte(agenda.endedAt, since)))
          .orderBy(desc(agenda.endedAt), desc(agenda.position)),
      ),

    communities: (): Promise<CommunityKey[]> =>
      db.read((q) => q.selectDistinct({ teamId: agenda.teamId, communityId: agenda.communityId }).from(agenda)),

    nextTryAt: (): Promise<number | null> =>
      db.read(async (q) => {
        const [row] = await firstTry(q).execute();
        return row?.at ?? null;
      }),

    /** Compare-and-set: each due row is handed to one caller only, already marked as fired. */
    claim: (now: number, limit: number): Promise<StoredAgendaRow[]> =>
      db.write(async (q) => {
        const due = q
          .select({ position: agenda.position })
          .from(agenda)
          .where(and(eq(agenda.status, 'planned'), lte(agenda.tryAt, now)))
          .orderBy(asc(agenda.tryAt))
          .limit(limit);
        const rows = await q
          .update(agenda)
          .set({ status: 'fired', endedAt: now })
          .where(and(inArray(agenda.position, db.skipLocked(due)), eq(agenda.status, 'planned')))
          .returning();
        return rows.sort((a, b) => a.dueAt - b.dueAt || a.position - b.position);
      }),

    claimOne: (position: number, now: number): Promise<StoredAgendaRow | null> =>
      db.write(async (q) => {
        const [row] = await q
          .update(agenda)
          .set({ status: 'fired', endedAt: now })
          .where(and(eq(agenda.position, position), eq(agenda.status, 'planned')))
          .returning();
        return row ?? null;
      }),

    duePositions: (now: number, limit: number): Promise<number[]> =>
      db.read(async (q) => {
        const rows = await q
          .select({ position: agenda.position })
          .from(agenda)
          .where(and(eq(agenda.status, 'planned'), lte(agenda.tryAt, now)))
          .orderBy(asc(agenda.tryAt))
          .limit(limit);
        return rows.map((row) => row.position);
      }),

    /** A claimed row that is not done after all. */
    markMissed: (position: number, now: number): Promise<void> =>
      db.write(async (q) => {
        await q.update(agenda).set({ status: 'missed', endedAt: now }).where(eq(agenda.position, position));
      }),

    /** Looked at again later. `failed` counts an attempt. */
    postpone: (position: number, tryAt: number, attempts: number): Promise<void> =>
      db.write(async (q) => {
        await q.update(agenda).set({ status: 'planned', endedAt: null, tryAt, attempts }).where(eq(agenda.position, position));
      }),

    /** Whether the same touch of the same people is due once more, later than this row. */
    hasLaterDue: (row: StoredAgendaRow, now: number): Promise<boolean> =>
      db.read(async (q) => {
        const same = [
          ofCommunity(row),
          eq(agenda.touch, row.touch),
          eq(agenda.person, row.person),
          inArray(agenda.status, ['planned', 'fired']),
        ];
        const later = and(...same, gt(agenda.dueAt, row.dueAt), lte(agenda.dueAt, now));
        return (await q.select({ position: agenda.position }).from(agenda).where(later).limit(1)).length > 0;
      }),

    prune: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(agenda).where(and(ne(agenda.status, 'planned'), lt(agenda.dueAt, before), eq(agenda.resting, false)));
      }),
  };
}

export type AgendaStore = ReturnType<typeof createAgendaStore>;
