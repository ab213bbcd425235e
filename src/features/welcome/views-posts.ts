/** What a newcomer hopes for, as the channel reads it and as she sees it on App Home. */
import type { Community } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { escapeText as clean, plainSection, quote, strong } from '../../platform/slack/text.ts';

/** What the channel reads about people who ticked that it may. */
export function introductionMessage(people: readonly { name: string; hope: string }[]): Message {
  const lines = people.map(({ name, hope }) => `${clean(name)} is new here and hopes to get better at: ${clean(hope)}`);
  return {
    text: lines.join('\n'),
    blocks: people.flatMap(({ name, hope }) => [strong(name, ' is new here and hopes to get better at:'), quote(hope)]),
  };
}

/** On App Home, Mine. */
export const hopeRow = (community: Community, hope: string): Block[] => [
  plainSection(`What you hope for in ${community.name}:`),
  quote(hope),
];
