/** What waits in people's slots about a use, and the letters with the answers. */
import type { Library } from '../../library/library.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as clean,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  quote,
  truncate,
} from '../../platform/slack/text.ts';
import { LONGEST_ANSWER, LONGEST_QUESTION, LONGEST_WHAT } from './rules-proposal.ts';
import { type NoteView, sayNote } from './views.ts';
import { holdsChoice, showChoice } from './views-forms.ts';

/** Practice 3.6: the author's one question, unless she has another. */
export const DEFAULT_QUESTION = 'What did you have to change?';

const short = (title: string): string => truncate(title, 80);
const box = (max: number, placeholder: string, initial = '') => ({
  ...{ type: 'plain_text_input' as const, multiline: true, max_length: max, placeholder: plain(placeholder, 150) },
  ...(initial === '' ? {} : { initial_value: initial.slice(0, max) }),
});
const optional = { optional: true };

export const heldLine = (title: string): string => `You tried “${short(title)}”. Did it hold? One minute, and others are spared the guess.`;

export function heldInputs(library: Library, title: string, proposed: string): Block[] {
  const { question, element } = holdsChoice(library);
  const label = 'What happened, or what did you change?';
  return [
    plainSection(`You tried “${short(title)}”. Without an answer nothing is shown; it counts as one use.`),
    input('holds', question, element, optional),
    input('what', label, box(LONGEST_WHAT, 'In writing, the day before, it worked for the quiet ones, too', proposed), optional),
    input('show', 'Your words', showChoice(), optional),
  ];
}

export const borrowedLine = (name: string, title: string, question: string | null): string =>
  question === null
    ? `${name} tries “${short(title)}”, which you wrote or look after. You may ask one question back.`
    : `${name} borrows “${short(title)}” and asks you one question: ${truncate(question, LONGEST_QUESTION)}`;

export function borrowedInputs(name: string, title: string, question: string | null): Block[] {
  const asked = option(DEFAULT_QUESTION, 'default');
  return [
    plainSection(borrowedLine(name, title, null)),
    ...(question === null
      ? []
      : [
          quote(question),
          input('answer', 'Your answer', box(LONGEST_ANSWER, 'It needed a second round before people trusted it'), optional),
        ]),
    input('ask', 'Your one question', { type: 'radio_buttons', options: [asked, option('Another question, below', 'own')] }, optional),
    input(
      'own',
      'Your own question',
      { type: 'plain_text_input', max_length: LONGEST_QUESTION, placeholder: plain('Who was in the room?', 150) },
      optional,
    ),
    plainContext('Only the two of you read this.'),
  ];
}

export const answerLine = (name: string, title: string, question: string): string =>
  `${name}, whose “${short(title)}” you use, asks: ${truncate(question, LONGEST_QUESTION)}`;

export const answerInputs = (name: string, title: string, question: string): Block[] => [
  plainSection(`${name}, whose “${short(title)}” you use, has one question:`),
  quote(question),
  input('answer', 'Your answer', box(LONGEST_ANSWER, 'We left the second step out'), optional),
  plainContext('Only the two of you read this. There is no second question.'),
];

export interface Noticed {
  title: string;
  itemId: string;
  /** Null: it did not hold somewhere, and nobody said more. */
  note: NoteView | null;
}

const noticedHead = ({ title, note }: Noticed): string =>
  note === null
    ? `“${short(title)}”, which you look after, did not hold where it was used again`
    : `${note.kind === 'question' ? 'A question' : 'An exception'} stands on “${short(title)}”, which you look after`;

export const noticedLine = (noticed: Noticed): string =>
  noticed.note === null ? `${noticedHead(noticed)}.` : `${noticedHead(noticed)}: ${truncate(sayNote(noticed.note), 160)}`;

export const noticedInputs = (noticed: Noticed): Block[] => [
  plainSection(`${noticedHead(noticed)}.`),
  ...(noticed.note === null ? [] : [quote(sayNote(noticed.note))]),
  actions(button('Open the page', 'cards:open', { value: noticed.itemId })),
  ...(noticed.note?.kind === 'question'
    ? [input('reply', 'Your answer, shown below the question', box(LONGEST_WHAT, 'It needs two people at least'), optional)]
    : []),
  input(
    'next',
    'What now?',
    {
      type: 'radio_buttons',
      options: [
        option('I have seen it', 'seen'),
        option('It still holds', 'holds', 'The next look is in half a year or a year.'),
        option('It needs another look', 'check', 'The page says that it is being checked.'),
      ],
    },
    optional,
  ),
];

export const letterMessage = (name: string, title: string, question: string, answer: string): Message => ({
  text: `${clean(name)} answers about “${clean(short(title))}”. You asked: ${clean(question)} The answer: ${clean(answer)}`,
  blocks: [plainSection(`${name} answers about “${short(title)}”. You asked: ${question}`), quote(answer)],
});

export const provenMessage = (title: string, itemId: string): Message => {
  const text = `“${short(title)}” is proven now: it was of use to two others, one of them in another function.`;
  return { text: clean(text), blocks: [plainSection(text), actions(button('Open the page', 'cards:open', { value: itemId }))] };
};
