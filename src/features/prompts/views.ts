/** What people read about the weekly question: the post, its thread, the forms for answers. */
import type { RichTextBlock } from '@slack/types';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  divider,
  escapeText as escaped,
  input,
  option,
  plain,
  plainContext,
  plainSection,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { LONGEST_ANSWER, POLL_OPTIONS, packTexts } from './rules-answers.ts';

/** Slack takes no longer `text` when a message is changed; the blocks beside it carry every word. */
const LONGEST_TEXT = 3900;

export interface PostView {
  useId: string;
  text: string;
  minutes: number;
  form: 'question' | 'poll';
  because: string;
  /** Answers in the thread, or taps. */
  n: number;
  mayHideNames: boolean;
  maySave: boolean;
  /** Something on the shelf fits the question. */
  hasOffers?: boolean;
  /** Of a closed poll: one line for each option, or why there is none. */
  totals: string[] | null;
}

/** Somebody's words in bold: rich text parses nothing inside. */
const bold = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
});

/** "Ana answers:" and her words as a quote, in one block. */
const spoken = (who: string, text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    { type: 'rich_text_section', elements: [{ type: 'text', text: who, style: { bold: true } }] },
    { type: 'rich_text_quote', elements: [{ type: 'text', text }] },
  ],
});

const quoted = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text }] }],
});

export const countOf = (n: number, form: 'question' | 'poll'): string => {
  if (form === 'poll') return n === 0 ? 'One tap counts.' : n === 1 ? '1 tap so far.' : `${n} taps so far.`;
  return n === 0 ? 'Answers go into the thread.' : n === 1 ? '1 answer in the thread.' : `${n} answers in the thread.`;
};

const costOf = ({ minutes, form }: Pick<PostView, 'minutes' | 'form'>): string =>
  form === 'poll'
    ? 'One tap is enough this time, and nobody sees whose it was. Words are welcome too: everyone in this channel reads them.'
    : `About ${minutes} minutes. Everyone in this channel reads the answers.`;

function answerButtons({ useId, form, mayHideNames, maySave, hasOffers = false }: PostView): Block {
  return actions(
    button('Answer here with my name', 'prompts:named', { value: useId }),
    ...(mayHideNames && form === 'question' ? [button('Answer without my name', 'prompts:unnamed', { value: useId })] : []),
    ...(maySave ? [button('Save for myself', 'prompts:save', { value: useId })] : []),
    ...(hasOffers ? [button('Cards for this', 'prompts:offers', { value: useId })] : []),
  );
}

const pollButtons = (useId: string): Block =>
  actions(...POLL_OPTIONS.map((text, index) => button(text, `prompts:vote#${index}`, { value: `${useId}:${index}` })));

/** The weekly question in the channel. The same post is updated as answers arrive. */
export function questionPost(view: PostView): Message {
  const cost = costOf(view);
  const count = countOf(view.n, view.form);
  const why = `Why this question: ${view.because}`;
  const totals = view.totals ?? [];
  return {
    text: [escaped(view.text), cost, ...totals, count, escaped(why)].join('\n'),
    blocks: [
      bold(view.text),
      section(cost),
      ...(totals.length > 0 ? [section(totals.join('\n'))] : view.form === 'poll' ? [pollButtons(view.useId)] : []),
      answerButtons(view),
      plainContext(count, why),
    ],
  };
}

export const totalLines = (counts: readonly { choice: number; n: number }[], all: number): string[] =>
  POLL_OPTIONS.map((text, choice) => `${text}: ${counts.find((one) => one.choice === choice)?.n ?? 0} of ${all}`);

export const followUpMessage = (followUp: string): Message => ({
  text: `One step further: ${escaped(followUp)}`,
  blocks: [
    {
      type: 'rich_text',
      elements: [
        {
          type: 'rich_text_section',
          elements: [
            { type: 'text', text: 'One step further: ', style: { bold: true } },
            { type: 'text', text: followUp },
          ],
        },
      ],
    },
  ],
});

/** `name` null: she left and took her name with her. */
export function namedAnswerMessage(name: string | null, text: string, late: boolean): Message {
  const who = `${name ?? 'Somebody who has left'} answers${late ? ', late and counted' : ''}:`;
  return { text: truncate(`${escaped(who)}\n${escaped(text)}`, LONGEST_TEXT), blocks: [spoken(who, text)] };
}

/** One message or several: nothing is cut. */
export function batchMessages(texts: readonly string[]): Message[] {
  const intro =
    texts.length === 1
      ? 'An answer without a name, released by its author although it may be guessed.'
      : `${texts.length} answers without a name, in drawn order. Who wrote them is not kept.`;
  return packTexts(texts).map((pack, index) => {
    const opening = index === 0 ? intro : 'More answers without a name.';
    return {
      text: [opening, ...pack.map(escaped)].join('\n\n'),
      blocks: [section(opening), ...pack.flatMap((text, n): Block[] => (n === 0 ? [quoted(text)] : [divider, quoted(text)]))],
    };
  });
}

export type AnswerWay = 'named' | 'unnamed' | 'save';

export interface AnswerForm {
  way: AnswerWay;
  question: string;
  /** What she wrote before, for changing it. */
  text: string;
  /** 'Tue 8 Dec, 16:00 Berlin time', for answers without a name. */
  goesOut: string;
  late: boolean;
  metadata: string;
}

