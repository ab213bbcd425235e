/** Pure decisions of the calendar and the digest: what many planned rows come to in one line, and which roles have gaps. */
import type { AgendaRow } from '../../community/kernel.ts';
import type { Role, RoleName } from '../../community/records.ts';
import type { LocalDate, LocalTime } from '../../platform/time/zones.ts';

/** One line of the calendar: a touch that goes out once, or to several people on the same day. */
export interface Planned {
  name: string;
  audience: string;
  why: string;
  surface: AgendaRow['surface'];
  minutes: number;
  dueAt: number;
  /** Several people: each at this time of her own, or null when they differ. */
  people: number;
  ownTime: LocalTime | null;
}

/**
 * Rows to people become one line per touch, occasion and day: who gets them is everybody's business as a kind, never as a list.
 * Inner work that nobody sees is left out.
 */
export function gatherRows(rows: readonly AgendaRow[]): Planned[] {
  const lines = new Map<string, Planned>();
  for (const row of rows) {
    if (row.surface === 'state') continue;
    const key = row.userId === null ? row.id : `${row.communityId}/${row.touch}/${row.localDate}`;
    const line = lines.get(key);
    if (line) {
      line.people += 1;
      line.dueAt = Math.min(line.dueAt, row.dueAt);
      if (line.ownTime !== row.localTime) line.ownTime = null;
      continue;
    }
    const { name, audience, why, surface, minutes, dueAt } = row;
    lines.set(key, {
      name,
      audience,
      why,
      surface,
      minutes,
      dueAt,
      people: row.userId === null ? 0 : 1,
      ownTime: row.userId === null ? null : row.localTime,
    });
  }
  return [...lines.values()].sort((a, b) => a.dueAt - b.dueAt);
}

/** A community that stands on one steward stands on none when she is away (practice row 96). */
const LEAST_STEWARDS = 2;

export interface RoleGaps {
  /** How many stewards there are, when there are too few. */
  stewards: number | null;
  /** Terms that end soon with nobody to follow. */
  ending: { role: RoleName; on: LocalDate }[];
}

/** `now` holds the roles in force today, `soon` those in force two weeks on. Facilitator and second are given session by session. */
export function findRoleGaps(now: readonly Role[], soon: readonly Role[]): RoleGaps {
  const stewards = now.filter((role) => role.role === 'steward').length;
  const kinds = [...new Set(now.map((role) => role.role))].filter((role) => role !== 'facilitator' && role !== 'second');
  const ending = kinds.flatMap((kind) => {
    if (soon.some((role) => role.role === kind)) return [];
    const last = now
      .filter((role) => role.role === kind)
      .map((role) => role.toOn)
      .sort()
      .at(-1);
    return last === undefined ? [] : [{ role: kind, on: last }];
  });
  return { stewards: stewards < LEAST_STEWARDS ? stewards : null, ending };
}
