/** How answers are checked, counted, batched and released; who answers first; when the format changes. Pure. */
import type { Random } from '../../platform/random.ts';
import { type LocalDate, weekdayOf } from '../../platform/time/local-dates.ts';
import { addWorkingDays, type Holidays } from '../../platform/time/working-days.ts';
import { toInstant, type Zone } from '../../platform/time/zones.ts';

/** Slack's input takes no more, and gives no more back for editing. */
export const LONGEST_ANSWER = 3000;
export const LONGEST_QUESTION = 300;
/** Fewer are guessed too easily. */
export const SMALLEST_BATCH = 3;
/** In a smaller group an answer without a name has one anyway. */
export const SMALLEST_GROUP = 8;
export const THIN = 3;

/** Null when the text may be kept as it is. */
export function whatIsWrongWith(text: string | null, longest = LONGEST_ANSWER): string | null {
  const typed = text ?? '';
  if (typed.trim() === '') return 'There is nothing written here yet. One sentence is enough.';
  if (typed.length > longest)
    return `This is ${typed.length} characters long; ${longest} fit. Your text is still here: shorten it a little.`;
  return null;
}

/** Answers without a name go out on the first and the third working day after the post, in the afternoon. */
export const releaseDays = (postedOn: LocalDate, holidays: Holidays): { first: LocalDate; last: LocalDate } => ({
  first: addWorkingDays(postedOn, 1, holidays),
  last: addWorkingDays(postedOn, 3, holidays),
});

export const RELEASE_AT = '16:00';
/** Nothing is said on Friday afternoons, and the third day often is a Friday. */
const RELEASE_ON_FRIDAY = '11:30';
const FRIDAY = 5;
export const releaseInstant = (on: LocalDate, zone: Zone): number =>
  toInstant(on, weekdayOf(on) === FRIDAY ? RELEASE_ON_FRIDAY : RELEASE_AT, zone);

/** The next batch that an answer written now can still catch; after the last day, the next working day's. */
export function nextRelease(
  postedOn: LocalDate,
  today: LocalDate,
  now: number,
  zone: Zone,
  holidays: Holidays,
): { on: LocalDate; late: boolean } {
  const { first, last } = releaseDays(postedOn, holidays);
  if (now < releaseInstant(first, zone)) return { on: first, late: false };
  if (now < releaseInstant(last, zone)) return { on: last, late: false };
  const todayCounts = addWorkingDays(today, 0, holidays) === today && now < releaseInstant(today, zone);
  return { on: todayCounts ? today : addWorkingDays(today, 1, holidays), late: true };
}

export interface Waiting {
  id: string;
  /** Its author wants it out although it may be guessed. */
  mayGoAlone: boolean;
}

export interface Batch<T extends Waiting> {
  /** In drawn order: three or more, or such as may go alone. */
  release: T[];
  /** Too few: their authors are asked. */
  ask: T[];
}

/** All that wait go out if they are three or more. Otherwise only those that may go alone do; the last day's others are asked about. */
export function decideBatch<T extends Waiting>(waiting: readonly T[], lastDay: boolean, random: Random): Batch<T> {
  if (waiting.length >= SMALLEST_BATCH) return { release: random.shuffle(waiting), ask: [] };
  return {
    release: random.shuffle(waiting.filter((one) => one.mayGoAlone)),
    ask: lastDay ? waiting.filter((one) => !one.mayGoAlone) : [],
  };
}

/** Texts that go into one message: Slack cuts very long messages, so a batch may take several. */
export function packTexts(texts: readonly string[], most = 6000): string[][] {
  const messages: string[][] = [];
  let size = 0;
  for (const text of texts) {
    const current = messages.at(-1);
    if (!current || size + text.length > most || current.length >= 12) {
      messages.push([text]);
      size = text.length;
    } else {
      current.push(text);
      size += text.length;
    }
  }
  return messages;
}

export const mayHideNames = (settings: { unnamed: boolean }, members: number): boolean => settings.unnamed && members >= SMALLEST_GROUP;

/** How many questions in a row, newest first, found fewer than three answers. */
export function thinStreak(answersNewestFirst: readonly number[]): number {
  const end = answersNewestFirst.findIndex((n) => n >= THIN);
  return end === -1 ? answersNewestFirst.length : end;
}

/** Thin twice running: the next one is answered with one tap. */
export const formFor = (streak: number): 'question' | 'poll' => (streak >= 2 ? 'poll' : 'question');
/** Thin a third time, and again after three more: the stewards are asked whether the question should pause. */
export const asksToPause = (streak: number): boolean => streak >= 3 && streak % 3 === 0;

/** Fit any open question; nobody has to write. */
export const POLL_OPTIONS = ['Yes, one comes to mind', 'Something close to it', 'Nothing yet', 'I’d rather talk about it'] as const;

export interface DutyCandidate {
  userId: string;
  /** The last time she had it; null = never. */
  lastOn: LocalDate | null;
}

/** Who answers first this time: whoever had it longest ago, never the same person twice running, equals by lot. Null when there is nobody. */
export function chooseOnDuty(
  candidates: readonly DutyCandidate[],
  lastServed: string | null,
  not: readonly string[],
  random: Random,
): DutyCandidate | null {
  const able = candidates.filter(({ userId }) => userId !== lastServed && !not.includes(userId));
  const longest = able.map(({ lastOn }) => lastOn ?? '').sort()[0];
  if (longest === undefined) return null;
  const equals = able.filter(({ lastOn }) => (lastOn ?? '') === longest).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return random.pick(equals);
}
