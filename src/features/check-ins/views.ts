/** The check-in modal: what waits for her, the free part, and what is said afterwards. */
import type { Ask } from '../../community/ask.ts';
import { sayMinutes } from '../../community/words.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import {
  button,
  escapeText as clean,
  context,
  divider,
  input,
  option,
  plain,
  plainSection,
  quote,
  split,
  truncate,
} from '../../platform/slack/text.ts';
import { daysBetween, formatDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';
import { FREE, type FreeFault, fieldId, LONGEST_HAND, LONGEST_STEP, MOODS, type MoodValue } from './rules.ts';

export const MOOD_WORDS: Record<MoodValue, string> = { 4: 'Going well', 3: 'Steady', 2: 'Uphill', 1: 'Stuck' };

/** One ask as it stands in the modal. */
export interface AskPart {
  ask: Ask;
  inputs: Block[];
  /** Its day has not come. */
  early: boolean;
  /** Named when she is in more than one community. */
  community: string | null;
}

export interface FreeView {
  mood: MoodValue | null;
  communities: readonly { id: string; name: string }[];
  k: number;
}

export interface CheckInView {
  parts: readonly AskPart[];
  free: FreeView | null;
  more: boolean;
  zone: Zone;
  now: number;
  /** Said above everything: what the step before kept, what came late, what has closed. */
  notes: readonly Block[];
  /** Said where nothing waits. */
  emptyLine: string | null;
  metadata: string;
}

/** 'Thursday' inside a week, 'Thursday 3 December' beyond. */
export function sayDay(at: number, zone: Zone, now: number): string {
  const day = formatDate(toLocal(at, zone).date);
  return Math.abs(at - now) < 6 * 86_400_000 ? (day.split(' ')[0] ?? day) : day;
}

/** "today at 10:00", "tomorrow", "on Wednesday". */
function sayWhen(at: number, zone: Zone, now: number): string {
  const there = toLocal(at, zone);
  const days = daysBetween(toLocal(now, zone).date, there.date);
  return days === 0 ? `today at ${there.time}` : days === 1 ? 'tomorrow' : `on ${sayDay(at, zone, now)}`;
}

export const earlyWords = (ask: Ask): string => `planned for ${formatDate(ask.opensOn)}, earlier is fine`;

/** Names made unique over the whole modal. */
const owned = (askId: string, blocks: readonly Block[]): Block[] =>
  blocks.map((block) => (block.block_id === undefined ? block : { ...block, block_id: fieldId(askId, block.block_id) }));

export const capital = (words: string): string => words.charAt(0).toUpperCase() + words.slice(1);

function askBlocks({ ask, inputs, community, early }: AskPart, zone: Zone): Block[] {
  const end = `until ${slackDate(ask.expiresAt, zone)}, then it goes quietly`;
  const line = [community === null ? '' : clean(truncate(community, 100)), early ? earlyWords(ask) : '', sayMinutes(ask.minutes), end]
    .filter((part) => part !== '')
    .join(' · ');
  return [...owned(ask.id, inputs), context(capital(line)), divider];
}

const moodInput = (mood: MoodValue | null): Block => {
  const options = MOODS.map((value) => option(MOOD_WORDS[value], String(value)));
  const initial = options.find((one) => one.value === String(mood));
  return input(
    FREE.mood,
    'How is it going?',
    { type: 'radio_buttons', action_id: FREE.mood, options, ...(initial ? { initial_option: initial } : {}) },
    { optional: true },
  );
};

const stewardsInput = (communities: FreeView['communities']): Block[] => {
  const [only, ...others] = communities;
  if (!only) return [];
  const words = (name: string): string => (others.length === 0 ? 'A steward may know' : truncate(`A steward of ${name} may know`, 75));
  const options = communities.slice(0, 10).map((one) => option(words(one.name), one.id));
  return [
    input(
      FREE.stewards,
      'Who may know of it',
      { type: 'checkboxes', action_id: FREE.stewards, options },
      { optional: true, hint: 'Unticked, only you see it, on your page.' },
    ),
  ];
};

const freeBlocks = ({ mood, communities, k }: FreeView): Block[] => [
  moodInput(mood),
  context(`Counted without your name, and shown only from ${k} answers on.`),
  input(
    FREE.step,
    'What I will try',
    {
      type: 'plain_text_input',
      action_id: FREE.step,
      max_length: LONGEST_STEP,
      placeholder: plain('If a meeting drifts, then I will ask what we are deciding', 150),
    },
    { optional: true, hint: 'An if and a then. I ask you how it went; nobody else sees it.' },
  ),
  input(
    FREE.hand,
    'I could use a hand with',
    {
      type: 'plain_text_input',
      action_id: FREE.hand,
      max_length: LONGEST_HAND,
      placeholder: plain('Rehearsing a difficult talk before Friday', 150),
    },
    { optional: true },
  ),
  ...stewardsInput(communities),
];

export const FREE_FAULTS: Record<FreeFault, string> = {
  'too-long': 'That is longer than I can keep here. Shorten it a little.',
  'no-line': 'Say in one line what it is, so that a steward can help.',
  'not-a-choice': 'Choose one of the four, or none.',
};

const WHO_SEES = 'Only you see what you write here, unless its own line says otherwise. Everything is optional.';

export function checkInModal(view: CheckInView): Modal {
  const asks = view.parts.flatMap((part) => askBlocks(part, view.zone));
  return {
    type: 'modal',
    callback_id: 'check-ins:check-in',
    private_metadata: view.metadata,
    title: plain('Check-in', 24),
    submit: plain(view.more ? 'Next' : 'Keep it', 24),
    close: plain('Not now', 24),
    blocks: [
      ...view.notes,
      context(WHO_SEES),
      ...(view.emptyLine === null ? [] : [plainSection(view.emptyLine)]),
      ...(view.free ? asks : asks.slice(0, -1)),
      ...(view.free ? freeBlocks(view.free) : []),
    ],
  };
}

/** Changing one answer that has not been used yet. */
export const changeModal = (ask: Ask, name: string, inputs: readonly Block[]): Modal => ({
  type: 'modal',
  callback_id: 'check-ins:change',
  private_metadata: ask.id,
  title: plain('Your answer', 24),
  submit: plain('Change it', 24),
  close: plain('Leave it', 24),
  blocks: [plainSection(`${name}: what you answered. It can be changed until it is used.`), ...owned(ask.id, inputs)],
});

export const doneModal = (notes: readonly Block[]): Modal => ({
  type: 'modal',
  callback_id: 'check-ins:done',
  title: plain('Check-in', 24),
  close: plain('Close', 24),
  blocks: notes.length > 0 ? [...notes] : [plainSection('✓ Kept.')],
});

export interface NextThing {
  name: string;
  at: number;
}

/** Says what will come and when; never that there is nothing. */
export const emptyLine = (next: NextThing | null, zone: Zone, now: number): string =>
  next === null
    ? 'Nothing waits for you. When something does, it comes in your slot.'
    : `Nothing waits for you. Next: ${next.name} ${sayWhen(next.at, zone, now)}.`;

export const keptNote = (answers: number): Block =>
  plainSection(answers === 1 ? '✓ Your answer is kept.' : `✓ Your ${answers} answers are kept.`);
export const freeKeptNote: Block = plainSection('✓ Kept.');
export const stepNote = (askOn: string | null): Block =>
  plainSection(askOn === null ? '✓ Your step is kept.' : `✓ Your step is kept. I ask you how it went on ${formatDate(askOn)}.`);
export const handNote = (stewards: boolean): Block =>
  plainSection(
    stewards
      ? '✓ A steward hears of it on Monday. It is on your page, where you can take it back.'
      : '✓ Only you see what you could use a hand with. It is on your page.',
  );

export const lateNote = (name: string, ask: Ask, zone: Zone, now: number): Block =>
  plainSection(`${name}: it came after ${sayDay(ask.expiresAt, zone, now)}; it counts.`);

const givenBack = (texts: readonly string[]): Block[] =>
  texts.length === 0
    ? []
    : [
        context('What you wrote, so that it is not lost:'),
        ...texts
          .flatMap((text) => split(text, 2_900))
          .slice(0, 6)
          .map(quote),
      ];

export const closedNote = (name: string, texts: readonly string[]): Block[] => [
  plainSection(`${name}: it had closed before this arrived. That is fine; nothing is open because of it.`),
  ...givenBack(texts),
];

export const standsNote = (name: string, askId: string, texts: readonly string[]): Block[] => [
  plainSection(`${name}: you had answered already, and that answer stands.`, button('Change it', 'check-ins:change', { value: askId })),
  ...givenBack(texts),
];

/** On the button of a message whose questions are gone by now. */
export const oldMessageNote = (answered: boolean): Block =>
  plainSection(answered ? 'What that message asked is answered.' : 'What that message asked has closed. That is fine; here is the rest.');

export const usedMessage: Message = { text: 'That answer is in use by now, so it stays as it is.' };
export const changedMessage: Message = { text: '✓ Changed.' };
export const notYoursMessage: Message = { text: 'That is gone. Your page shows what waits for you.' };
export const nowhereMessage: Message = {
  text: 'You are in no community here yet, so nothing waits for you. `/rondo help` shows how to join or start one.',
};
