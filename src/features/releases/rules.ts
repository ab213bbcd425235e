/** How far a text may go, and what still stands in its way. Pure. */
import type { Item } from '../../community/item.ts';
import { DAY } from '../../platform/clock.ts';
import type { Audience, Consent, Reading } from './tables.ts';

type Privacy = Item['privacy'];
const WIDENING: readonly Privacy[] = ['P0', 'P3', 'P4', 'P5'];
const NEXT: Readonly<Record<Privacy, Audience | null>> = { P0: 'P3', P3: 'P4', P4: 'P5', P5: null };

export const GUEST_DAYS = 14;
export const GUEST_TIME = GUEST_DAYS * DAY;
/** Working days in which somebody can answer who is quoted, or asked to read. */
export const CONSENT_DAYS = 10;
export const READING_DAYS = 10;

export const isAudience = (value: unknown): value is Audience => value === 'P3' || value === 'P4' || value === 'P5';
export const isWider = (to: Privacy, than: Privacy): boolean => WIDENING.indexOf(to) > WIDENING.indexOf(than);
/** One step at a time; null at the top. */
export const nextUp = (privacy: Privacy): Audience | null => NEXT[privacy];
export const isOutside = (privacy: Privacy): boolean => privacy === 'P4' || privacy === 'P5';

export interface ReadingOf {
  audience: Audience;
  version: number;
  answer: Reading;
}

/** A reading is of one text for one audience: a changed text needs a new one. */
export const isRead = (reading: ReadingOf | null, item: Pick<Item, 'version'>, audience: Audience): boolean =>
  reading?.answer === 'yes' && reading.version === item.version && reading.audience === audience;

/** Silence leaves it out. */
export const consentOf = ({ consent, expiresAt }: { consent: Consent; expiresAt: number }, now: number): Consent =>
  consent === 'waiting' && expiresAt <= now ? 'out' : consent;

const fold = (text: string): string =>
  text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** Whether these words stand in the text itself, whatever their signs and spaces. */
export const holdsWords = ({ title, parts }: Pick<Item, 'title' | 'parts'>, words: string): boolean => {
  const wanted = fold(words);
  return wanted !== '' && [title, ...Object.values(parts)].some((text) => ` ${fold(text)} `.includes(` ${wanted} `));
};

/** The line about a second member is answered by her reading, not by a tick. */
export const ownQuestions = (items: readonly string[]): string[] => items.filter((item) => !/second (?:member|reader)/iu.test(item));

/** Every line of the checklist, by its place. */
export const areTicked = (items: readonly string[], ticked: string | string[] | null | undefined): boolean => {
  const places = new Set(typeof ticked === 'string' ? [ticked] : (ticked ?? []));
  return items.every((_, at) => places.has(String(at)));
};

/** In the first week of a month: its name; null otherwise. */
export const monthOfNews = (on: string): string | null => (Number(on.slice(8, 10)) <= 7 ? on.slice(0, 7) : null);
