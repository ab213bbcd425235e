/** What people read about a step: its echo, its list, what is shared of it, the community's total. */
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  context,
  escapeText as escaped,
  input,
  option,
  plain,
  plainSection,
  quote,
  section,
  truncate,
} from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import type { Outcome, StepsTotal } from './rules.ts';
import { LONGEST_TEXT, type StepView, stepBlocks } from './views.ts';

const OUTCOME_WORDS: Record<Outcome, string> = { done: 'Did it', part: 'In part', 'not-yet': 'Not yet', dropped: 'Dropped it' };

export interface EchoView {
  text: string;
  /** What was answered before, for changing it. */
  outcome: Outcome | null;
  happened: string;
  /** Whether "not yet" brings one more ask. */
  asksOnceMore: boolean;
  /** Null: sharing is not offered, because it was shared already. */
  community: string | null;
}

/** Three inputs: how it went, one line, shared or not. The first stays optional in a check-in, where nothing is an answer too. */
export const echoInputs = (view: EchoView, required = false): Block[] => {
  const options = (['done', 'part', 'not-yet', 'dropped'] as const).map((outcome) =>
    option(
      OUTCOME_WORDS[outcome],
      outcome,
      outcome === 'not-yet' && view.asksOnceMore ? 'I ask once more, about nine working days from now.' : undefined,
    ),
  );
  const chosen = options.find((one) => one.value === view.outcome);
  return [
    section('You asked me to ask:'),
    quote(view.text),
    input(
      'outcome',
      'How did it go?',
      { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) },
      { optional: !required },
    ),
    input(
      'happened',
      'What happened, in one line',
      {
        type: 'plain_text_input',
        placeholder: plain('She had a second option in her bag, and we took it.', 150),
        ...(view.happened === '' ? {} : { initial_value: view.happened }),
      },
      { optional: true },
    ),
    ...(view.community === null
      ? []
      : [
          input(
            'share',
            'Share it',
            {
              type: 'checkboxes',
              options: [option('Share step and outcome with everyone here', 'P3', 'Posted in the channel with your name.')],
            },
            { optional: true, hint: 'Leave it empty and only you can see it.' },
          ),
        ]),
  ];
};

/** The same as a form of its own, from the list of steps: here another day can be chosen for "not yet". */
export const echoModal = (metadata: string, view: EchoView, again: LocalDate): Modal => ({
  type: 'modal',
  callback_id: 'reflections:went',
  private_metadata: metadata,
  title: plain('Your step', 24),
  submit: plain('Keep it', 24),
  close: plain('Not now', 24),
  blocks: [
    ...echoInputs(view, true),
    ...(view.asksOnceMore
      ? [
          input(
            'askOn',
            'If not yet: ask me again on',
            { type: 'datepicker', initial_date: again },
            { optional: true, hint: 'Once more, then never again. Leave it empty and I do not ask.' },
          ),
        ]
      : []),
  ],
});

export const STEPS_PER_PAGE = 8;

export function stepsModal(steps: readonly StepView[], page: number, notice: string | null): Modal {
  const pages = Math.max(1, Math.ceil(steps.length / STEPS_PER_PAGE));
  const at = Math.min(Math.max(0, page), pages - 1);
  const shown = steps.slice(at * STEPS_PER_PAGE, (at + 1) * STEPS_PER_PAGE);
  return {
    type: 'modal',
    callback_id: 'reflections:steps',
    title: plain('Your steps', 24),
    close: plain('Close', 24),
    blocks: [
      ...(notice ? [plainSection(`✓ ${notice}`)] : []),
      ...(steps.length === 0
        ? [section('No steps yet. `/reflect` keeps one, with the day on which you want to be asked.')]
        : [context('Only you can see them, except those you shared.')]),
      ...shown.flatMap((step) => [
        ...stepBlocks(step),
        actions(
          button('Make it an experiment', 'experiments:from', { value: `step/${step.id}`, label: `Make it an experiment: ${step.text}` }),
          button('Delete it', 'reflections:drop-step', { value: step.id, label: `Delete: ${step.text}`, confirm: DELETE_STEP }),
        ),
      ]),
      actions(
        ...(at > 0 ? [button('Earlier', 'reflections:steps#back', { value: String(at - 1) })] : []),
        ...(at < pages - 1 ? [button('More', 'reflections:steps#on', { value: String(at + 1) })] : []),
        button('All your reflections', 'reflections:page', { value: 'mine:0' }),
      ),
    ],
  };
}

const DELETE_STEP = {
  title: 'Delete this step?',
  text: 'It goes and nothing of it is kept; I do not ask about it. If it was shared, I delete the post; copies may exist.',
  yes: 'Delete it',
  no: 'Keep it',
};

const WENT: Record<Outcome, string> = { done: 'did it', part: 'did it in part', 'not-yet': 'has not done it yet', dropped: 'dropped it' };

export function sharedStepMessage(name: string | null, step: string, outcome: Outcome, happened: string): Message {
  const who = `${name ?? 'Somebody who has left'} ${WENT[outcome]}:`;
  return {
    text: truncate(
      [who, step, happened]
        .filter((line) => line !== '')
        .map(escaped)
        .join('\n'),
      LONGEST_TEXT,
    ),
    blocks: [plainSection(who), quote(step), ...(happened === '' ? [] : [plainSection(`What happened: ${happened}`)])],
  };
}

/** For the stewards' digest, from k people on. */
export const totalLine = (total: StepsTotal): string | null =>
  total.shown
    ? `If-then steps done at least in part: ${total.helped} of ${total.answered} answered, from ${total.people} people (${total.light}).`
    : null;

export const echoNotice = (outcome: Outcome, again: LocalDate | null): string =>
  outcome === 'not-yet' ? (again ? `Kept. I ask once more on ${formatDate(again)}.` : 'Kept. I do not ask again.') : 'Kept.';
