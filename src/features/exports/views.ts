/** What people read when a shelf goes out. */
import type { Block, Message } from '../../platform/slack/message.ts';
import { button, plainSection } from '../../platform/slack/text.ts';

export const onItsWay = (community: string): Message => ({
  text: `The shelf of ${community} follows in our direct messages, as one folder. It holds what members may all read, never what is private to somebody.`,
});

export const fileTitle = (community: string): string => `The shelf of ${community}`;

export const exportRow = (communityId: string, community: string): Block[] => [
  plainSection(
    `The shelf of ${community} as a folder: Markdown, CSV and JSON.`,
    button('Send it to me', 'exports:send', { value: communityId, label: `Send me the shelf of ${community}` }),
  ),
];
