/** A fresh plan against what is stored: unfired rows move, appear or vanish; fired rows never change. Pure. */
import { toInstant } from '../platform/time/zones.ts';
import { isWorthPlanning, type PlannedRow } from './agenda-rules.ts';
import type { AgendaRow } from './kernel.ts';
import type { Anchor } from './touch.ts';

export interface StoredRow extends PlannedRow {
  position: number;
  status: AgendaRow['status'];
  resting: boolean;
  tzdata: string;
}

export interface Change {
  stored: StoredRow;
  planned: PlannedRow;
}

export interface Merge {
  added: PlannedRow[];
  /** Also those that come back after having been withdrawn, or missed at another instant. */
  moved: Change[];
  vanished: StoredRow[];
}

interface Merging {
  planned: readonly PlannedRow[];
  stored: readonly StoredRow[];
  now: number;
  tzdata: string;
  peopleUntil: number;
  /** What a touch hangs on; nothing for one that is not declared any more. */
  anchorOf(touch: string): Anchor['on'] | undefined;
}

const keyOf = ({ touch, anchor, person }: PlannedRow): string => JSON.stringify([touch, anchor, person]);

const isSame = (stored: StoredRow, planned: PlannedRow, tzdata: string): boolean =>
  stored.dueAt === planned.dueAt && stored.zone === planned.zone && stored.lateAfter === planned.lateAfter && stored.tzdata === tzdata;

/** A row that was planned by hand keeps its local date and time when the zone's data change; seconds too. */
function onceAgain(stored: StoredRow): PlannedRow {
  const dueAt = toInstant(stored.localDate, stored.localTime, stored.zone) + (stored.dueAt % 60_000);
  return { ...stored, dueAt, lateAfter: stored.lateAfter === null ? null : stored.lateAfter + dueAt - stored.dueAt };
}

export function merge({ planned, stored, now, tzdata, peopleUntil, anchorOf }: Merging): Merge {
  const before = new Map(stored.map((row) => [keyOf(row), row]));
  const wanted = new Set(planned.map(keyOf));
  // The weeks before somebody planned for the first time are over.
  const isWorth = (row: PlannedRow): boolean => isWorthPlanning(row, now) && (anchorOf(row.touch) !== 'weekly' || row.dueAt >= now);
  const result: Merge = { added: [], moved: [], vanished: [] };
  for (const row of planned) {
    const was = before.get(keyOf(row));
    if (!was) {
      if (isWorth(row)) result.added.push(row);
    } else if (was.status === 'planned') {
      if (!isSame(was, row, tzdata)) result.moved.push({ stored: was, planned: row });
    } else if (was.status === 'withdrawn') {
      if (isWorth(row)) result.moved.push({ stored: was, planned: row });
    } else if (was.status === 'missed' && was.dueAt !== row.dueAt && row.dueAt > now) {
      result.moved.push({ stored: was, planned: row });
    }
  }
  for (const row of stored) {
    if (wanted.has(keyOf(row))) continue;
    // The plan says nothing about what is planned one by one.
    if (anchorOf(row.touch) === 'once') {
      const stale = row.status === 'planned' && row.tzdata !== tzdata;
      if (stale || (row.status === 'withdrawn' && row.resting)) result.moved.push({ stored: row, planned: onceAgain(row) });
    } else if (row.status === 'planned' && !(row.person !== '' && row.dueAt > peopleUntil)) {
      result.vanished.push(row);
    }
  }
  return result;
}
