/** What is asked at the end of nine weeks, until when, and what the answers come to. Pure. */
import type { Pair } from '../../community/pair.ts';
import { TALK_WEEKS } from '../../community/pair-rules.ts';
import { DAY } from '../../platform/clock.ts';
import type { Values } from '../../platform/feature.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, type Zone } from '../../platform/time/zones.ts';

/** The form can be opened so many days before the end; the pair is over so many working days after it. */
const EARLY_DAYS = 14;
const OPEN_WORKING_DAYS = 10;
export const LONGEST = 300;
/** None, one, two, three, more. */
export const MOST_TALKS = 4;
export const ALL_TALKS = TALK_WEEKS.length;
/** Practice 3.9 a4: stewards see totals from five pairs up. */
export const LEAST_PAIRS = 5;
/** Practice 3.13. */
export const SHARED_KEPT = 90 * DAY;
export const COUNTS_KEPT = 730 * DAY;

export const opensEarlyOn = ({ closesOn }: Pick<Pair, 'closesOn'>): LocalDate => addDays(closesOn, -EARLY_DAYS);
export const closesAt = ({ closesOn }: Pick<Pair, 'closesOn'>, holidays: Holidays, zone: Zone): number =>
  toInstant(addWorkingDays(closesOn, OPEN_WORKING_DAYS, holidays), '18:00', zone);

const OWN = 'own-';
export const isOwn = (batch: string): boolean => batch.startsWith(OWN);
/** Of people who found each other: all that begin in one year. */
export const ownBatch = (on: LocalDate): string => `${OWN}${on.slice(0, 4)}`;
/** Whose numbers are put together. */
export const batchOf = ({ roundId, toldOn }: Pick<Pair, 'roundId' | 'toldOn'>): string => roundId ?? ownBatch(toldOn);

/** Nothing more can come into it; `present`: the own batch of this year. Numbers are shown then and not before: two of them could be subtracted. */
export const isDone = (batch: string, alive: readonly Pick<Pair, 'roundId' | 'toldOn'>[], present: string): boolean =>
  !alive.some((pair) => batchOf(pair) === batch) && (!isOwn(batch) || batch < present);

/** What the check-ins have counted; none counted is not none held. */
export const countedTalks = ({ talks }: Pick<Pair, 'talks'>): number | null => (talks === 0 ? null : Math.min(talks, MOST_TALKS));

/** Each forgets one now and then: the larger number holds. Null: unknown, which is not none. */
export function knownTalks(said: readonly (number | null)[], pair: Pick<Pair, 'talks'>): number | null {
  const known = [...said, countedTalks(pair)].filter((talks) => talks !== null);
  return known.length === 0 ? null : Math.max(...known);
}

export interface Said {
  talks: number | null;
  useful: number | null;
  differently: string;
}

const numberIn = (value: Values[string] | undefined, from: number, to: number): number | null => {
  const number = typeof value === 'string' && /^\d$/.test(value) ? Number(value) : null;
  return number !== null && number >= from && number <= to ? number : null;
};

export function readAnswer(values: Values): { said: Said } | { errors: Record<string, string> } {
  const text = typeof values.differently === 'string' ? values.differently.trim() : '';
  if (text.length > LONGEST)
    return { errors: { differently: `${LONGEST} characters fit here; this has ${text.length}. Shorten it a little; it stays as it is.` } };
  return { said: { talks: numberIn(values.talks, 0, MOST_TALKS), useful: numberIn(values.useful, 1, 5), differently: text } };
}

/** What stood in the form already is no answer. */
export const isAnswer = ({ talks, useful, differently }: Said, shown: number | null): boolean =>
  useful !== null || differently !== '' || (talks !== null && talks !== shown);
