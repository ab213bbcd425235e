/** What a debrief keeps, until when, and what may be said of it. Pure. */
import { getField, type LibraryForm } from '../../library/library.ts';
import type { Values } from '../../platform/feature.ts';
import { createRandom } from '../../platform/random.ts';
import { addDays, daysBetween, formatDate, isLocalDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { sayTime } from '../../platform/time/say.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

export type Question = 'useful' | 'held-back';
/** Where a take-away goes: into the notes without or with her name, or nowhere. */
export type Reach = 'unnamed' | 'named' | 'own';

export const LONGEST = { takeaway: 200, wish: 120, step: 200 } as const;
/** Closes half an hour before the notes go out. */
export const CLOSE = { offset: 2, at: '10:30' } as const;
export const STEP_DAYS_AHEAD = 9;
const FARTHEST_DAYS = 366;

export const closesAtOf = (onDate: LocalDate, holidays: Holidays, zone: Zone): number =>
  toInstant(addWorkingDays(onDate, CLOSE.offset, holidays), CLOSE.at, zone);

export const isOpen = (debrief: { closesAt: number; closedAt: number | null }, now: number): boolean =>
  debrief.closedAt === null && now < debrief.closesAt;

/** Sorted by ids that say nothing, then drawn: neither who wrote first nor who has which name shows. */
export const inDrawnOrder = <T extends { id: string }>(rows: readonly T[], seed: string): T[] =>
  createRandom(seed).shuffle([...rows].sort((one, other) => (one.id < other.id ? -1 : 1)));

const ALPHABET = [...'0123456789abcdefghjkmnpqrstvwxyz'];
/** Says nothing of when it was made, unlike the ids of other rows. */
export const silentId = (seed: string): string => createRandom(seed).shuffle(ALPHABET).join('');

export interface Scores {
  useful: number;
  /** Place among the library's options; null when she left it out. */
  heldBack: number | null;
}

export interface TakeAway {
  text: string;
  reach: Reach;
}

const textOf = (values: Values, key: string): string => {
  const value = values[key];
  return typeof value === 'string' ? value.trim() : '';
};

const tooLong = (text: string, most: number): string | null =>
  text.length > most ? `${most} characters fit here; this has ${text.length}. Shorten it a little; it stays as you typed it.` : null;

const isReach = (value: unknown): value is Reach => value === 'unnamed' || value === 'named' || value === 'own';

export function readTakeAway(values: Values): { errors: Record<string, string> } | { ok: TakeAway } {
  const text = textOf(values, 'takeaway');
  const wrong = tooLong(text, LONGEST.takeaway);
  if (wrong) return { errors: { takeaway: wrong } };
  // Nothing chosen never means that more people read it.
  return { ok: { text, reach: isReach(values.reach) ? values.reach : 'own' } };
}

export interface Filled {
  scores: Scores;
  takeAway: TakeAway;
  wish: string;
}

export function readDebrief(values: Values, form: LibraryForm): { errors: Record<string, string> } | { ok: Filled } {
  const errors: Record<string, string> = {};
  const useful = textOf(values, 'useful');
  if (!/^[1-5]$/.test(useful)) errors.useful = 'Choose one of the five; a tap is enough.';
  const held = textOf(values, 'heldBack');
  const heldBack = /^\d$/.test(held) && Number(held) < getField(form, 'held_back').options.length ? Number(held) : null;
  const takeAway = readTakeAway(values);
  if ('errors' in takeAway) Object.assign(errors, takeAway.errors);
  const wish = textOf(values, 'wish');
  const wrong = tooLong(wish, LONGEST.wish);
  if (wrong) errors.wish = wrong;
  if (Object.keys(errors).length > 0 || 'errors' in takeAway) return { errors };
  return { ok: { scores: { useful: Number(useful), heldBack }, takeAway: takeAway.ok, wish } };
}

export function readStep(
  values: Values,
  today: LocalDate,
): { errors: Record<string, string> } | { ok: { text: string; askOn: LocalDate | null } } {
  const text = textOf(values, 'step');
  const askOn = textOf(values, 'askOn') || null;
  const errors: Record<string, string> = {};
  const wrong = tooLong(text, LONGEST.step);
  if (wrong) errors.step = wrong;
  if (text !== '' && askOn !== null) {
    if (!isLocalDate(askOn) || askOn < today)
      errors.askOn = 'This day is over. Choose today or a later day, or leave it empty and I never ask.';
    else if (askOn > addDays(today, FARTHEST_DAYS))
      errors.askOn = 'This is more than a year away. Choose an earlier day, or leave it empty and I never ask.';
  }
  return Object.keys(errors).length > 0 ? { errors } : { ok: { text, askOn } };
}

/** 'tomorrow, 10:30 London time', or with 'today' or 'Monday 9 November' instead. */
export function sayClose(closesAt: number, now: number, zone: Zone): string {
  const end = toLocal(closesAt, zone);
  const days = daysBetween(toLocal(now, zone).date, end.date);
  return `${days === 0 ? 'today' : days === 1 ? 'tomorrow' : formatDate(end.date)}, ${sayTime(closesAt, zone)}`;
}

/** Which of the library's options says that it did not feel safe. */
export const unsafeOption = (form: LibraryForm): number =>
  getField(form, 'held_back').options.findIndex((text) => text.includes('feel safe'));

/** More than one in twenty, and only of a total that may be shown. (practice 3.10) */
export const isUnsafe = (total: { shown: true; n: number; counts: Record<string, number> } | { shown: false }, option: number): boolean =>
  total.shown && (total.counts[option] ?? 0) / total.n > 0.05;
