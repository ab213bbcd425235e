/** What a second reader reads, and what its author hears of it. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, input, option, plain, plainSection, truncate } from '../../platform/slack/text.ts';

const LONGEST_NOTE = 500;

export interface ReadingView {
  itemId: string;
  metadata: string;
  title: string;
  author: string;
  /** Completes "so that it is open to …". */
  audience: string;
  questions: readonly string[];
}

const questionOf = ({ author, title, audience }: ReadingView): string =>
  `${author} asks for a second pair of eyes on “${truncate(title, 100)}” before it is open to ${audience}.`;

/** Plain text. */
export const readingLine = (view: ReadingView): string => questionOf(view);

/** `open`: with the button to the text, where buttons fit. */
export const readingInputs = (view: ReadingView): Block[] => [
  plainSection(questionOf(view)),
  actions(button('Open the text', 'cards:open', { value: view.itemId })),
  plainSection(view.questions.map((each) => `• ${each}`).join('\n')),
  input(
    'reading',
    'May it go?',
    { type: 'radio_buttons', options: [option('Yes, as it is', 'yes'), option('Not yet', 'not-yet', 'Say below what to change first.')] },
    { optional: true },
  ),
  input(
    'note',
    'What to change first',
    {
      type: 'plain_text_input',
      multiline: true,
      max_length: LONGEST_NOTE,
      placeholder: plain('The date and the city together point to one team.', 150),
    },
    { optional: true, hint: 'Only its author reads this. Your name stands beside a yes, for members here.' },
  ),
];

export const readingModal = (view: ReadingView): Modal => ({
  type: 'modal',
  callback_id: 'releases:read',
  private_metadata: view.metadata,
  title: plain('Second reading', 24),
  submit: plain('Say it', 24),
  close: plain('Not now', 24),
  blocks: readingInputs(view),
});

export const NO_NOTE = 'One line on what to change helps its author. It is read by nobody else.';
export const readNotice = (author: string): string => `✓ ${author} hears of it. Thank you for reading.`;
export const notOpen = 'This reading is not open any more: somebody was quicker, the text has changed, or it was taken back.';

export const readerRow = (view: ReadingView): Block[] => [
  plainSection(readingLine(view)),
  actions(button('Read it', 'releases:read', { value: view.metadata, label: truncate(`Read: ${view.title}`, 75) })),
];

/** On the page itself, for whoever is asked. */
export const pageNotice = (view: ReadingView): Block[] => [
  plainSection(questionOf(view)),
  actions(button('Answer as second reader', 'releases:read', { value: view.metadata, style: 'primary' })),
];

export interface AnswerView {
  itemId: string;
  title: string;
  reader: string;
  answer: 'yes' | 'not-yet';
  note: string;
  audience: string;
}

export const answerMessage = ({ itemId, title, reader, answer, note, audience }: AnswerView): Message => {
  const named = `“${truncate(title, 100)}”`;
  const text =
    answer === 'yes'
      ? `${reader} has read ${named} and says yes. It is yours to open to ${audience}; nothing happens until you do.`
      : `${reader} has read ${named} and would change something first${note === '' ? '.' : `: ${note}`}`;
  return {
    text: escaped(text),
    blocks: [
      plainSection(text),
      actions(button(answer === 'yes' ? 'Go on' : 'Open the text', answer === 'yes' ? 'releases:open' : 'cards:open', { value: itemId })),
    ],
  };
};
