/** What people read about their reflections: the form, one of them, lists, what is shared. */
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
  split,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { fieldsOf, PARTS, type Part, type StepState, type Texts } from './rules.ts';

/** Slack takes no longer `text` in a changed message; the blocks carry every word. */
export const LONGEST_TEXT = 3900;

const TITLES: Record<Part, string> = { note: 'What you wrote', worked: 'What worked', didNot: 'What did not', next: 'What next' };
const EXAMPLES: Record<Part, string> = {
  note: 'The steering meeting went quiet when I gave my view first.',
  worked: 'I asked two questions before giving my view, and Sam brought a better plan.',
  didNot: 'I promised an answer by Friday without asking who had to give it.',
  next: 'Ask who decides before promising a date.',
};
export const STEP_EXAMPLE = 'When Dana brings me the plan on Thursday, I will ask for a second option before I comment.';

/** Somebody's words as a quote, however long: nothing is cut. */
const quoted = (text: string): RichTextBlock[] =>
  split(text, 3000)
    .filter((piece) => piece !== '')
    .map((piece) => ({ type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: piece }] }] }));

const bold = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
});

const whole = (text: string): Block[] =>
  split(text, 3000)
    .filter((piece) => piece !== '')
    .map((piece) => plainSection(piece));

const filled = (texts: Texts): Part[] => PARTS.filter((part) => texts[part] !== '');

/** The parts with their headings; a reflection of one free piece needs none. */
const partBlocks = (texts: Texts, draw: (text: string) => Block[]): Block[] => {
  const parts = filled(texts);
  const onlyNote = parts.length === 1 && parts[0] === 'note';
  return parts.flatMap((part) => [...(onlyNote ? [] : [section(`*${TITLES[part]}*`)]), ...draw(texts[part])]);
};

export interface FormView {
  metadata: string;
  /** Where "everyone" is. */
  community: string;
  texts: Texts;
  /** Null while editing: class and step stay as they are. */
  fresh: { askOn: LocalDate } | null;
}

const textInput = (field: string, label: string, text: string, example: string): Block =>
  input(
    field,
    label,
    { type: 'plain_text_input', multiline: true, placeholder: plain(example, 150), ...(text === '' ? {} : { initial_value: text }) },
    { optional: true },
  );

function partInputs(part: Part, text: string): Block[] {
  return fieldsOf(part, text).map((piece, index) =>
    textInput(piece.field, index === 0 ? TITLES[part] : `${TITLES[part]}, continued`, piece.text, EXAMPLES[part]),
  );
}

export const stepInputs = (askOn: LocalDate, required: boolean): Block[] => [
  input(
    'step',
    'Your next step',
    { type: 'plain_text_input', multiline: true, placeholder: plain(STEP_EXAMPLE, 150) },
    { optional: !required, hint: 'When … happens, I will … It stays with you; nobody else sees it.' },
  ),
  input(
    'askOn',
    'Ask me about it on',
    { type: 'datepicker', initial_date: askOn },
    { optional: true, hint: 'In your weekly slot. Leave it empty and I never ask.' },
  ),
];

const whoInput = (community: string): Block => {
  const mine = option('Only me', 'P0', 'Nobody else, no steward either. You can share it later.');
  const everyone = option('Everyone here', 'P3', truncate(`Posted with your name for the members of ${community}.`, 75));
  return input('who', 'Who may read it', { type: 'radio_buttons', options: [mine, everyone], initial_option: mine });
};

/** One form for writing and for changing. */
export function reflectionModal({ metadata, community, texts, fresh }: FormView): Modal {
  const parts: readonly Part[] = texts.note === '' ? ['worked', 'didNot', 'next'] : PARTS;
  return {
    type: 'modal',
    callback_id: fresh ? 'reflections:keep' : 'reflections:change',
    private_metadata: metadata,
    title: plain('Your reflection', 24),
    submit: plain('Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      context('Only you can read it unless you share it. One field is enough.'),
      ...parts.flatMap((part) => partInputs(part, texts[part])),
      ...(fresh ? [whoInput(community), ...stepInputs(fresh.askOn, false)] : []),
    ],
  };
}

