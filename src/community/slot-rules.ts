/** When somebody's weekly message may come. Pure. */
import { isLocalTime, type LocalTime, toMinutes } from '../platform/time/local-dates.ts';

export type Slot = { weekday: number; at: LocalTime };

const FIRST = toMinutes('09:00');
const LAST = toMinutes('16:00');
const LAST_ON_FRIDAY = toMinutes('11:30');

/** Half an hour between 09:00 and 16:30, Monday to Friday; never on Friday afternoon. */
export function isSlot(slot: Slot): boolean {
  if (!Number.isInteger(slot.weekday) || slot.weekday < 1 || slot.weekday > 5 || !isLocalTime(slot.at)) return false;
  const minutes = toMinutes(slot.at);
  return minutes >= FIRST && minutes <= (slot.weekday === 5 ? LAST_ON_FRIDAY : LAST);
}

export const SLOT_TIMES: readonly LocalTime[] = Array.from({ length: 15 }, (_, half) => {
  const minutes = FIRST + half * 30;
  return `${String(Math.floor(minutes / 60)).padStart(2, '0')}:${minutes % 60 === 0 ? '00' : '30'}`;
});
