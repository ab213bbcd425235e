/** What may happen when somebody joins, changes, pauses or leaves. Pure: tables and properties in the tests say the same. */
import type { Level, Member, Person } from '../../community/records.ts';
import type { CommunitySettings } from '../../community/settings.ts';
import { addDays, isLocalTime, type LocalDate, type LocalTime, toMinutes } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays, nextWorkingDay } from '../../platform/time/working-days.ts';

export type Obstacle = 'unknown' | 'bot' | 'stranger' | 'deactivated';

/** Guests may be members; strangers and bots may not, nor anybody who is switched off in Slack. Null: nothing stands in the way. */
export function findObstacle(person: Person | null): Obstacle | null {
  if (!person) return 'unknown';
  if (person.kind === 'bot') return 'bot';
  if (person.kind === 'stranger') return 'stranger';
  return person.active ? null : 'deactivated';
}

export const belongs = (member: Pick<Member, 'status'> | null): boolean => member?.status === 'active' || member?.status === 'paused';

export type Joining = CommunitySettings['joining'];

/** Where nomination is agreed, members nominate and only stewards invite. */
export const mayInvite = (joining: Joining, who: { steward: boolean; member: boolean }): boolean =>
  who.steward || (who.member && joining !== 'nomination');

/** Without an invitation in hand, only an open community lets somebody in by her own word. */
export const joinsAtOnce = (joining: Joining, invited: boolean): boolean => joining === 'open' || invited;

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

export type PauseLength = 'two-weeks' | 'four-weeks' | 'until-i-say';

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

export const isLevel = (value: unknown): value is Level => value === 'reader' || value === 'member' || value === 'core';

/** The people named in what follows a command, each once, and the words that are left. */
export function readMentions(text: string): { userIds: string[]; rest: string } {
  const mention = /<@([UW][A-Z0-9]{2,})(?:\|[^>]*)?>/g;
  const userIds = [...new Set([...text.matchAll(mention)].map((match) => match[1] ?? ''))];
  return { userIds, rest: text.replace(mention, ' ').replace(/\s+/g, ' ').trim() };
}
