/** What people read about playbooks: the list, starting one, its place on the page. */
import type { Item } from '../../community/item.ts';
import { type ItemForm, useWhen } from '../../community/item-forms.ts';
import { joinWords } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  truncate,
} from '../../platform/slack/text.ts';
import { lengthWords } from './views-sections.ts';

const MOST_LISTED = 8;
const MOST_OPTIONS = 100;

const bar = (written: number, of: number): string => '▰'.repeat(written) + '▱'.repeat(of - written);
export const progressLine = (written: number, of: number): string => `${bar(written, of)} ${written} of ${of} written`;

export interface Listed {
  item: Item;
  written: number;
  of: number;
}

const STATES = { draft: 'being written', shared: 'shared', proven: 'proven', check: 'to be checked', archived: 'archived' } as const;
const lineOf = ({ item, written, of }: Listed): string =>
  [
    `${truncate(item.title, 150)} · ${item.privacy === 'P0' ? 'only you' : STATES[item.state]}`,
    truncate(useWhen(item), 200),
    item.state === 'draft' ? progressLine(written, of) : '',
  ]
    .filter((line) => line !== '')
    .join('\n');

export function listMessage(community: string, communityId: string, playbooks: readonly Listed[]): Message {
  const head =
    playbooks.length === 0
      ? `There is no playbook in ${community} yet. One begins from a template or from a proven card, and its sections are written by several people.`
      : `Playbooks of ${community}, the newest change first.`;
  const shown = playbooks.slice(0, MOST_LISTED);
  const more = playbooks.length > shown.length ? [plainContext(`${playbooks.length - shown.length} more: \`/find\` has them all.`)] : [];
  return {
    text: truncate([head, ...shown.map(lineOf)].map(escaped).join('\n'), 4000),
    blocks: [
      plainSection(head),
      ...shown.map((each) =>
        plainSection(
          lineOf(each),
          button('Open it', `cards:open#${each.item.id}`, { value: each.item.id, label: truncate(`Open: ${each.item.title}`, 75) }),
        ),
      ),
      ...more,
      actions(button('Start a playbook', 'playbooks:start', { value: communityId, style: 'primary' })),
    ],
  };
}

export interface StartView {
  communityId: string;
  community: string;
  forms: readonly ItemForm[];
  /** What each is for. */
  uses: Readonly<Record<string, string>>;
  cards: readonly Item[];
  classes: readonly { id: string; name: string }[];
}

export const startPlaybookModal = ({ communityId, community, forms, uses, cards, classes }: StartView): Modal => ({
  type: 'modal',
  callback_id: 'playbooks:start',
  private_metadata: communityId,
  title: plain('New playbook', 24),
  submit: plain('Start it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(`Written together, everybody in ${community} reads it as a draft and can take a section; else only you do.`),
    input('form', 'Which kind?', {
      type: 'radio_buttons',
      options: forms.map(({ id, name }) => option(name, id, uses[id])),
    }),
    input('title', 'Title: the practice as something one does', {
      type: 'plain_text_input',
      max_length: 80,
      placeholder: plain('Ask two questions before giving an answer', 150),
    }),
    ...(cards.length > 0
      ? [
          input(
            'card',
            'Begin from a card',
            {
              type: 'static_select',
              options: cards
                .slice(0, MOST_OPTIONS)
                .map(({ id, title, state }) => option(truncate(state === 'proven' ? `✓ ${title}` : title, 75), id)),
            },
            { optional: true, hint: 'What the card says already stands in the playbook; ✓ marks proven ones.' },
          ),
        ]
      : []),
    input('class', 'Where does it belong?', { type: 'static_select', options: classes.map(({ id, name }) => option(name, id)) }),
    input('who', 'Who writes it?', {
      type: 'radio_buttons',
      options: [option('Everybody here, section by section', 'together'), option('Only me for now', 'alone')],
      initial_option: option('Everybody here, section by section', 'together'),
    }),
  ],
});

export interface PageView {
  item: Item;
  written: number;
  of: number;
  words: number;
  maxWords: number;
  /** Names of everybody who wrote in it. */
  authors: string[];
  /** Labels of what nobody has written or taken. */
  open: string[];
  taken: number;
}

export const pageBlocks = ({ written, of, words, maxWords, authors, open, taken }: PageView): Block[] => {
  const lines = [
    progressLine(written, of),
    ...(authors.length > 0 ? [`Written by ${joinWords(authors)}.`] : []),
    ...(open.length > 0 ? [`Open: ${truncate(open.join(' · '), 500)}.`] : []),
    ...(taken > 0 ? [taken === 1 ? 'One section is being written.' : `${taken} sections are being written.`] : []),
  ];
  return [plainSection(lines.join('\n')), plainContext(lengthWords(words, maxWords))];
};

export const waysBlocks = (others: readonly Pick<Item, 'id' | 'title' | 'kind' | 'parts'>[]): Block[] =>
  others.map((other) =>
    plainSection(
      truncate(['Another way to the same end:', other.title, useWhen(other)].filter((line) => line !== '').join('\n'), 600),
      button('Open it', `cards:open#way-${other.id}`, { value: other.id, label: truncate(`Open: ${other.title}`, 75) }),
    ),
  );

export const wayModal = (itemId: string, title: string, others: readonly Pick<Item, 'id' | 'title'>[]): Modal => ({
  type: 'modal',
  callback_id: 'playbooks:way',
  private_metadata: itemId,
  title: plain('Another way', 24),
  submit: plain('Name it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(`For teams whom “${truncate(title, 100)}” does not fit. Everybody who reads either sees the other.`),
    input('other', 'Which leads to the same end?', {
      type: 'static_select',
      options: others.slice(0, MOST_OPTIONS).map((other) => option(truncate(other.title || ' ', 75), other.id)),
    }),
  ],
});
