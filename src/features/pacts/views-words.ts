/** The words that several drawings of a pact share: names, why these people, when they talk, who reads it. */
import type { Pair, PairReason } from '../../community/pair.ts';
import { joinWords, sayNumber } from '../../community/words.ts';
import { truncate } from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Whole } from './store.ts';

const NAME_MOST = 50;

export const nameOf = ({ names }: Pick<Whole, 'names'>, userId: string): string => truncate(names.get(userId) ?? 'Somebody', NAME_MOST);
export const namesOf = (whole: Whole, userIds: readonly string[] = whole.pair.people): string[] => userIds.map((id) => nameOf(whole, id));
export const manyOf = ({ people }: Pick<Pair, 'people'>): string => sayNumber(people.length);

/** Only what all of them know or may know: never a function by name, never whom somebody did not want. */
export function sayWhy({ by, otherFunction, offerMeetsWant, sharedHours, metBefore, third }: PairReason, many = 2): string {
  const hours = Math.floor(sharedHours);
  const were = many > 2 ? 'some of you have been a pair before' : 'you have been a pair before';
  const never = many > 2 ? 'no two of you were ever a pair' : 'you were never a pair before';
  return joinWords([
    ...(by === 'proposal' ? ['one of you asked and the other said yes'] : []),
    ...(otherFunction === true ? ['you work in different functions'] : []),
    ...(offerMeetsWant ? [many > 2 ? 'what one of you offers another wants' : 'what one of you offers the other wants'] : []),
    ...(hours > 0 ? [`you share ${sayNumber(hours)} working ${hours === 1 ? 'hour' : 'hours'} a day`] : []),
    // The two whom a third joins are a pair already.
    ...(third?.because === 'later' ? [] : [metBefore === 0 ? never : were]),
  ]);
}

/** 'both of you', 'all three of you'. */
export const allOf = (pair: Pick<Pair, 'people'>): string => (pair.people.length === 2 ? 'both of you' : `all ${manyOf(pair)} of you`);
export const pagesAre = (pair: Pick<Pair, 'people'>): string =>
  pair.people.length === 2 ? 'both pages are there' : `all ${manyOf(pair)} pages are there`;
export const capital = (words: string): string => words.replace(/^./, (letter) => letter.toUpperCase());

/** Why a message about their pact comes. */
export const whyTold = ({ reason }: Pick<Pair, 'reason'>): string =>
  reason.by === 'proposal' ? 'You said yes to coaching each other.' : 'You said yes to this round of coaching.';

/** For mrkdwn: each reader sees them in her own zone. */
export const sayDates = (dates: readonly number[], zone: Zone): string => joinWords(dates.map((at) => slackDate(at, zone)));

/** "Only the two of you see this; it goes 90 days after your round." */
export const whoReads = (pair: Pick<Pair, 'people'>): string =>
  `Only the ${manyOf(pair)} of you see this; it goes 90 days after your round.`;

/** How they talk, as words; two of what were three have half the time each. */
export const sayShape = (shape: string, { people }: Pick<Pair, 'people'>): string =>
  shape !== '' ? shape : people.length > 2 ? 'Turned-back consulting, 30 minutes in all' : '30 minutes, half for each of you';
