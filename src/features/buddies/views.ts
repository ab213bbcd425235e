/** Two people who are to meet, the later question whether they did, and the line on App Home. */
import { talkedInput } from '../../community/pair-views.ts';
import type { Community } from '../../community/records.ts';
import { sayNumber } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as clean, plainContext, plainMessage, plainSection, section } from '../../platform/slack/text.ts';
import type { BuddyReason } from './rules.ts';

export const OPENERS = [
  'What brought you here, and what would make it worth your time?',
  'What have you done differently because of something you heard here?',
  'What do you wish somebody had told you in your first month?',
] as const;

/** "Why you two": only what both know or may know; never a function by name. */
export function sayWhy(reason: BuddyReason, buddy: string): string {
  const functions = reason.otherFunction === true ? 'you work in different functions' : 'you were not introduced before';
  const load =
    reason.accompanies === 0 ? `${buddy} accompanies nobody else at present` : `nobody who fits accompanies fewer people than ${buddy}`;
  const lot = reason.among > 1 ? `; of ${sayNumber(reason.among)} who fit equally, the lot fell on ${buddy}` : '';
  return `${functions}, and ${load}${lot}`;
}

export interface Pair {
  id: string;
  newcomer: string;
  buddy: string;
  community: string;
  reason: BuddyReason;
}

/** j2, to both. The buddy, not the bot, does the personal part. */
export function buddyMessage(pair: Pair): Message {
  const { newcomer, buddy } = pair;
  const opening = `${newcomer}, meet ${buddy}. ${buddy}, ${newcomer} is new in ${pair.community}. Twenty minutes this week or next, whenever suits you both; nothing to prepare.`;
  const openers = OPENERS.map((opener) => `▸ ${opener}`).join('\n');
  const why = `Why you two: ${sayWhy(pair.reason, buddy)}.`;
  return {
    text: clean(`${opening}\nThree openers, if you like:\n${openers}\n${why}`),
    blocks: [
      plainSection(opening),
      section(`Three openers, if you like:\n${openers}`),
      actions(button('We talked', 'buddies:talked', { value: pair.id }), button('Not this time', 'buddies:pass', { value: pair.id })),
      plainContext(`${why} What you say stays between you. To hear less of me: /rondo pause.`),
    ],
  };
}

export const talkedMessage = (newcomer: string, buddy: string): Message =>
  plainMessage(`✓ ${newcomer} and ${buddy} have talked. I ask no further.`);

export const passedMessage = (newcomer: string): Message =>
  plainMessage(`Noted, no reason needed. ${newcomer} may hear from somebody else on the next working day.`);

export const buddyLine = (newcomer: string): string => `Did you and ${newcomer} talk?`;
export const buddyInputs = (newcomer: string): Block[] => [talkedInput(`Did you and ${newcomer} talk?`, 'Better somebody else')];

/** On App Home, Mine. */
export const buddyRow = (community: Community, name: string, newcomer: boolean): Block[] => [
  plainSection(
    newcomer
      ? `Your buddy in ${community.name}: ${name}. Twenty minutes, whenever suits you both.`
      : `You accompany ${name}, new in ${community.name}. Twenty minutes, whenever suits you both.`,
  ),
];
