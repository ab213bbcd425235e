/** What may come in somebody's first weeks. Pure: tables and properties in the tests say the same. */
import type { Level } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, nextWorkingDay } from '../../platform/time/working-days.ts';

const JUST_BEFORE = 5;

/**
 * Somebody who joins within five working days before a session gets the welcome and then nothing until it is over. The first date
 * on which anything else may come, or null when nothing holds it.
 */
export function holdUntil(joinedOn: LocalDate, nextSessionOn: LocalDate | null, holidays: Holidays): LocalDate | null {
  if (nextSessionOn === null || nextSessionOn < joinedOn) return null;
  return nextSessionOn <= addWorkingDays(joinedOn, JUST_BEFORE, holidays) ? nextWorkingDay(nextSessionOn, holidays) : null;
}

/** A touch of joining on this date: at once, or when the hold is over. */
export const heldDate = (on: LocalDate, hold: LocalDate | null): LocalDate => (hold !== null && on < hold ? hold : on);

/** Readers have chosen the channel and no direct messages; nothing of the joining weeks goes to them. */
export const wantsAsks = (level: Level): boolean => level !== 'reader';
