/** What becomes of a row that is due. Pure. */
import { DAY, MINUTE } from '../platform/clock.ts';
import { NO_HOLIDAYS } from '../platform/time/working-days.ts';
import type { Zone } from '../platform/time/zones.ts';
import { isInHours, nextInHours } from './hours.ts';
import type { Touch } from './touch.ts';

export type Verdict = { kind: 'fire' } | { kind: 'missed' } | { kind: 'wait'; until: number };

export interface Due {
  dueAt: number;
  lateAfter: number | null;
  zone: Zone;
}

/** Up to this much is on time: ticks come once a minute. */
const ON_TIME = 5 * MINUTE;

export function judge(row: Due, touch: Touch, now: number): Verdict {
  if (row.lateAfter !== null && now > row.lateAfter) return { kind: 'missed' };
  const waking = typeof touch.catchUp === 'object' && touch.catchUp.wakingHours === true;
  if (!waking || now - row.dueAt <= ON_TIME || isInHours(now, row.zone, NO_HOLIDAYS)) return { kind: 'fire' };
  const until = nextInHours(now, row.zone, NO_HOLIDAYS);
  return row.lateAfter !== null && until > row.lateAfter ? { kind: 'missed' } : { kind: 'wait', until };
}

/** Two rows of a weekly touch can only be due together when one is this late; then only the latest is sent. */
export const mayBeOutdated = (row: Due, touch: Touch, now: number): boolean =>
  touch.anchor.on === 'weekly' && touch.catchUp !== 'always' && now - row.dueAt > 3 * DAY;