const READERS: Record<AnswerWay, (form: AnswerForm) => string> = {
  named: ({ late, text }) =>
    text === ''
      ? `I post it into the thread with your name; everyone in the channel reads it.${late ? ' The week is over: it counts and says that it came late.' : ''}`
      : 'You have answered already. I change your answer in the thread; everyone in the channel reads it.',
  unnamed: ({ goesOut, late }) =>
    `It goes into the thread without your name, together with at least two others, on ${goesOut}${late ? ' (late, and counted)' : ''}. If fewer than three wait at the end, I ask you first. Until then I keep who wrote it and you can change it here; after that nothing links it to you. Whoever runs the server could technically look until then.`,
  save: () => 'Only you can see it. You find it with `/rondo reflections`, and you can share it later.',
};

const SUBMITS: Record<AnswerWay, string> = { named: 'Post it', unnamed: 'Hand it in', save: 'Keep it' };

export const answerModal = (form: AnswerForm): Modal => ({
  type: 'modal',
  callback_id: `prompts:${form.way}`,
  private_metadata: form.metadata,
  title: plain('Your answer', 24),
  submit: plain(SUBMITS[form.way], 24),
  close: plain('Not now', 24),
  blocks: [
    bold(form.question),
    context(READERS[form.way](form)),
    input('answer', 'Your answer', {
      type: 'plain_text_input',
      multiline: true,
      placeholder: plain('The Monday status call. Two people now use that hour to look at customer calls.', 150),
      ...(form.text === '' ? {} : { initial_value: truncate(form.text, LONGEST_ANSWER) }),
    }),
  ],
});

const done = (text: string, more: Block[] = []): Modal => ({
  type: 'modal',
  callback_id: 'prompts:done',
  title: plain('Your answer', 24),
  close: plain('Close', 24),
  blocks: [plainSection(text), ...more],
});

export const handedInModal = (useId: string, goesOut: string): Modal =>
  done(`Handed in. It goes out without your name on ${goesOut}, if at least two others are there too.`, [
    actions(button('Change it', 'prompts:unnamed', { value: useId }), button('Take it back', 'prompts:take-back', { value: useId })),
  ]);
export const takenBackModal = (): Modal => done('Taken back. Nothing of it is kept.');
export const savedModal = (): Modal => done('Kept. Only you can see it: /rondo reflections shows it again.');

export const votedMessage = (first: boolean): Message => ({
  text: first
    ? 'Counted. Nobody sees whose tap it was, so it cannot be changed.'
    : 'You have tapped already. No name is kept with a tap, so it cannot be changed.',
});

/** App Home, Ours. */
export const weekRow = (view: PostView): Block[] => [
  bold(truncate(view.text, 300)),
  context(`This week’s question. ${countOf(view.n, view.form)}`),
  ...(view.totals === null && view.form === 'poll' ? [pollButtons(view.useId)] : [answerButtons(view)]),
];

export const dutyLine = (when: string, question: string | null): string =>
  question === null
    ? `Would you be the first to answer the weekly question? It comes on ${when}; two or three sentences within a day.`
    : `Would you be the first to answer? The question: “${question}”`;

/** Why her. Kept with the turn. */
export const dutyWhy = (lastOn: LocalDate | null): string =>
  lastOn === null
    ? 'You, because you have not had this small job yet; it goes round the core group, equals by lot.'
    : `You, because nobody in the core group has gone longer without it: your last turn was on ${formatDate(lastOn)}.`;

export const dutyInputs = (line: string, why: string, initial: 'yes' | 'no' | null): Block[] => {
  const yes = option('I’ll answer first', 'yes');
  const no = option('Not this time', 'no', 'It passes to somebody else; nobody is told.');
  return [
    plainSection(line),
    plainContext(why),
    input(
      'duty',
      'First answer',
      { type: 'radio_buttons', options: [yes, no], ...(initial ? { initial_option: initial === 'yes' ? yes : no } : {}) },
      { optional: true },
    ),
  ];
};

export const waitingLine = (): string => 'Your answer without a name waits: fewer than three came in. What shall become of it?';

export const waitingInputs = (question: string, text: string): Block[] => [
  plainSection(`${waitingLine()} The question was: “${question}” You wrote:`),
  quoted(text),
  input(
    'release',
    'Your answer',
    {
      type: 'radio_buttons',
      options: [
        option('Keep it for myself', 'keep', 'It becomes a reflection that only you can see.'),
        option('Post it with my name', 'named', 'Everyone in the channel reads it.'),
        option('Post it without my name', 'guess', 'It may be guessed: few answered. It goes out with the next batch.'),
      ],
    },
    { optional: true, hint: 'If you choose nothing, it is kept for you alone.' },
  ),
];

/** For the stewards: few have answered three times running. */
export const thinLine = (times: number): string =>
  `Fewer than three people answered the weekly question ${times} times running, as far as I can see. Shall it pause? /rondo prompts has the button.`;

export const thinRow = (communityId: string, times: number): Block[] => [
  section(`Fewer than three people answered the weekly question ${times} times running, as far as I can see. Shall it pause?`),
  actions(
    button('Pause the question', 'prompts:pause', { value: communityId, confirm: PAUSE_CONFIRM }),
    button('Keep it going', 'prompts:keep-on', { value: communityId }),
  ),
];

export const PAUSE_CONFIRM = {
  title: 'Pause the weekly question?',
  text: 'None goes out until a steward starts it again. The calendar stays, and the change is logged where every member can read it.',
  yes: 'Pause it',
  no: 'Keep it going',
};
