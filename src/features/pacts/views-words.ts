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
export function sayWhy({ by, otherFunction, offerMeetsWant, sharedHours, metBefore }: PairReason): string {
  const hours = Math.floor(sharedHours);
  return joinWords([
    ...(by === 'proposal' ? ['one of you asked and the other said yes'] : []),
    ...(otherFunction === true ? ['you work in different functions'] : []),
    ...(offerMeetsWant ? ['what one offers the other wants'] : []),
    ...(hours > 0 ? [`you share ${sayNumber(hours)} working ${hours === 1 ? 'hour' : 'hours'}`] : []),
    metBefore === 0 ? 'this is the first time you meet' : 'you know each other from before',
  ]);
}

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
