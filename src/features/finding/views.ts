/** What people read when they look for something. */
import type { PlainTextOption } from '@slack/types';
import { selectOne } from '../../community/form-views.ts';
import type { Item } from '../../community/item.ts';
import { KIND_WORDS, useWhen } from '../../community/item-forms.ts';
import type { Block, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { type Filters, kindOptions, otherWay, type Situation, STATE_WORDS, sayReuse, sayTag } from './rules.ts';
import type { Looked } from './service.ts';

export const PAGE_SIZE = 8;
const LONGEST_QUESTION = 150;

const ANY = 'any';
const CLASSES = ['strategy', 'people', 'process', 'technology'];
const states = (): PlainTextOption[] => Object.entries(STATE_WORDS).map(([value, words]) => option(words, value));

export interface Place {
  words: string;
  filters: Filters;
  page: number;
}

const choice = (field: string, any: string, options: PlainTextOption[], current: string | null) =>
  selectOne(`finding:filter#${field}`, [option(any, ANY), ...options.slice(0, 99)], current ?? ANY, any);

const filterBlocks = ({ filters }: Place, tags: readonly string[]): Block[] => [
  {
    ...actions(
      choice('kind', 'Any kind', kindOptions().map(({ value, words }) => option(words, value)), filters.kind),
      choice('class', 'Any class', CLASSES.map((one) => option(sayTag(one), one)), filters.topicClass),
      choice('tag', 'Any tag', tags.filter((tag) => tag !== '' && tag.length <= 75).map((tag) => option(sayTag(tag), tag)), filters.tag),
      choice('state', 'Any state', states(), filters.state),
    ),
    block_id: 'filters',
  },
]; // biome-ignore format: one filter a line

const typed = (field: string, actionId: string, label: string, example: string, initial: string): Block => ({
  ...input(
    field,
    label,
    {
      ...{ type: 'plain_text_input', action_id: actionId, max_length: LONGEST_QUESTION },
      ...{ placeholder: plain(example, 150), dispatch_action_config: { trigger_actions_on: ['on_enter_pressed'] } },
      ...(initial === '' ? {} : { initial_value: truncate(initial, LONGEST_QUESTION) }),
    },
    { optional: true },
  ),
  dispatch_action: true,
});

const openButton = (title: string, open: { actionId: string; value: string }, at: string) =>
  button('Open', `${open.actionId}#${at}`, { value: open.value, label: `Open: ${title || 'without a title yet'}` });

/** "Use it when …" first; the story is behind the button. */
export const itemBlocks = (item: Item, reused: string, at: string): Block[] => {
  const when = useWhen(item);
  const title = item.title || 'Without a title yet';
  const facts = [
    KIND_WORDS[item.kind].one,
    ...(item.state === 'shared' ? [] : [STATE_WORDS[item.state]]),
    ...(reused === '' ? [] : [reused]),
  ];
  return [
    plainSection(truncate(when || title, 300), openButton(title, { actionId: 'cards:open', value: item.id }, at)),
    plainContext(truncate([...(when === '' ? [] : [title]), ...facts].join(' · '), 400)),
  ];
};

const otherBlocks = ({ title, useWhen: when, kind, open }: Looked['others'][number], at: string): Block[] => [
  plainSection(truncate(when || title, 300), openButton(title, open, at)),
  plainContext(truncate([...(when === '' ? [] : [title]), kind].join(' · '), 400)),
];

const modal = (callbackId: string, title: string, blocks: Block[]): Modal => ({
  ...{ type: 'modal', callback_id: callbackId },
  ...{ title: plain(title, 24), close: plain('Close', 24), blocks },
});

const pager = (action: string, page: number, pages: number): Block[] =>
  pages < 2
    ? []
    : [
        actions(
          ...(page > 0 ? [button('Earlier', `${action}#back`, { value: String(page - 1) })] : []),
          ...(page < pages - 1 ? [button('More', `${action}#on`, { value: String(page + 1) })] : []),
        ),
        context(`Page ${page + 1} of ${pages}`),
      ];

const nothing = ({ words }: Place): Block[] =>
  words.trim() === ''
    ? [plainSection('Nothing here yet. What is kept and shared comes onto this shelf; /experiment and Keep this are how things begin.')]
    : [
        plainSection(`Nothing yet for “${truncate(words.trim(), 100)}”. Fewer words, or half of one, find more.`),
        actions(button('Write a card', 'cards:write', { value: 'card' }), button('See the whole shelf', 'finding:open', { value: '' })),
        context('Or type `/define` to say what it means here, or ask in the channel of your community. That it was looked for is counted, without your name.'),
      ]; // biome-ignore format: sentences

const count = (n: number): string => (n === 1 ? '1 thing' : `${n} things`);

export function findModal(place: Place, looked: Looked, tags: readonly string[]): Modal {
  const { items, others, ranks } = looked;
  const all = [
    ...items.map((item, at) => itemBlocks(item, sayReuse(ranks.get(item.id)), `i${at}`)),
    ...others.map((other, at) => otherBlocks(other, `o${at}`)),
  ];
  const pages = Math.max(1, Math.ceil(all.length / PAGE_SIZE));
  const page = Math.min(Math.max(0, place.page), pages - 1);
  return {
    ...modal('finding:find', 'Find', [
      typed('words', 'finding:words', 'What are you looking for?', 'silent start, Entscheidung, delegat…', place.words),
      ...filterBlocks(place, tags),
      typed('if', 'finding:filter', 'Under which conditions?', 'remote team', place.filters.condition),
      divider,
      ...(all.length === 0 ? nothing(place) : [context(`${count(all.length)}, best first. You see what you may read.`)]),
      ...all.slice(page * PAGE_SIZE, (page + 1) * PAGE_SIZE).flat(),
      ...pager('finding:page', page, pages),
    ]),
    submit: plain('Look', 24),
  };
}

export const topModal = ({ items, ranks }: Looked): Modal =>
  modal('finding:top', 'The shelf', [
    context('What was reused most, in contexts most unlike each other. Likes do not count.'),
    ...(items.length === 0
      ? [plainSection('Nothing has been reused yet. The first “Borrow this” that helps somebody begins this list.')]
      : items.flatMap((item, at) => itemBlocks(item, sayReuse(ranks.get(item.id)), `t${at}`))),
    actions(button('Find something', 'finding:open', { value: '' }), button('By situation', 'finding:menu', { value: '0' })),
  ]);

const MOST_WAYS = 3;

const situationBlocks = ({ tag, ways, others }: Situation & { others: Looked['others'] }, at: number): Block[] => {
  const another = ways.flatMap((item) => (otherWay(item) === '' ? [] : [otherWay(item)]))[0];
  const number = ways.length + others.length;
  return [
    strong(sayTag(tag)),
    ...ways.slice(0, MOST_WAYS).flatMap((item, n) => itemBlocks(item, '', `m${at}-${n}`)),
    ...others.slice(0, 1).flatMap((other, n) => otherBlocks(other, `n${at}-${n}`)),
    ...(another === undefined ? [] : [plainContext(`Another way to the same end: ${truncate(another, 250)}`)]),
    ...(number === 1 && another === undefined
      ? [context('One way so far. If you know another, `/find` has a button to write it down.')]
      : []),
  ];
};

export const MENU_SIZE = 5;

export const menuModal = (situations: readonly (Situation & { others: Looked['others'] })[], page: number, pages: number): Modal =>
  modal('finding:menu', 'Ways by situation', [
    ...(situations.length === 0
      ? [plainSection('No way is on the shelf yet. Cards, playbooks and templates stand here by their tag once they are shared.')]
      : [context('Several ways to the same end, so that you can take the one that fits you.'), ...situations.flatMap(situationBlocks)]),
    ...pager('finding:menu', page, pages),
  ]);

/** On Home: three rows. */
export const classesRow = (): Block[] => [
  plainContext('The shelf: what others here have tried and written down'),
  actions(
    ...CLASSES.map((one) => button(sayTag(one), `finding:class#${one}`, { value: one, label: `The shelf: ${one}` })),
    button('Find', 'finding:open', { value: '' }),
  ),
];
export const newestRow = (item: Item): Block[] => [
  plainContext(truncate(useWhen(item) === '' ? 'The newest on the shelf' : `The newest on the shelf: ${item.title}`, 300)),
  plainSection(truncate(useWhen(item) || item.title, 300), openButton(item.title, { actionId: 'cards:open', value: item.id }, 'newest')),
];
export const reusedRow = (item: Item, reused: string): Block[] => [
  plainContext(truncate(`On the shelf, ${reused}${useWhen(item) === '' ? '' : `: ${item.title}`}`, 300)),
  plainSection(
    truncate(useWhen(item) || item.title, 300),
    button('See ten', 'finding:top', { value: '', label: 'See the ten that were reused most' }),
  ),
];

/** For the stewards; plain text. */
export const vainLine = (searches: readonly { words: string; times: number }[]): string =>
  `Searched for in vain this week: ${searches.map(({ words, times }) => `“${words}” (${times} times)`).join(', ')}. A card would be found.`;
