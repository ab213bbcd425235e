/** What stands on the board: a topic, two that look alike, the parking list. */
import type { Button, PlainTextOption } from '@slack/types';
import type { Block } from '../../platform/slack/message.ts';
import { actions, button, context, option, plainContext, plainSection, section } from '../../platform/slack/text.ts';
import { factsOf, type TopicFacts } from './views.ts';

/** A modal has a hundred blocks; the rest is in the export. */
const MOST_PARKED = 20;

export interface BoardTopic extends TopicFacts {
  id: string;
  text: string;
  onBallot: boolean;
  /** She said "I would lead this". */
  leads: boolean;
}

export interface BoardView {
  communityId: string;
  isHost: boolean;
  /** Also whoever leads a later session. */
  maySwap: boolean;
  page: number;
  showsParked: boolean;
  /** What was done a moment ago; plain text. */
  notice: string | null;
  /** mrkdwn of ours, when the next vote opens or until when one is open; and what she can do in it. */
  voting: { line: string; buttons: readonly Button[] };
  topics: BoardTopic[];
  doubles: { a: { id: string; text: string }; b: { id: string; text: string } }[];
  parked: { id: string; text: string; why: string }[];
  /** Topics that have their session, once it was read out. */
  coming: { on: string; text: string }[];
}

export function topicBlocks(topic: BoardTopic, isHost: boolean): Block[] {
  const { id } = topic;
  const choices: PlainTextOption[] = [
    option("I'd like this too", `like:${id}`),
    topic.leads ? option('I would not lead it', `unlead:${id}`) : option('I would lead this', `lead:${id}`),
    ...(isHost ? [option('Park it', `park:${id}`), option('Merge into…', `merge:${id}`)] : []),
  ];
  const facts = [factsOf(topic), ...(topic.onBallot ? ['▸ on the ballot'] : []), ...(topic.leads ? ['you would lead it'] : [])];
  return [plainSection(topic.text, { type: 'overflow', action_id: `topics:row#${id}`, options: choices }), context(facts.join(' · '))];
}

export const doubleBlocks = ({ a, b }: BoardView['doubles'][number]): Block[] => [
  plainSection(`These two look alike:\n“${a.text}”\n“${b.text}”`),
  actions(
    button('Merge', `topics:double#merge-${a.id}-${b.id}`, {
      value: `merge:${b.id}:${a.id}`,
      label: 'Merge these two topics',
      confirm: {
        title: 'Merge these two?',
        text: 'The wording that has waited longer stays, with the wishes of both. It cannot be undone.',
        yes: 'Merge',
        no: 'Leave them',
      },
    }),
    button('Keep both', `topics:double#apart-${a.id}-${b.id}`, { value: `apart:${b.id}:${a.id}`, label: 'Keep both topics' }),
  ),
];

export function parkedBlocks({ parked, showsParked, isHost }: BoardView): Block[] {
  if (parked.length === 0) return [];
  if (!showsParked) return [actions(button(`Parking list · ${parked.length}`, 'topics:parked', { value: 'show' }))];
  return [
    section('*Parking list*: good questions, kept for another time.'),
    ...parked
      .slice(0, MOST_PARKED)
      .flatMap(({ id, text, why }): Block[] => [
        isHost
          ? plainSection(text, button('Bring back', `topics:back#${id}`, { value: id, label: 'Bring this topic back' }))
          : plainSection(text),
        plainContext(why),
      ]),
    ...(parked.length > MOST_PARKED ? [context(`And ${parked.length - MOST_PARKED} more, parked earlier.`)] : []),
    actions(button('Hide the parking list', 'topics:parked', { value: 'hide' })),
  ];
}
