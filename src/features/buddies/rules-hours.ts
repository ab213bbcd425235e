/** When two people are at work at the same time. Pure. */
import { isInHours } from '../../community/hours.ts';
import type { Holidays } from '../../platform/time/working-days.ts';
import type { Zone } from '../../platform/time/zones.ts';

const HALF_HOUR = 30 * 60_000;
const TWO_DAYS = 48 * 2;

/** The first half-hour from `from` at which both are inside hours; null when the coming two days have none. */
export function firstSharedHour(from: number, zones: readonly Zone[], holidays: Holidays): number | null {
  for (let step = 0; step <= TWO_DAYS; step++) {
    const at = from + step * HALF_HOUR;
    if (zones.every((zone) => isInHours(at, zone, holidays))) return at;
  }
  return null;
}
