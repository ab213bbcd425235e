/** What people read about one session: its announcement, the thread under it, what an answer brings. */
import type { RichTextBlock } from '@slack/types';
import type { Leadership } from '../../community/records.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import {
  actions,
  button,
  escapeText as escaped,
  input,
  option,
  plainContext,
  plainMessage,
  plainSection,
  section,
  strong,
  truncate,
} from '../../platform/slack/text.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { RsvpAnswer } from './tables.ts';

/** Slack takes no longer `text` when a message is changed. */
const LONGEST_TEXT = 3900;
const LONGEST_TITLE = 300;
const LONGEST_NAME = 40;
const MOST_NAMES = 12;

export interface SessionView {
  sessionId: string;
  /** The topic, 'Launch', 'Quarter close'; null until it is known. */
  title: string | null;
  outcome: string | null;
  startAt: number;
  minutes: number;
  zone: Zone;
  /** A link or words; '' while nobody has said. */
  place: string;
  leadership: Leadership;
  /** Names, as people typed them. */
  facilitator: string | null;
  second: string | null;
  /** Names of those coming, first comers first. */
  coming: string[];
  state: 'open' | 'over' | 'off';
}

export const shorten = (name: string): string => truncate(name, LONGEST_NAME);

/** Present state, never a hint at who said no. */
export function sayWho({ leadership, facilitator, second }: Pick<SessionView, 'leadership' | 'facilitator' | 'second'>): string {
  if (leadership === 'stewards') return 'The stewards lead it.';
  if (leadership === 'table') return 'Open Table: no preparation, the table decides, a host by lot on the day.';
  if (leadership === 'led' && facilitator !== null)
    return second === null ? `Led by ${shorten(facilitator)}.` : `Led by ${shorten(facilitator)}, with ${shorten(second)}.`;
  return 'Nobody leads it yet.';
}

export function sayComing(names: readonly string[]): string {
  if (names.length === 0) return 'Names of those coming stand here; no other answer is shown.';
  const shown = names.slice(0, MOST_NAMES).map(shorten).join(', ');
  return `${names.length} coming: ${shown}${names.length > MOST_NAMES ? `, and ${names.length - MOST_NAMES} more` : ''}`;
}

const LINK = /^https?:\/\/[^\s<>|]+$/;
export const isLink = (place: string): boolean => LINK.test(place);

/** Where and who, nothing in it formatted; a link can be pressed. */
function whereAndWho(view: SessionView): RichTextBlock {
  const { place } = view;
  const where = isLink(place) ? ({ type: 'link', url: place } as const) : ({ type: 'text', text: place } as const);
  return {
    type: 'rich_text',
    elements: [
      {
        type: 'rich_text_section',
        elements: [
          ...(place === '' ? [] : [{ type: 'text' as const, text: 'Where: ' }, where, { type: 'text' as const, text: '\n' }]),
          { type: 'text', text: sayWho(view) },
        ],
      },
    ],
  };
}

const sayWhen = ({ startAt, zone, minutes }: SessionView): string =>
  `${slackDate(startAt, zone, '{date_long} at {time}')} · ${minutes} minutes`;

const sayOutcome = (outcome: string): string => `You will leave able to ${outcome.replace(/[.\s]+$/u, '')}.`;

export const answerButtons = (sessionId: string, now: RsvpAnswer | null = null, more: ReturnType<typeof button>[] = []): Block =>
  actions(
    ...(now === 'coming' ? [] : [button('Coming', 'sessions:coming', { value: sessionId, style: 'primary' })]),
    ...(now === 'not' ? [] : [button('Not this time', 'sessions:not', { value: sessionId })]),
    ...(now === 'notes' ? [] : [button('Notes only', 'sessions:notes', { value: sessionId })]),
    ...more,
  );

const ENDS: Record<Exclude<SessionView['state'], 'open'>, (view: SessionView) => string> = {
  over: ({ coming }) =>
    `This session is over.${coming.length === 0 ? '' : ` ${coming.length} said that they would come.`} Its notes come two working days after it.`,
  off: () => 'This session was called off. Its thread says why.',
};

