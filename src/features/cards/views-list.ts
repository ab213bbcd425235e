/** What can be kept, and a person's own list. */
import type { Item, ItemKind } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, plain, plainContext, plainSection, truncate } from '../../platform/slack/text.ts';
import { sayKind, sayState } from './views-words.ts';

const LINES: Readonly<Record<ItemKind, string>> = {
  card: 'One practice that worked: for what, how, and when not.',
  'case-note': 'A dilemma without names: what was done, what came of it.',
  interview: 'What you heard from somebody outside, without a name.',
  summary: 'What was tried, expected, seen and decided.',
  story: 'What came of something here, good or not.',
  playbook: '',
  template: 'A text that others can copy.',
  term: 'What a word means here, and what it does not.',
};

export interface FormLine extends Pick<ItemForm, 'id' | 'kind' | 'name'> {
  /** From the library, where it says what the form is for. */
  purpose: string;
}

/** Buttons carry the form and where it comes from. */
export const kindsModal = (forms: readonly FormLine[], rest: string): Modal => ({
  type: 'modal',
  callback_id: 'cards:kinds',
  title: plain('Keep something', 24),
  close: plain('Not now', 24),
  blocks: [
    context('What is it? It stays a draft that only you can read until you share it. Five to ten minutes.'),
    ...forms.map(({ id, kind, name, purpose }) =>
      plainSection(
        `${name}\n${LINES[kind] || `For ${purpose}.`}`,
        button('Write it', `cards:write#${id}`, { value: `${id}${rest}`, label: `Write it: ${name}` }),
      ),
    ),
  ],
});

export const itemRow = (item: Item): Block[] => [
  plainSection(
    truncate(item.title || 'Without a title yet', 150),
    button('Open it', `cards:open#${item.id}`, { value: item.id, label: `Open it: ${item.title}` }),
  ),
  plainContext(`${sayKind(item)}. ${sayState(item)}`),
];

const ROWS = 12;

export function mineModal(items: readonly Item[], page: number, notice: string | null): Modal {
  const pages = Math.max(1, Math.ceil(items.length / ROWS));
  const at = Math.min(Math.max(0, page), pages - 1);
  const turns = [
    ...(at > 0 ? [button('Page before', `cards:mine#${at - 1}`, { value: `${at - 1}` })] : []),
    ...(at < pages - 1 ? [button('Next page', `cards:mine#${at + 1}`, { value: `${at + 1}` })] : []),
  ];
  return {
    type: 'modal',
    callback_id: 'cards:mine',
    title: plain('Yours on the shelf', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice ? [plainSection(`✓ ${notice}`)] : []),
      context('What you wrote or look after; drafts first.'),
      ...(items.length === 0
        ? [plainSection('Nothing yet. What you keep from a session, an experiment or a message will stand here.')]
        : []),
      ...items.slice(at * ROWS, (at + 1) * ROWS).flatMap(itemRow),
      actions(...turns, button('Write something down', 'cards:write', { value: '' })),
    ],
  };
}
