/** The forms for questions, dots and cards, and what the thread says about cards. */
import type { Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  quote,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { FEWEST_CARDS, LONGEST_CARD, LONGEST_TOPIC } from './rules.ts';
import { listed } from './views.ts';

const LONGEST_TEXT = 3900;

export interface TopicForm {
  metadata: string;
  /** Another name each time: Slack keeps what stands in a field of the same name. */
  field: string;
  /** What went into the box a moment ago. */
  put: string | null;
}

export const topicModal = ({ metadata, field, put }: TopicForm): Modal => ({
  type: 'modal',
  callback_id: 'open-tables:topic',
  title: plain('Your question', 24),
  submit: plain('Put it in', 24),
  close: plain(put === null ? 'Not now' : 'Done', 24),
  private_metadata: metadata,
  blocks: [
    ...(put === null ? [] : [plainContext(`✓ In the box: ${put}`)]),
    input(field, put === null ? 'As a question, in one line' : 'Another one', {
      type: 'plain_text_input',
      max_length: LONGEST_TOPIC,
      placeholder: plain('How do I hand over work I like?', 150),
    }),
    context('Everyone in this session reads it, without your name. If it finds no table it goes to the list for the next vote.'),
  ],
});

export const dotsModal = (
  metadata: string,
  topics: readonly { id: string; text: string }[],
  dots: number,
  given: readonly string[],
): Modal => {
  const options = topics.map(({ id, text }, at) => option(`${at + 1} · ${text}`, id));
  const initial = options.filter(({ value }) => given.includes(value));
  return {
    type: 'modal',
    callback_id: 'open-tables:dots',
    title: plain('Your dots', 24),
    submit: plain('Give them', 24),
    close: plain('Not now', 24),
    private_metadata: metadata,
    blocks: [
      listed(
        topics.map(({ text }) => text),
        'ordered',
      ),
      input('dots', dots === 1 ? 'One dot' : `Up to ${dots} dots`, {
        type: 'multi_static_select',
        options,
        max_selected_items: dots,
        placeholder: plain('Choose', 150),
        ...(initial.length > 0 ? { initial_options: initial } : {}),
      }),
      context('Nobody sees whose they are. Until this step ends you can change them; then they are counted and deleted.'),
    ],
  };
};

export const cardsMessage = (value: string): Message => {
  const lead = 'Write a card without a name: one or two sentences.';
  const small = `All cards appear here together when this step ends, in drawn order, if there are at least ${FEWEST_CARDS}. With fewer, none is shown.`;
  return {
    text: `${lead}\n${small}`,
    blocks: [section(lead), actions(button('Write a card without a name', 'open-tables:card', { value })), context(small)],
  };
};

export const cardsOffMessage = (): Message => {
  const text = 'Cards without a name are switched off in this community. Whoever likes says it aloud instead.';
  return { text, blocks: [section(text)] };
};

export const cardModal = (metadata: string, text: string): Modal => ({
  type: 'modal',
  callback_id: 'open-tables:card',
  title: plain('Your card', 24),
  submit: plain('Hand it in', 24),
  close: plain('Not now', 24),
  private_metadata: metadata,
  blocks: [
    input('card', 'Without your name', {
      type: 'plain_text_input',
      multiline: true,
      max_length: LONGEST_CARD,
      placeholder: plain('We never asked the people who had to live with it.', 150),
      ...(text === '' ? {} : { initial_value: text }),
    }),
    context(
      `Everyone in this channel will read it, without your name, once ${FEWEST_CARDS} or more cards are there. Until this step ends you can change yours; then who wrote it is deleted.`,
    ),
  ],
});

export const fewCardsMessage = (): Message => {
  const text = 'Too few cards came to hide who wrote them, so none is shown and none is kept. Whoever likes says it aloud.';
  return { text, blocks: [section(text)] };
};

export function shownCardsMessage(cards: readonly string[], first: boolean): Message {
  const lead = first ? 'The cards, in drawn order:' : 'More cards:';
  return {
    text: truncate([lead, ...cards.map((card) => `> ${escaped(card).replaceAll('\n', '\n> ')}`)].join('\n'), LONGEST_TEXT),
    blocks: [section(lead), ...cards.map((card) => quote(card))],
  };
}
