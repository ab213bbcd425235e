/** What a rhythm costs, when it can begin, which days are free, and where the clocks are. */
import type { CommunitySettings, Rhythm } from '../../community/settings.ts';
import { addDays, isLocalDate, mondayOf, weekdayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { isZone, type LocalDate, type Zone } from '../../platform/time/zones.ts';

/** Between sessions: a question, a board, a talk and a vote, about 25 minutes over four weeks. (practice 3.9) */
const BETWEEN_SESSIONS = 25;

/**
 * Minutes asked of each person in four weeks. Every six weeks has the same four touches and two silent weeks; every two weeks
 * doubles the sessions only. To the next five minutes: it is an estimate and should look like one.
 */
export function minutesAMonth(rhythm: Pick<Rhythm, 'everyWeeks' | 'minutes'>): number {
  const sessions = (rhythm.minutes * 4) / rhythm.everyWeeks;
  const between = rhythm.everyWeeks === 6 ? (BETWEEN_SESSIONS * 4) / 6 : BETWEEN_SESSIONS;
  return Math.round((sessions + between) / 5) * 5;
}

/** The first Monday that leaves ten working days to prepare. */
export function defaultStart(today: LocalDate, holidays: Holidays): LocalDate {
  const ready = addWorkingDays(today, 10, holidays);
  return weekdayOf(ready) === 1 ? ready : addDays(mondayOf(ready), 7);
}

/** The first Monday after the founders' five working days for objections. */
export function earliestFairStart(today: LocalDate, holidays: Holidays): LocalDate {
  return addDays(mondayOf(addWorkingDays(today, 5, holidays)), 7);
}

export type Holiday = CommunitySettings['holidays'][number];
export type HolidayReading = { holidays: Holiday[] } | { error: string };

const MONTHS = ['january', 'february', 'march', 'april', 'may', 'june', 'july', 'august', 'september', 'october', 'november', 'december'];
const MONTH = `(${MONTHS.map((month) => `${month.slice(0, 3)}(?:${month.slice(3)})?`).join('|')}|sept)\\.?`;
const WEEKDAY = /^(?:mon|tue|tues|wed|thu|thur|thurs|fri|sat|sun)(?:day|nesday|rsday|sday|urday)?\.?,?\s+/i;

const FORMS: readonly { form: RegExp; order: readonly ['y' | 'm' | 'd', 'y' | 'm' | 'd', 'y' | 'm' | 'd'] }[] = [
  { form: /^(\d{4})-(\d{1,2})-(\d{1,2})(?!\d)/, order: ['y', 'm', 'd'] },
  { form: /^(\d{4})(\d{2})(\d{2})(?!\d)/, order: ['y', 'm', 'd'] },
  { form: /^(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4})(?!\d)/, order: ['d', 'm', 'y'] },
  { form: new RegExp(`^(\\d{1,2})(?:st|nd|rd|th|\\.)?\\s+${MONTH},?\\s+(\\d{4})(?!\\d)`, 'i'), order: ['d', 'm', 'y'] },
  { form: new RegExp(`^${MONTH}\\s+(\\d{1,2})(?:st|nd|rd|th)?,?\\s+(\\d{4})(?!\\d)`, 'i'), order: ['m', 'd', 'y'] },
];
const SLASHES = /^(\d{1,2})\/(\d{1,2})\/(\d{4})(?!\d)/;

const monthNumber = (text: string): number =>
  /^\d/.test(text) ? Number(text) : MONTHS.findIndex((month) => month.startsWith(text.slice(0, 3).toLowerCase())) + 1;
const padded = (n: number): string => String(n).padStart(2, '0');

/** The date at the beginning of a line and how much of the line it takes; 'ambiguous' for 03/04/2026; null when there is none. */
function readDate(line: string): { on: string; length: number } | 'ambiguous' | null {
  for (const { form, order } of FORMS) {
    const found = form.exec(line);
    if (!found) continue;
    const part = (which: 'y' | 'm' | 'd'): string => found[order.indexOf(which) + 1] ?? '';
    return { on: `${part('y')}-${padded(monthNumber(part('m')))}-${padded(Number(part('d')))}`, length: found[0].length };
  }
  const found = SLASHES.exec(line);
  if (!found) return null;
  const [first, second] = [Number(found[1]), Number(found[2])];
  if (first <= 12 && second <= 12 && first !== second) return 'ambiguous';
  const [day, month] = first > 12 ? [first, second] : [second, first];
  return { on: `${found[3]}-${padded(month)}-${padded(day)}`, length: found[0].length };
}

/** One holiday a line; dates as people write them in most countries. An error names the line and shows a good one. */
export function readHolidays(text: string): HolidayReading {
  const holidays = new Map<LocalDate, Holiday>();
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw
      .trim()
      .replace(/^[-*•–]\s+/, '')
      .replace(WEEKDAY, '');
    if (!line) continue;
    const shown = `Line ${index + 1} (“${raw.trim().slice(0, 40)}”)`;
    const date = readDate(line);
    if (date === 'ambiguous') return { error: `${shown} can be read as two dates. Write the year first: 2026-12-25 Christmas.` };
    if (!date) return { error: `${shown} does not begin with a date. Write it like this: 2026-12-25 Christmas.` };
    if (!isLocalDate(date.on)) return { error: `${shown} names a day that does not exist. Write it like this: 2026-12-25 Christmas.` };
    const name = line
      .slice(date.length)
      .replace(/^[\s:;,|\t–-]+/, '')
      .replace(/[\s;,|]+$/, '')
      .slice(0, 60)
      .trim();
    if (!holidays.has(date.on)) holidays.set(date.on, { on: date.on, name });
  }
  return { holidays: [...holidays.values()].sort((a, b) => (a.on < b.on ? -1 : 1)) };
}

export const writeHolidays = (holidays: readonly Holiday[]): string => holidays.map(({ on, name }) => `${on} ${name}`.trim()).join('\n');

const REGIONS = ['Europe', 'America', 'Asia', 'Africa', 'Australia', 'Pacific', 'Atlantic', 'Indian', 'Antarctica'];

/** 'Europe/Berlin', or what people type instead of it: 'berlin', 'new york'. Null when no zone is meant. */
export function readZone(text: string): Zone | null {
  const typed = text.trim().replace(/\s+time$/i, '');
  if (isZone(typed)) return typed;
  if (/^(utc|gmt)$/i.test(typed)) return 'UTC';
  const spelled = (word: string): string =>
    word
      .split(/[\s_]+/)
      .map((piece) =>
        piece
          .split('-')
          .map((half) => (/^(of|es|au)$/i.test(half) ? half.toLowerCase() : half.charAt(0).toUpperCase() + half.slice(1).toLowerCase()))
          .join('-'),
      )
      .join('_');
  const path = typed.split('/').map(spelled).join('/');
  return [path, ...REGIONS.map((region) => `${region}/${path}`)].find(isZone) ?? null;
}
