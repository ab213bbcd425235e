/** When something may be sent, how much of it, and which asks go first. Pure: no clock, no chance, no store. (practice 3.9) */
import { createHash } from 'node:crypto';
import { addDays, fromMinutes, type LocalDate, type LocalTime, mondayOf, toMinutes } from '../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../platform/time/working-days.ts';
import { toInstant, toLocal, type Zone } from '../platform/time/zones.ts';
import type { Ask } from './ask.ts';
import { isInHours, nextInHours } from './hours.ts';
import { ASKS_PER_MESSAGE, BUDGETS, CHANNEL_BUDGET, HOURS, REMINDER_AFTER_WORKING_DAYS, SLOT_CHOICE, SLOT_WINDOW } from './practice.ts';

const FRIDAY = 5;

/** Where the reader is: her zone, or the community's for its channel, and the days on which nothing is sent there. */
export interface Place {
  zone: Zone;
  holidays: Holidays;
}

export const isWithinHours = (instant: number, { zone, holidays }: Place): boolean => isInHours(instant, zone, holidays);

/** The instant itself when it lies inside hours, else the first one after it that does. */
export const nextAllowed = (instant: number, { zone, holidays }: Place): number => nextInHours(instant, zone, holidays);

/** When the hours of this instant's local day end. */
export function endOfHours(instant: number, { zone }: Place): number {
  const { date, weekday } = toLocal(instant, zone);
  return toInstant(date, weekday === FRIDAY ? HOURS.untilOnFriday : HOURS.until, zone);
}

/** Monday of the week the instant lies in, where the reader is. */
export const weekOf = (instant: number, zone: Zone): LocalDate => mondayOf(toLocal(instant, zone).date);

/** The first allowed instant of the week after. */
export const nextWeek = (instant: number, place: Place): number =>
  nextAllowed(toInstant(addDays(weekOf(instant, place.zone), 7), '00:00', place.zone), place);

/** From and until, both in UTC milliseconds, of the calendar month the instant lies in. */
export function monthAround(instant: number, zone: Zone): { from: number; until: number } {
  const first = `${toLocal(instant, zone).date.slice(0, 8)}01`;
  const next = `${addDays(first, 31).slice(0, 8)}01`;
  return { from: toInstant(first, '00:00', zone), until: toInstant(next, '00:00', zone) };
}

/** What a person is in her communities this week; the widest of them counts. */
export interface Standing {
  newcomer: boolean;
  steward: boolean;
  facilitator: boolean;
  sponsor: boolean;
  /** A session of one of her communities lies in this week. */
  sessionWeek: boolean;
}

export interface Budget {
  week: number;
  /** Null: the weeks hold alone. */
  month: number | null;
}

export function budgetOf(standing: Standing): Budget {
  const { newcomer, steward, facilitator, sponsor, sessionWeek } = standing;
  if (steward) return BUDGETS.steward;
  if (facilitator) return sessionWeek ? BUDGETS.facilitatorInSessionWeek : BUDGETS.facilitator;
  if (newcomer) return BUDGETS.newcomer;
  return sponsor ? BUDGETS.sponsor : BUDGETS.member;
}

export const hasRoom = (budget: Budget, sent: { week: number; month: number }): boolean =>
  sent.week < budget.week && (budget.month === null || sent.month < budget.month);

/** Posts a week in a channel: three in a session week and in the two weeks before a quarter close, else two. */
export function channelBudget(on: LocalDate, sessions: readonly { onDate: LocalDate; kind: 'topic' | 'close' }[]): number {
  const busy = sessions.some(
    ({ onDate, kind }) =>
      mondayOf(onDate) === mondayOf(on) || (kind === 'close' && on <= onDate && addDays(onDate, -CHANNEL_BUDGET.daysBeforeClose) <= on),
  );
  return busy ? CHANNEL_BUDGET.busy : CHANNEL_BUDGET.normal;
}

export interface Slot {
  /** 1 = Monday … 5 = Friday. */
  weekday: number;
  at: LocalTime;
}

/** The working day before the session's weekday, between 09:30 and 11:00; who has which minute depends on nothing but team and person. */
export function defaultSlot(sessionWeekday: number, teamId: string, userId: string): Slot {
  const steps = SLOT_WINDOW.minutes / SLOT_WINDOW.step + 1;
  const drawn = createHash('sha256').update(`${teamId}/${userId}`).digest().readUInt32BE(0) % steps;
  return {
    weekday: sessionWeekday <= 1 ? FRIDAY : sessionWeekday - 1,
    at: fromMinutes(toMinutes(SLOT_WINDOW.from) + drawn * SLOT_WINDOW.step),
  };
}

/**
 * The slot's instant in the week of this Monday. A holiday moves it to the next working day of the same week on which its time
 * lies inside hours, else to the nearest such day before it; null when the week has none.
 */
export function slotInWeek(slot: Slot, monday: LocalDate, { zone, holidays }: Place): number | null {
  const later = [0, 1, 2, 3, 4].filter((offset) => offset >= slot.weekday - 1);
  const earlier = [4, 3, 2, 1, 0].filter((offset) => offset < slot.weekday - 1);
  for (const offset of [...later, ...earlier]) {
    const due = toInstant(addDays(monday, offset), slot.at, zone);
    if (isWithinHours(due, { zone, holidays })) return due;
  }
  return null;
}

/** What the store knows of an ask beyond what features see. */
export type StoredAsk = Ask & { passedAt: number | null; broughtOn: LocalDate | null };

/** Most important first; of two alike the one that goes sooner. */
export const byImportance = (a: Ask, b: Ask): number =>
  a.priority - b.priority || a.expiresAt - b.expiresAt || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);

/** Whether a slot may bring this ask now: the first time, or for its one reminder, two working days later at the earliest. */
export function mayBring(ask: StoredAsk, now: number, { zone, holidays }: Place): boolean {
  const today = toLocal(now, zone).date;
  if (ask.status !== 'open' || ask.opensOn > today || ask.expiresAt <= now) return false;
  const before = ask.askedAt ?? ask.passedAt;
  if (before === null) return true;
  if (!ask.reminder || ask.remindedAt !== null) return false;
  return addWorkingDays(toLocal(before, zone).date, REMINDER_AFTER_WORKING_DAYS, holidays) <= today;
}

/** Everything a slot may bring now, most important first; the first two become the message, the rest is passed over. */
export const pickAsks = (asks: readonly StoredAsk[], now: number, place: Place): { brought: StoredAsk[]; passed: StoredAsk[] } => {
  const fit = asks.filter((ask) => mayBring(ask, now, place)).sort(byImportance);
  return { brought: fit.slice(0, ASKS_PER_MESSAGE), passed: fit.slice(ASKS_PER_MESSAGE) };
};

/** Whether somebody may choose this as her slot: half an hour that lies inside hours. */
export const isSlot = ({ weekday, at }: Slot): boolean =>
  Number.isInteger(weekday) &&
  weekday >= 1 &&
  weekday <= FRIDAY &&
  at >= SLOT_CHOICE.from &&
  at <= (weekday === FRIDAY ? SLOT_CHOICE.untilOnFriday : SLOT_CHOICE.until);
