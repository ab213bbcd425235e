/** The librarian's list, and what stewards are asked about the pages they look after. */
import type { Item } from '../../community/item.ts';
import { KIND_WORDS } from '../../community/item-forms.ts';
import { sayNumber } from '../../community/words.ts';
import type { Library } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  context,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Reason } from './tables.ts';

const short = (title: string): string => truncate(title, 80);

export interface LineView {
  item: Pick<Item, 'id' | 'kind' | 'title'>;
  reason: Reason;
  again: boolean;
  dueOn: LocalDate | null;
  /** Who looks after it; null = nobody. */
  steward: string | null;
  /** Whoever reads the list looks after it herself. */
  isMine: boolean;
}

export interface ListView {
  community: { id: string; name: string };
  lines: readonly LineView[];
  vain: readonly { words: string; times: number }[];
  clashes: readonly Pick<Item, 'id' | 'title'>[];
}

const reasonWords = ({ reason, dueOn, again }: LineView): string => {
  const words = {
    'steward-gone': 'Nobody looks after it any more.',
    flagged: 'Somebody used it and it did not hold, or it was marked for a look.',
    review: dueOn === null ? 'It was to be looked at.' : `It was to be looked at by ${formatDate(dueOn, true)}.`,
  }[reason];
  return again ? `${words} It stood on last month’s list; after this one it is marked as unreviewed.` : words;
};

export const vainLine = (vain: ListView['vain']): string =>
  `Looked for and not found: ${vain
    .slice(0, 5)
    .map(({ words, times }) => `“${truncate(words, 40)}” (${times})`)
    .join(', ')}. Nobody’s name is kept with it.`;

const clashLine = (clashes: ListView['clashes']): string =>
  `${clashes.length === 1 ? 'One term means' : `${clashes.length} terms mean`} different things in two functions.`;

export function listMessage(view: ListView, isLibrarian: boolean): Message {
  const { community, lines, vain, clashes } = view;
  const count =
    lines.length === 1 ? 'One page needs' : `${sayNumber(lines.length).replace(/^./u, (letter) => letter.toUpperCase())} pages need`;
  const first =
    lines.length === 0
      ? `The shelf of ${community.name} needs no look this month.`
      : `${count} a look on the shelf of ${community.name}: ${lines.map(({ item }) => `“${short(item.title)}”`).join(', ')}. About ${lines.length * 3} minutes.`;
  const more = [...(vain.length > 0 ? [vainLine(vain)] : []), ...(clashes.length > 0 ? [clashLine(clashes)] : [])];
  const end = lines.length === 0 ? '' : 'What you leave comes once more next month.';
  const small = [end, ...(isLibrarian ? [] : ['Nobody is librarian at the moment, so this comes to you as a steward.'])]
    .filter(Boolean)
    .join(' ');
  const text = [first, ...more, small].filter(Boolean).join('\n');
  return {
    text: clean(truncate(text, 3500)),
    blocks: [
      plainSection([first, ...more].join('\n')),
      actions(button('Open the list', 'upkeep:open', { value: community.id, style: 'primary' })),
      ...(small === '' ? [] : [plainContext(small)]),
    ],
  };
}

const lineBlocks = (view: LineView, at: number): Block[] => {
  const { item, steward, isMine, reason } = view;
  const own = `${at}`;
  const label = (verb: string): string => truncate(`${verb}: ${item.title}`, 75);
  const who = steward === null ? 'Nobody looks after it.' : isMine ? 'You look after it.' : `${steward} looks after it.`;
  return [
    plainSection(
      `${item.title}\n${KIND_WORDS[item.kind].one} · ${reasonWords(view)}${reason === 'steward-gone' ? '' : ` ${who}`}`,
      button('Open it', `cards:open#${own}`, { value: item.id, label: label('Open') }),
    ),
    actions(
      button('Still holds', `upkeep:holds#${own}`, { value: item.id, label: label('Still holds') }),
      ...(steward === null || isMine
        ? []
        : [button(`Ask ${truncate(steward, 30)}`, `upkeep:ask#${own}`, { value: item.id, label: label('Ask its steward') })]),
      button('Find a steward', `upkeep:offer#${own}`, { value: item.id, label: label('Find a steward') }),
      button('Archive', `upkeep:archive#${own}`, {
        value: item.id,
        label: label('Archive'),
        confirm: {
          title: 'Archive it?',
          text: 'It stays on the shelf and can be found, marked as archived. Nobody is asked about it again.',
          yes: 'Archive it',
          no: 'Not now',
        },
      }),
    ),
  ];
};