export const stepModal = (metadata: string, askOn: LocalDate): Modal => ({
  type: 'modal',
  callback_id: 'reflections:add-step',
  private_metadata: metadata,
  title: plain('Your step', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [context('Only you can see it. One minute.'), ...stepInputs(askOn, true)],
});

/** The confirmation of what was kept a second ago. */
export const keptMessage = (reflectionId: string): Message => ({
  text: 'Kept. Only you can see it.',
  blocks: [
    section('Kept. Only you can see it.'),
    actions(
      button('Open it', 'reflections:open', { value: reflectionId }),
      button('Add a step', 'reflections:step', { value: reflectionId }),
    ),
  ],
});

export const NOT_A_MEMBER = 'Reflections are kept for members of a community, and you are not in one here yet.';

/** Her words come back, so that they are not lost. */
export const notKeptMessage = (text: string): Message => {
  const sentence = `${NOT_A_MEMBER} Ask one of its stewards to let you in. You wrote:`;
  return { text: truncate(`${sentence}\n${escaped(text)}`, LONGEST_TEXT), blocks: [section(sentence), ...quoted(text)] };
};

export interface StepView {
  id: string;
  text: string;
  state: StepState;
  askOn: LocalDate | null;
  happened: string;
  shared: boolean;
}

const SIGNS: Record<StepState, string> = { open: '◌', 'not-yet': '◌', done: '✓', part: '▰▱', dropped: '–', unknown: '◌' };
const STATES: Record<StepState, string> = {
  open: 'Open',
  'not-yet': 'Not yet',
  done: 'Did it',
  part: 'Did it in part',
  dropped: 'Dropped',
  unknown: 'Open. I asked, and will not ask again',
};

export const sayState = ({ state, askOn, shared }: Pick<StepView, 'state' | 'askOn' | 'shared'>): string => {
  const waits = state === 'open' || state === 'not-yet';
  const when =
    waits && askOn
      ? `. I ask you on ${formatDate(askOn)}`
      : state === 'not-yet'
        ? '. I do not ask again'
        : waits
          ? '. I never ask about it'
          : '';
  return `${SIGNS[state]} ${STATES[state]}${when}.${shared ? ' Shared with everyone here.' : ''}`;
};

const isAnswered = (state: StepState): boolean => state === 'done' || state === 'part' || state === 'dropped';

/** A step in a list: its words, its state, its button. */
export function stepBlocks(step: StepView): Block[] {
  const label = isAnswered(step.state) ? 'Change what you said' : 'Say how it went';
  return [
    plainSection(truncate(step.text, 600), button(label, 'reflections:went', { value: step.id, label: `${label}: ${step.text}` })),
    context(sayState(step)),
  ];
}

const stepAndMore = (step: StepView): Block[] => [
  ...stepBlocks(step),
  actions(button('Make it an experiment', 'experiments:from', { value: `step/${step.id}` })),
];

export interface DetailView {
  metadata: string;
  id: string;
  writtenOn: LocalDate;
  question: string;
  texts: Texts;
  shared: boolean;
  community: string;
  /** Where the confirm says it will be posted. */
  inThread: boolean;
  steps: StepView[];
  notice: string | null;
}

const shareConfirm = ({ community, inThread }: DetailView) => ({
  title: 'Share it with everyone here?',
  text: truncate(
    `Every member of ${community} can read it. I post it ${inThread ? 'in the thread of its question' : 'in the channel'} with your name, and members’ search finds it. Its steps stay private.`,
    300,
  ),
  yes: 'Share it',
  no: 'Keep it private',
});

const withdrawConfirm = {
  title: 'Take it back?',
  text: 'I delete the post and members’ search no longer finds it. Who has read it has read it, and copies may exist. It stays here for you.',
  yes: 'Take it back',
  no: 'Leave it shared',
};

const deleteConfirm = {
  title: 'Delete it for good?',
  text: 'The reflection goes and nothing of it is kept. Its steps stay with you. If it was shared, I delete the post; copies may exist.',
  yes: 'Delete it',
  no: 'Keep it',
};

/** One of hers, whole. */
export const detailModal = (view: DetailView): Modal => ({
  type: 'modal',
  callback_id: 'reflections:detail',
  private_metadata: view.metadata,
  title: plain('Your reflection', 24),
  close: plain('Close', 24),
  blocks: [
    ...(view.notice ? [plainSection(`✓ ${view.notice}`)] : []),
    ...(view.question === '' ? [] : [context('The question was:'), bold(view.question)]),
    ...partBlocks(view.texts, whole).slice(0, 70),
    plainContext(
      `Written on ${formatDate(view.writtenOn, true)}. ${view.shared ? `Every member of ${view.community} can read it.` : 'Only you can read it.'}`,
    ),
    actions(
      view.shared
        ? button('Take it back', 'reflections:withdraw', { value: view.id, confirm: withdrawConfirm })
        : button('Share with everyone here', 'reflections:share', { value: view.id, confirm: shareConfirm(view) }),
      ...(view.shared ? [] : [button('Change it', 'reflections:edit', { value: view.id })]),
      button('Add a step', 'reflections:step', { value: view.id }),
      button('Delete it', 'reflections:delete', { value: view.id, style: 'danger', confirm: deleteConfirm }),
    ),
    ...(view.steps.length > 0 ? [divider, section('*Its steps*'), ...view.steps.slice(0, 8).flatMap(stepAndMore)] : []),
    divider,
    actions(button('All your reflections', 'reflections:page', { value: 'mine:0' })),
  ],
});

/** Somebody's shared reflection, as every member reads it. */
export const sharedModal = (name: string, sharedOn: LocalDate | null, question: string, texts: Texts): Modal => ({
  type: 'modal',
  callback_id: 'reflections:shared',
  title: plain('A shared reflection', 24),
  close: plain('Close', 24),
  blocks: [
    bold(name),
    ...(question === '' ? [] : [context('The question was:'), plainSection(question)]),
    ...partBlocks(texts, whole).slice(0, 90),
    ...(sharedOn ? [context(`Shared on ${formatDate(sharedOn, true)}. Every member here can read it.`)] : []),
  ],
});

/** What the channel or the question's thread reads. */
export function sharedMessage(name: string | null, question: string, texts: Texts): Message {
  const who = `${name ?? 'Somebody who has left'} shares a reflection`;
  const parts = filled(texts).map((part) =>
    filled(texts).length === 1 && part === 'note' ? texts[part] : `${TITLES[part]}: ${texts[part]}`,
  );
  return {
    text: truncate(
      [who, question, ...parts]
        .filter((line) => line !== '')
        .map(escaped)
        .join('\n'),
      LONGEST_TEXT,
    ),
    blocks: [
      bold(who),
      ...(question === '' ? [] : [context('The question was:'), plainSection(question)]),
      ...partBlocks(texts, quoted),
    ].slice(0, 50),
  };
}
