/** What people read about a debrief: the offer in the thread, two small forms, rows on Home, lines for the stewards. */
import type { Total } from '../../community/privacy.ts';
import { sayNumber } from '../../community/words.ts';
import { getField, type LibraryForm } from '../../library/library.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, context, input, option, plain, plainContext, plainSection, quote, section } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { LONGEST, type Reach, type TakeAway } from './rules.ts';

export const REACH_WORDS: Record<Reach, string> = {
  unnamed: 'Into the notes, without my name',
  named: 'Into the notes, with my name',
  own: 'Only for me',
};

const fillIn = (sessionId: string) =>
  button('Fill in', 'debriefs:open', { value: sessionId, style: 'primary', label: 'Fill in the debrief' });
const readersOf = (k: number): string =>
  `No name is kept with scores, and totals show only from ${sayNumber(k)} answers. Your step is for you alone.`;

export function offerMessage(sessionId: string, until: string, k: number): Message {
  const ask = 'Two minutes before you go: how was it?';
  const more = `${readersOf(k)} Open until ${until}.`;
  return { text: `${ask} ${more}`, blocks: [section(`*${ask}*`), actions(fillIn(sessionId)), context(more)] };
}

export function tallyMessage(sessionId: string, answered: number, there: number, until: string): Message {
  const text = `${answered} of ${there} have answered the debrief; it is open until ${until}.`;
  return { text, blocks: [section(text), actions(fillIn(sessionId))] };
}

const textInput = (value: string, example: string, multiline = false) => ({
  type: 'plain_text_input' as const,
  multiline,
  placeholder: plain(example, 150),
  ...(value === '' ? {} : { initial_value: value }),
});

const takeAwayInputs = (form: LibraryForm, { text, reach }: TakeAway): Block[] => {
  const options = (['unnamed', 'named', 'own'] as const).map((one) => option(REACH_WORDS[one], one));
  const chosen = options.find(({ value }) => value === reach) ?? option(REACH_WORDS.unnamed, 'unnamed');
  return [
    input('takeaway', getField(form, 'takeaway').label, textInput(text, 'Ask who decides before asking who does it.'), {
      optional: true,
      hint: `Up to ${LONGEST.takeaway} characters. You can take it back later.`,
    }),
    input(
      'reach',
      'Where it goes',
      { type: 'static_select', options, initial_option: chosen },
      {
        hint: 'Without a name, people who were there may still guess.',
      },
    ),
  ];
};

const radios = (labels: readonly string[], from: number) => ({
  type: 'radio_buttons' as const,
  options: labels.map((label, index) => option(label.replace(' - ', ' – '), String(index + from))),
});

export const debriefModal = (form: LibraryForm, metadata: string, k: number, takeAway: TakeAway): Modal => ({
  type: 'modal',
  callback_id: 'debriefs:fill-in',
  private_metadata: metadata,
  title: plain(form.modal_title, 24),
  submit: plain('Send it', 24),
  close: plain('Not now', 24),
  blocks: [
    context(
      `Two minutes. No name is kept with the two scores, so they cannot be changed once sent; totals show only from ${sayNumber(k)} answers. Whoever runs the server could technically look.`,
    ),
    input('useful', getField(form, 'useful').label, radios(getField(form, 'useful').options, 1)),
    ...takeAwayInputs(form, takeAway),
    input('heldBack', getField(form, 'held_back').label, radios(getField(form, 'held_back').options, 0), { optional: true }),
    input('wish', getField(form, 'next_topic').label, textInput('', 'How do we say no to a good idea?'), {
      optional: true,
      hint: `Up to ${LONGEST.wish} characters. It goes on the list of topics, without your name.`,
    }),
  ],
});

/** Her scores are in: only what carries her name can still change. */
export const takeAwayModal = (form: LibraryForm, metadata: string, takeAway: TakeAway): Modal => ({
  type: 'modal',
  callback_id: 'debriefs:take-away',
  private_metadata: metadata,
  title: plain('What you take with you', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    context(
      'Your scores are in. No name is kept with them, so they cannot be changed. What you take with you can; empty it and it is gone.',
    ),
    ...takeAwayInputs(form, takeAway),
  ],
});

export const stepModal = (form: LibraryForm, metadata: string, askOn: LocalDate, notice: string): Modal => ({
  type: 'modal',
  callback_id: 'debriefs:step',
  private_metadata: metadata,
  title: plain('Your step', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    section(`${notice} One more minute, if you like.`),
    input('step', getField(form, 'if_then').label, textInput('', getField(form, 'if_then').hint ?? '', true), {
      optional: true,
      hint: `Only you can see it. Up to ${LONGEST.step} characters.`,
    }),
    input(
      'askOn',
      getField(form, 'remind_on').label,
      { type: 'datepicker', initial_date: askOn },
      {
        optional: true,
        hint: 'In private. Leave it empty and I never ask.',
      },
    ),
  ],
});

/** A step can become an experiment at once. */
export const keptModal = (text: string, stepId: string): Modal => ({
  type: 'modal',
  callback_id: 'debriefs:done',
  title: plain('Kept', 24),
  close: plain('Close', 24),
  blocks: [plainSection(text), actions(button('Make it an experiment', 'experiments:from', { value: `step/${stepId}` }))],
});

export const stepKept = (askOn: LocalDate | null): string =>
  askOn === null
    ? 'Only you can see your step, and I never ask about it.'
    : `Only you can see your step. I ask you about it from ${formatDate(askOn)} on.`;

export const takenBackMessage = (reach: Reach): Message => ({
  text:
    reach === 'own'
      ? 'Deleted. Nothing of it is kept.'
      : 'Taken back. If the notes are out, it goes from them too; people may remember having read it.',
});

/** App Home, Now. `about`: the topic in its quotes, or the session by its day. */
export const openRow = (sessionId: string, about: string, until: string): Block[] => [
  plainSection(`Two minutes about ${about}: how was it?`, fillIn(sessionId)),
  plainContext(`Open until ${until}, then it goes quietly.`),
];

/** App Home, Mine. */
export const takeAwayRow = (id: string, text: string, reach: Reach): Block[] => [
  quote(text),
  plainContext(`What you take with you. ${reach === 'own' ? 'Only you can see it.' : `${REACH_WORDS[reach]}.`}`),
  actions(
    button('Take it back', 'debriefs:take-back', {
      value: id,
      label: 'Take back what you take with you',
      confirm: {
        title: 'Take it back?',
        text: 'It is deleted here and goes from the notes. People who have read it may remember it.',
        yes: 'Take it back',
        no: 'Keep it',
      },
    }),
  ),
];

/** `total`: of the last three sessions together, every third time. */
export const closedLine = (onDate: LocalDate, answered: number, total: Total | null): string =>
  [
    `Debrief of ${formatDate(onDate)}: ${answered === 1 ? '1 answer' : `${answered} answers`}.`,
    ...(total?.shown ? [`The last three sessions together: worth it ${total.mean.toFixed(1)} of 5, n = ${total.n}.`] : []),
  ].join(' ');

export const unsafeLine = (onDate: LocalDate): string =>
  `After ${formatDate(onDate)}, not everybody felt safe to say what they wanted to. A round in pairs first, or a word on the norms, may help next time.`;