export function listModal({ community, lines, vain, clashes }: ListView, notice: string | null = null): Modal {
  const nothing =
    'Nothing needs a look at the moment. Pages come here when their review date has passed, when a use failed, or when nobody looks after them.';
  return {
    type: 'modal',
    callback_id: 'upkeep:list',
    private_metadata: community.id,
    title: plain('Librarian’s list', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice === null ? [] : [plainSection(notice)]),
      strong(community.name),
      ...(lines.length === 0 ? [plainSection(nothing)] : lines.flatMap(lineBlocks)),
      ...(vain.length > 0 ? [plainContext(vainLine(vain))] : []),
      ...(clashes.length > 0
        ? [
            plainSection(clashLine(clashes)),
            actions(...clashes.slice(0, 5).map(({ id, title }, at) => button(short(title), `cards:open#clash${at}`, { value: id }))),
          ]
        : []),
      context('At most five a month. Effort goes where the reuse is: what was used last comes first.'),
    ],
  };
}

export function offerModal(item: Pick<Item, 'id' | 'title'>, candidates: readonly { userId: string; name: string; why: string }[]): Modal {
  const near = candidates.slice(0, 8).map(({ userId, name, why }) => option(name, userId, why));
  return {
    type: 'modal',
    callback_id: 'upkeep:offer',
    private_metadata: item.id,
    title: plain('A new steward', 24),
    submit: plain('Ask', 24),
    close: plain('Not now', 24),
    blocks: [
      strong(item.title),
      context('Whoever you choose is asked once, in the weekly slot, and may say no. Nobody else hears of it.'),
      ...(near.length > 0 ? [input('near', 'Who wrote it or used it', { type: 'radio_buttons', options: near }, { optional: true })] : []),
      input(
        'other',
        near.length > 0 ? 'Or somebody else' : 'Who?',
        { type: 'users_select', placeholder: plain('Choose a member', 150) },
        { optional: true },
      ),
    ],
  };
}

export const reviewLine = (title: string, isFlagged: boolean): string =>
  isFlagged
    ? `“${short(title)}”, which you look after, is marked for a look. Does it still hold?`
    : `You look after “${short(title)}”. Does it still hold? Two minutes.`;

export function reviewInputs(library: Library, title: string, isFlagged: boolean, itemId: string): Block[] {
  const [question = ''] = library.content_lifecycle.on_reuse_ask.split('[');
  const [yes = '', change = '', no = ''] = [...library.content_lifecycle.on_reuse_ask.matchAll(/\[([^\]]+)\]/gu)].map(
    (match) => match[1] ?? '',
  );
  const options = [
    option(yes, 'yes', 'The next look is in half a year or a year.'),
    option(change, 'change', 'Say what below; anybody can put it into the page.'),
    option(no, 'no', 'It is marked as being checked, and the librarian sees it.'),
  ];
  return [
    plainSection(reviewLine(title, isFlagged)),
    actions(button('Open the page', 'cards:open', { value: itemId })),
    input('holds', question.trim(), { type: 'radio_buttons', options }, { optional: true }),
    input(
      'change',
      'What should change?',
      { type: 'plain_text_input', max_length: 200, placeholder: plain('It needs two people, not one', 150) },
      { optional: true },
    ),
  ];
}

export const stewardLine = (title: string): string =>
  `Would you look after “${short(title)}”? About ten minutes a year: you are asked whether it still holds.`;

export const stewardInputs = (title: string, itemId: string): Block[] => [
  plainSection(stewardLine(title)),
  actions(button('Open the page', 'cards:open', { value: itemId })),
  input(
    'steward',
    'Your answer',
    {
      type: 'radio_buttons',
      options: [
        option('I’ll look after it', 'yes', 'Your name stands on the page.'),
        option('Not this time', 'no', 'Nobody is told, and you are not asked again about it.'),
      ],
    },
    { optional: true },
  ),
];

/** Plain text, for the stewards' digest. */
export const digestLine = (count: number): string =>
  `${count === 1 ? 'One page of the shelf needs' : `${count} pages of the shelf need`} a look: /rondo librarian shows the list.`;
