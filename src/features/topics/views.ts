/** What people read of a topic anywhere: its facts, what became of a wish, the row on Home, the stewards' line. */
import type { Button } from '@slack/types';
import { joinWords, sayNumber } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, plainMessage, section } from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import { LOSSES_TO_RETIRE, REST } from './rules.ts';
import { isQuestion } from './rules-words.ts';
import type { Wished } from './service-wishes.ts';

export interface TopicFacts {
  asked: number;
  fromLibrary: boolean;
  star: { yes: number; of: number } | null;
}

const askedBy = (n: number): string => (n === 0 ? 'nobody has asked yet' : `asked by ${n}`);

/** "asked by 3 · serves the north star: members say 7 of 9". */
export const factsOf = ({ asked, fromLibrary, star }: TopicFacts): string =>
  [
    fromLibrary ? 'from the library' : askedBy(asked),
    ...(star ? [`serves the north star: members say ${star.yes} of ${star.of}`] : []),
  ].join(' · ');

/** Plain text; null when nothing left the list. */
export const retiredLine = (texts: readonly string[]): string | null =>
  texts.length === 0
    ? null
    : `Off the list with thanks, after ${sayNumber(LOSSES_TO_RETIRE)} votes: ${joinWords(texts.map((text) => `“${text}”`))}. It can be asked for again in a year.`;

/** What became of a wish, as the end of "“…” …" or a sentence of its own; plain text. */
export function sayWished({ how, topic }: Wished, typed: string, zone: Zone): string {
  if (topic.state === 'parked') return `is on the parking list for now, and your wish counts. Why: ${topic.why ?? ''}`;
  switch (how) {
    case 'new':
      return `is on the list, without your name.${isQuestion(typed) ? '' : ' Topics read best as a question; a steward can merge it with one.'}`;
    case 'again':
      return `is on the list: ${topic.asked} have asked for it now.`;
    case 'twice':
      return 'is on the list, and your wish counts already.';
    case 'chosen':
      return 'was chosen already; it has its session.';
    case 'rests':
      return `was on the ballot often enough for now. It can be asked for again from ${sayDate((topic.retiredAt ?? 0) + REST, zone, true)}.`;
  }
}

const topicsWait = (n: number): string => (n === 0 ? 'No topic waits yet' : n === 1 ? '1 topic waits' : `${n} topics wait`);

/** App Home, Ours. */
export const homeRow = (communityId: string, n: number, vote: { day: string; button: Button | null } | null): Block[] => [
  section(
    vote === null
      ? `${topicsWait(n)} for the next vote.`
      : vote.button === null
        ? `${topicsWait(n)} for ${/^\d|\s/.test(vote.day) ? `the vote on ${vote.day}` : `${vote.day}’s vote`}.`
        : `The vote on the next topic is open until ${vote.day}.`,
  ),
  actions(
    ...(vote?.button ? [vote.button] : []),
    button('See the topics', 'topics:board', { value: communityId, label: 'See the topics people asked for' }),
  ),
];

export const doublesLine = (pairs: readonly { a: { text: string }; b: { text: string } }[], day: string): string => {
  const [first] = pairs;
  const more = pairs.length > 1 ? `, and ${pairs.length - 1} more pair${pairs.length > 2 ? 's' : ''}` : '';
  return first
    ? `Before the vote on ${day}: “${first.a.text}” and “${first.b.text}” look alike${more}. /rondo topics has Merge and Keep both; without a word both stand.`
    : '';
};

export const wishedText = (text: string, tail: string): Message => plainMessage(`“${text}” ${tail}`);
