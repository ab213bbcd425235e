/** What keeping a message looks like: the form, the question to its author, and what its page says about where it comes from. */
import { selectOne } from '../../community/form-views.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Library, TaxonomyClass } from '../../library/library.ts';
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
  quote,
  split,
  truncate,
} from '../../platform/slack/text.ts';
import { type Whose, wordInputs } from './rules.ts';

/** Of `text`, before signs in it are escaped; the blocks carry the whole. */
const LONGEST_TEXT = 750;

export interface KeepView {
  metadata: string;
  whose: Extract<Whose, 'own' | 'member' | 'first'>;
  author: string;
  community: string;
  words: string;
  title: string;
  forms: readonly Pick<ItemForm, 'id' | 'name'>[];
  suggested: TaxonomyClass | null;
  taxonomy: Library['taxonomy'];
}

const openings = ({ whose, author, community }: KeepView): string =>
  ({
    own: 'You wrote this. Only you can read what you keep until you share it.',
    member: `${author} wrote this. It stays a draft that only you can read; before others read it, ${author} is asked, once.`,
    first: `${author} is a guest, or not a member of ${community}, so I ask first. Until the answer is yes nothing is kept; after 14 days of silence the question goes.`,
  })[whose];

export const keepModal = (view: KeepView): Modal => ({
  type: 'modal',
  callback_id: 'keeping:keep',
  private_metadata: view.metadata,
  title: plain('Keep this', 24),
  submit: plain(view.whose === 'first' ? 'Ask' : 'Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    plainContext(openings(view)),
    ...wordInputs(view.words).map(
      ({ field, text }, at) =>
      input(field, at === 0 ? 'The words' : 'The words, continued', { type: 'plain_text_input', action_id: field, multiline: true, initial_value: text }, { optional: at > 0 }), // biome-ignore format: one thought
    ),
    input('title', 'Title', { type: 'plain_text_input', action_id: 'title', max_length: 150, initial_value: view.title }),
    input('form', 'What to make of it', selectOne('form', view.forms.map(({ id, name }) => option(name, id)), view.forms[0]?.id ?? null, 'Practice card')), // biome-ignore format: one thought
    input(
      'class',
      'Where does it belong?',
      selectOne('class', view.taxonomy.map(({ id, name, covers }) => option(name, id, covers)), view.suggested, 'Choose one'),
      view.suggested ? { hint: 'Suggested from its words. Change it if it belongs elsewhere.' } : {},
    ), // biome-ignore format: one thought
    ...(view.whose === 'first' ? [] : [readersInput(view)]),
  ],
});

function readersInput({ whose, author, community }: KeepView): Block {
  const mine = option('Only me for now', 'P0', 'A draft: nobody else, no steward either.');
  const asks =
    whose === 'own' ? `With your name, for the members of ${community}.` : `${author} is asked now; with a yes you can share it.`;
  const members = option('Members here', 'P3', truncate(asks, 75));
  return input('readers', 'Who is to read it', {
    type: 'radio_buttons',
    action_id: 'readers',
    options: [mine, members],
    initial_option: mine,
  });
}

/** It was kept, or there is something else to say; with a way on. */
export const keptModal = (text: string, open: { label: string; actionId: string; value: string } | null): Modal => ({
  type: 'modal',
  callback_id: 'keeping:kept',
  title: plain('Keep this', 24),
  close: plain('Close', 24),
  blocks: [plainSection(text), ...(open ? [actions(button(open.label, open.actionId, { value: open.value }))] : [])],
});

export interface RequestView {
  id: string;
  keeper: string;
  community: string;
  words: string;
  /** Nothing is kept until she answers. */
  first: boolean;
}

export function requestMessage({ id, keeper, community, words, first }: RequestView): Message {
  const ask = `${keeper} would like to keep what you wrote, for the members of ${community} to read.`;
  const silence = first
    ? 'Nothing is kept unless you say yes; after two weeks the question goes.'
    : 'Nobody but the keeper reads it unless you say yes, and without a yes it goes after a month.';
  return {
    text: escaped(truncate(`${ask} ${silence}\n${words}`, LONGEST_TEXT)),
    blocks: [
      plainSection(truncate(ask, 2900)),
      ...split(words, 2900).slice(0, 5).map(quote), // biome-ignore format: one thought
      plainSection(silence),
      actions(
        button('Yes, with my name', 'keeping:yes', { value: `${id}/named` }),
        button('Yes, without my name', 'keeping:yes#unnamed', { value: `${id}/unnamed` }),
        button('No', 'keeping:no', { value: id }),
      ),
    ],
  };
}

export const agreedMessage = (author: string, title: string, itemId: string): Message => ({
  text: escaped(truncate(`${author} agrees that you keep this: ${title}. It is your draft; share it when it is finished.`, LONGEST_TEXT)),
  blocks: [
    plainSection(truncate(`${author} agrees that you keep this: ${title}. It is your draft; share it when it is finished.`, 2900)),
    actions(button('Open it', 'cards:open', { value: itemId })),
  ],
});

export const plainAnswer = (text: string): Message => ({
  text: escaped(truncate(text, LONGEST_TEXT)),
  blocks: [plainSection(truncate(text, 2900))],
});

/** On the page of a note whose author has not agreed: for its keeper alone. */
export const heldLine = (author: string, asked: boolean, until: string): string =>
  `From a message by ${author}. ${asked ? `${author} was asked; without a yes` : `Before others read it, ${author} is asked; until then`} it stays with you, until ${until}, and then goes.`;

export const agreedLine = (author: string | null): string =>
  author === null ? 'From somebody’s message, kept with their consent.' : `From a message by ${author}, who agreed.`;
