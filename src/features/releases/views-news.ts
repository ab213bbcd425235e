/** What people outside read: the announcement, the month's letter, the invitation of a guest. */
import type { Item } from '../../community/item.ts';
import { useWhen } from '../../community/item-forms.ts';
import type { Block, Button, Message } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plainContext, plainSection, titled, truncate } from '../../platform/slack/text.ts';
import { sayDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

type Shown = Pick<Item, 'id' | 'title' | 'kind' | 'parts'>;
const MOST_TOLD = 5;

const open = (id: string, title: string): Button =>
  button('Open it', `cards:open#${id}`, { value: id, label: truncate(`Open: ${title}`, 75) });

export function announcement(item: Shown, community: { id: string; name: string }): Message {
  const conditions = item.parts.conditions ?? '';
  const lines = [truncate(useWhen(item), 400), conditions === '' ? '' : `Worked under: ${truncate(conditions, 300)}`].filter(
    (line) => line !== '',
  );
  const small = `From ${truncate(community.name, 150)}; whoever wrote it can take it back at any time.`;
  return {
    text: [item.title, ...lines, small].map(escaped).join('\n'),
    blocks: [
      titled('', truncate(item.title, 150)),
      ...(lines.length > 0 ? [plainSection(lines.join('\n'))] : []),
      actions(open(item.id, item.title), button('Tell me of new ones', 'releases:subscribe', { value: community.id })),
      plainContext(small),
    ],
  };
}

export const retracted: Message = {
  text: 'What stood here was taken back by its author. It is gone from Rondo for readers here; copies that others made may remain.',
};

export function newsMessage(community: { id: string; name: string }, items: readonly Shown[]): Message {
  const shown = items.slice(0, MOST_TOLD);
  const rest = items.length - shown.length;
  const head = `New from ${truncate(community.name, 150)}${rest > 0 ? `, ${items.length} in all` : ''}:`;
  const lineOf = (item: Shown): string =>
    [truncate(item.title, 150), truncate(useWhen(item), 300)].filter((line) => line !== '').join('\n');
  return {
    text: [head, ...shown.map(lineOf)].map(escaped).join('\n'),
    blocks: [
      plainSection(head),
      ...shown.map((item): Block => plainSection(lineOf(item), open(item.id, item.title))),
      actions(button('Stop these letters', 'releases:unsubscribe', { value: community.id })),
    ],
  };
}

export const subscribedNotice = (community: string): string =>
  `✓ Once a month at most you hear what is new from ${escaped(community)}. One tap in each letter ends it.`;
export const subscribedAlready = (community: string): string =>
  `You hear of new ones from ${escaped(community)} already, once a month at most.`;
export const unsubscribedNotice = '✓ No more letters about new releases.';

export const invitationMessage = (item: Shown, by: string, community: string, until: number, zone: Zone): Message => {
  const text = `${by} invites you to read “${truncate(item.title, 150)}” from ${truncate(community, 150)}, until ${sayDate(until, zone)}.`;
  const small = 'With it you can read what else this community has opened for guests. After that day it closes by itself.';
  return { text: escaped(`${text}\n${small}`), blocks: [plainSection(text), actions(open(item.id, item.title)), plainContext(small)] };
};
