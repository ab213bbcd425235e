/** How long a pause lasts. Pure: tables and properties in the tests say the same. */
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';

export type PauseLength = 'two-weeks' | 'four-weeks' | 'until-i-say';

export const isPauseLength = (value: string): value is PauseLength =>
  value === 'two-weeks' || value === 'four-weeks' || value === 'until-i-say';

/** The date on which the pause ends by itself; null when only she ends it. */
export function pauseEnd(today: LocalDate, length: PauseLength): LocalDate | null {
  if (length === 'until-i-say') return null;
  return addDays(today, length === 'two-weeks' ? 14 : 28);
}

/** What somebody types behind `/rondo pause`; null when it means nothing here. */
export function readPauseLength(text: string): PauseLength | null {
  const words = text.trim().toLowerCase();
  if (/^(2|two)(\s*w(eeks?)?)?$/.test(words)) return 'two-weeks';
  if (/^(4|four)(\s*w(eeks?)?)?$/.test(words)) return 'four-weeks';
  return /^until\b/.test(words) ? 'until-i-say' : null;
}