/** s1. The same post is updated as people answer and as things are decided. */
export function announcement(view: SessionView): Message {
  const title = truncate(view.title ?? 'The topic is not chosen yet', LONGEST_TITLE);
  const outcome = view.outcome ? truncate(sayOutcome(view.outcome), 500) : null;
  const end = view.state === 'open' ? null : ENDS[view.state](view);
  const foot = end ?? sayComing(view.coming);
  const lines = [
    escaped(title),
    ...(outcome ? [escaped(outcome)] : []),
    sayWhen(view),
    ...(view.place === '' ? [] : [`Where: ${escaped(view.place)}`]),
    escaped(sayWho(view)),
    escaped(foot),
  ];
  return {
    text: truncate(lines.join('\n'), LONGEST_TEXT),
    blocks: [
      strong(title),
      ...(outcome ? [plainSection(outcome)] : []),
      section(sayWhen(view)),
      whereAndWho(view),
      ...(end === null ? [answerButtons(view.sessionId)] : []),
      plainContext(foot),
    ],
  };
}

/** s2, in the announcement's thread. */
export function preReadMessage(preRead: string | null, question: string | null): Message | null {
  const lines = [
    ...(preRead ? [`To read before, five minutes at most: ${preRead}`] : []),
    ...(question ? [`One question to carry until then: ${question}`] : []),
  ];
  return lines.length === 0 ? null : plainMessage(lines.join('\n'));
}

/** `remindOn`: 'the day before', or a day; null when her slot does not come before the session. */
export function answeredMessage(
  sessionId: string,
  answer: 'coming' | 'not' | 'notes',
  reminder: boolean,
  remindOn: string | null,
): Message {
  if (answer === 'not') return { text: 'Noted, no reason needed. Nobody sees it, and you can change it until it begins.' };
  if (answer === 'notes') return { text: 'Noted: the notes come into the channel two working days after it. Nobody sees your answer.' };
  return remindOn === null ? { text: 'You’re in.' } : reminderMessage(sessionId, reminder, remindOn);
}

function reminderMessage(sessionId: string, reminder: boolean, remindOn: string): Message {
  const text = reminder ? `You’re in. I remind you ${remindOn}, at your slot.` : 'You’re in. No reminder comes.';
  const toggle = reminder
    ? button('No reminder', 'sessions:no-reminder', { value: sessionId })
    : button('Remind me', 'sessions:remind', { value: sessionId });
  return { text, blocks: [plainSection(text), actions(toggle)] };
}

/** s3. `when`: 'On Wednesday 10:30'. */
export const reminderLine = (when: string, name: string, question: string | null): string =>
  `${when}: ${truncate(name, LONGEST_TITLE)}${/[.?!…]$/u.test(name) ? '' : '.'}${question ? ` One question to carry: ${question}` : ''}`;

export const againLine = (name: string, to: string): string =>
  `“${truncate(name, LONGEST_TITLE)}” has moved: it is now on ${to}. You were coming; does the new time suit you?`;

/** For the reminder and for being asked again. */
export function comingInputs(
  line: string,
  place: string,
  labels: readonly [yes: string, no: string],
  current: 'yes' | 'no' | null,
): Block[] {
  const options = [option(labels[0], 'yes'), option(labels[1], 'no', 'Nobody sees it, and no reason is needed.')];
  const chosen = options.find(({ value }) => value === current);
  return [
    plainSection(line),
    ...(place === '' ? [] : [plainContext(`Where: ${place}`)]),
    input(
      'coming',
      'Are you coming?',
      { type: 'radio_buttons', options, ...(chosen ? { initial_option: chosen } : {}) },
      { optional: true, hint: 'If you choose nothing, your last answer stays.' },
    ),
  ];
}

const STATES: Record<RsvpAnswer, string> = {
  coming: 'You’re coming.',
  not: 'You said: not this time. Only you see this.',
  notes: 'You take the notes only. Only you see this.',
  asked: 'It has moved since you said that you were coming. Does the new time suit you?',
};

export const sayMine = (answer: RsvpAnswer | null): string => (answer === null ? 'You have not said yet.' : STATES[answer]);

const allSessions = (communityId: string) => button('All sessions', 'sessions:list', { value: communityId });

/** App Home, Ours: the next session. `leads`: whoever leads is not asked whether she comes. */
export const nextRow = (view: SessionView, communityId: string, mine: RsvpAnswer | null, leads = false): Block[] => [
  strong(truncate(view.title ?? 'Topic not chosen yet', LONGEST_TITLE)),
  section(`${sayWhen(view)}\n${leads ? 'You lead it.' : sayMine(mine)}`),
  leads ? actions(allSessions(communityId)) : answerButtons(view.sessionId, mine, [allSessions(communityId)]),
];

export const emptyRow = (communityId: string): Block[] => [
  plainSection('No session is planned at present. When the next quarter is laid out, its sessions stand here.'),
  actions(allSessions(communityId)),
];
