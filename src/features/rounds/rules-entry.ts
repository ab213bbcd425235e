/** What somebody says when she enters a round. Pure. */
import type { OwnBounds } from '../../community/apart-store.ts';
import type { Brought } from '../../community/pair.ts';
import type { Values } from '../../platform/feature.ts';
import { isLocalTime, type LocalTime, toMinutes } from '../../platform/time/local-dates.ts';

export const LONGEST_WORDS = 200;
export const MOST_NOT_WITH = 20;
/** Unless she says otherwise, where she lives. */
export const USUAL_HOURS: { from: LocalTime; until: LocalTime } = { from: '09:00', until: '17:00' };
/** Two people need two shared hours. */
const LEAST_MINUTES = 120;
const A_DAY = 1440;

/** Hours that end before they begin end on the next day. */
const lengthOf = (from: LocalTime, until: LocalTime): number => (toMinutes(until) - toMinutes(from) + A_DAY) % A_DAY;

export type Entered = { brought: Brought; errors?: undefined } | { brought?: undefined; errors: Record<string, string> };

const textOf = (value: Values[string] | undefined): string => (typeof value === 'string' ? value.trim() : '');

/** Block ids are the names of the fields. */
export function readEntry(values: Values): Entered {
  const [offer, want, from, until] = [textOf(values.offer), textOf(values.want), textOf(values.from), textOf(values.until)];
  const errors: Record<string, string> = {};
  for (const [field, text] of [
    ['offer', offer],
    ['want', want],
  ] as const) {
    if (text === '') errors[field] = 'A few words are enough; your partner starts from them.';
    else if (text.length > LONGEST_WORDS) errors[field] = `It is ${text.length} characters long; ${LONGEST_WORDS} fit.`;
  }
  if (!isLocalTime(from)) errors.from = 'A time of day, for example 09:00.';
  if (!isLocalTime(until)) errors.until = 'A time of day, for example 17:00.';
  if (isLocalTime(from) && isLocalTime(until) && lengthOf(from, until) < LEAST_MINUTES)
    errors.until = 'At least two hours after the first time: that is what two people need in common.';
  return Object.keys(errors).length > 0 ? { errors } : { brought: { offer, want, from, until } };
}

/** Whom not with, and whom she reports to; herself is nobody. */
export function readBounds(values: Values, userId: string): OwnBounds {
  const others = [...new Set([values.notWith ?? []].flat())].filter((id) => id !== userId);
  const reportsTo = textOf(values.reportsTo);
  return { notWith: others.sort(), reportsTo: reportsTo === '' || reportsTo === userId ? null : reportsTo };
}

export const isSame = (a: OwnBounds, b: OwnBounds): boolean =>
  a.reportsTo === b.reportsTo && a.notWith.length === b.notWith.length && a.notWith.every((id) => b.notWith.includes(id));
