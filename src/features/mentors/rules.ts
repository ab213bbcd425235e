/** Who may be asked, in which order, and for how long one waits. Pure. (practice 3.7) */
import type { Values } from '../../platform/feature.ts';
import { addDays } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { type LocalTime, toInstant, toLocal, type Zone } from '../../platform/time/zones.ts';

/** Practice 69: "mentor has at most two". */
export const MOST_PLACES = 2;
/** Practice 3.7: "silence passes on after four days". */
export const SILENCE_DAYS = 4;
/** When whoever put somebody forward hears, whatever the answer. In working days. */
export const NOMINATION_DAYS = 10;
/** Whoever could not is not asked by the same person again so soon. */
export const REST_DAYS = 28;

export const LONGEST = { offer: 200, without: 150, want: 250, line: 200 } as const;
/** What a working day is taken to be while nobody has said. */
export const DAY_HOURS = { from: '09:00', until: '17:00' } as const;

/** Four days on, at the same hour; a day without work moves it to the next one with. */
export function silenceEnds(askedAt: number, zone: Zone, holidays: Holidays): number {
  const { date, time } = toLocal(askedAt, zone);
  return toInstant(addWorkingDays(addDays(date, SILENCE_DAYS), 0, holidays), time, zone);
}

export interface Offering {
  userId: string;
  places: number;
}

export interface FittingFacts {
  menteeId: string;
  offers: readonly Offering[];
  /** How many each accompanies at present. */
  mentees: ReadonlyMap<string, number>;
  /** Whoever can be reached: members who are not away. */
  here: ReadonlySet<string>;
  apart: (a: string, b: string) => boolean;
}

export const hasPlace = ({ userId, places }: Offering, mentees: ReadonlyMap<string, number>): boolean =>
  (mentees.get(userId) ?? 0) < Math.min(places, MOST_PLACES);

/**
 * Whom she may choose. What others have said stands nowhere in it, or she could tell that they have: `own` is whom she herself would
 * rather not be with, and whom she says she reports to.
 */
export const listOpen = ({ menteeId, offers, mentees, here, own }: Omit<FittingFacts, 'apart'> & { own: ReadonlySet<string> }): string[] =>
  offers
    .filter((offer) => offer.userId !== menteeId && here.has(offer.userId) && hasPlace(offer, mentees) && !own.has(offer.userId))
    .map(({ userId }) => userId);

/** Who is really asked for her; whoever else she chose is silent. */
export const listFitting = ({ apart, ...facts }: FittingFacts): string[] =>
  listOpen({ ...facts, own: new Set() }).filter((userId) => !apart(facts.menteeId, userId));

/** Who comes next on her list; null when it is through. */
export function nextOf(ranked: readonly string[], turn: number, fitting: ReadonlySet<string>): { turn: number; mentorId: string } | null {
  for (let at = turn; at < ranked.length; at++) {
    const mentorId = ranked[at];
    if (mentorId !== undefined && fitting.has(mentorId)) return { turn: at + 1, mentorId };
  }
  return null;
}

export const typed = (values: Values, field: string): string => {
  const value = values[field];
  return typeof value === 'string' ? value.trim() : '';
};

interface Offered extends Offering {
  offer: string;
  without: string;
  from: LocalTime;
  until: LocalTime;
}

type Read<T> = { ok: T } | { errors: Record<string, string> };

const tooLong = (text: string, max: number): string => `This is ${text.length} characters long; ${max} fit.`;

/** Texts of a form: each with its most, and what to say when it must not be empty. */
function readTexts(values: Values, fields: Readonly<Record<string, { max: number; empty?: string }>>): Record<string, string> {
  const errors: Record<string, string> = {};
  for (const [field, { max, empty }] of Object.entries(fields)) {
    const text = typed(values, field);
    if (text === '' && empty !== undefined) errors[field] = empty;
    else if (text.length > max) errors[field] = tooLong(text, max);
  }
  return errors;
}

export function readOffer(values: Values): Read<Pick<Offered, 'offer' | 'without' | 'from' | 'until' | 'places'>> {
  const errors = readTexts(values, {
    offer: { max: LONGEST.offer, empty: 'One line: it is what people choose by.' },
    without: { max: LONGEST.without },
  });
  const [from, until] = [typed(values, 'from') || DAY_HOURS.from, typed(values, 'until') || DAY_HOURS.until];
  if (until <= from) errors.until = 'Later than the hour at which it begins.';
  if (Object.keys(errors).length > 0) return { errors };
  const places = typed(values, 'places') === '2' ? 2 : 1;
  return { ok: { offer: typed(values, 'offer'), without: typed(values, 'without'), from, until, places } };
}

/** Two from the list; one where only one is there. */
export function readWish(values: Values, listed: readonly string[]): Read<{ want: string; ranked: string[] }> {
  const errors = readTexts(values, { want: { max: LONGEST.want, empty: 'One line: whoever I ask reads it, and nobody else.' } });
  const [first, second] = [typed(values, 'first'), typed(values, 'second')];
  const gone = 'Nobody of this name has a free place any more. Choose somebody else.';
  if (!listed.includes(first)) errors.first = first === '' ? 'Choose somebody.' : gone;
  // Where only one is left meanwhile, the second choice of an open form counts for nothing.
  const isSecond = second !== first && listed.includes(second);
  if (second !== '' && second === first && listed.length > 1) errors.second = 'Somebody else, please, in case the first cannot.';
  else if (second !== '' && !listed.includes(second) && listed.length > 1) errors.second = gone;
  else if (second === '' && listed.length > 1) errors.second = 'Choose a second one, in case the first cannot.';
  if (Object.keys(errors).length > 0) return { errors };
  return { ok: { want: typed(values, 'want'), ranked: isSecond ? [first, second] : [first] } };
}
