/** The notes in the channel. */
import type { RichTextBlock, RichTextSection } from '@slack/types';
import type { Session } from '../../community/records.ts';
import type { Block, Message, Modal } from '../../platform/slack/message.ts';
import { actions, button, escapeText as escaped, plain, plainContext, section, strong, truncate } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

/** Slack takes no longer `text` when a message is changed; the blocks beside it carry every word. */
const LONGEST_TEXT = 3900;
const LONGEST_BLOCK = 3000;
export const NOBODY_WROTE = 'nobody wrote it down this time.';

export interface Attributed {
  text: string;
  /** Null: without a name. */
  name: string | null;
}

export interface Next {
  at: number;
  zone: Zone;
  topic: string | null;
  leads: string | null;
}

export interface PostView {
  sessionId: string;
  topic: string;
  onDate: LocalDate;
  patterns: string;
  stuck: string;
  takeAways: Attributed[];
  /** How many take-aways there are beside these. */
  more: number;
  there: number;
  steps: number | null;
  thanks: string;
  /** What members thank each other for. */
  among: readonly string[];
  next: Next | null;
}

/** What a session is called where it has no topic yet. */
export const topicOf = ({ topic, kind, leadership, number }: Pick<Session, 'topic' | 'kind' | 'leadership' | 'number'>): string => {
  if (topic) return topic;
  if (kind === 'close') return 'Quarter close';
  if (leadership === 'table') return 'Open Table';
  return number === 1 ? 'Launch' : 'Our session';
};

type RichPart = RichTextBlock['elements'][number];
const rich = (...elements: RichPart[]): RichTextBlock => ({ type: 'rich_text', elements });
/** A heading in bold and somebody's words behind it; rich text parses nothing inside. */
const headed = (heading: string, text: string): RichTextSection => ({
  type: 'rich_text_section',
  elements: [
    { type: 'text', text: heading, style: { bold: true } },
    ...(text === '' ? [] : [{ type: 'text' as const, text: truncate(` ${text}`, LONGEST_BLOCK) }]),
  ],
});

const said = ({ text, name }: Attributed): string => (name === null ? text : `${text} – ${name}`);

const bullets = (lines: readonly string[]): RichPart => ({
  type: 'rich_text_list',
  style: 'bullet',
  elements: lines.map((text) => ({ type: 'rich_text_section', elements: [{ type: 'text', text }] })),
});

const takeAwayList = (takeAways: readonly Attributed[]): RichPart => bullets(takeAways.map(said));

const restOf = (text: string): RichPart[] => (text === '' ? [] : [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }]);

const nextWords = ({ at, zone, topic, leads }: Next): string => {
  const what = topic ? ` “${escaped(topic)}”` : '';
  return `${slackDate(at, zone)}${what}${leads ? `, led by ${escaped(leads)}` : ''}`;
};

const people = (n: number): string => (n === 1 ? '1 was there' : `${n} were there`);

export const countsOf = ({ there, steps }: Pick<PostView, 'there' | 'steps'>): string =>
  [there > 0 ? `${people(there)}.` : '', steps === null ? '' : `${steps} made an if-then step.`].filter((text) => text !== '').join(' ');

export function notesPost(view: PostView): Message {
  const { topic, onDate, patterns, takeAways, more, next } = view;
  const stuck = view.stuck || NOBODY_WROTE;
  const counts = countsOf(view);
  const rest = more === 0 ? '' : `and ${more} more`;
  const text = [
    `Notes: ${escaped(topic)} – ${formatDate(onDate)}`,
    ...(patterns === '' ? [] : [`Patterns: ${escaped(patterns)}`]),
    ...(takeAways.length === 0 ? [] : ['What people take with them:', ...takeAways.map((one) => `• ${escaped(said(one))}`)]),
    ...(rest === '' ? [] : [rest]),
    `Where it stuck: ${escaped(stuck)}`,
    `Thanks to ${escaped(view.thanks)}`,
    ...view.among.map((line) => `• ${escaped(line)}`),
    ...(next ? [`Next: ${nextWords(next)}`] : []),
    ...(counts === '' ? [] : [counts]),
  ].join('\n');
  const blocks: Block[] = [
    strong(`Notes: ${topic}`, ` – ${formatDate(onDate)}`),
    ...(patterns === '' ? [] : [rich(headed('Patterns:', patterns))]),
    ...(takeAways.length === 0 ? [] : [rich(headed('What people take with them:', ''), takeAwayList(takeAways), ...restOf(rest))]),
    rich(
      headed('Where it stuck:', `${stuck}\n`),
      headed('Thanks to', view.thanks),
      ...(view.among.length > 0 ? [bullets(view.among)] : []),
    ),
    ...(next ? [section(`*Next:* ${nextWords(next)}`)] : []),
    ...(counts === '' ? [] : [plainContext(counts)]),
    ...(more === 0 ? [] : [actions(button('Read them all', 'notes:take-aways', { value: view.sessionId, label: 'Read all take-aways' }))]),
  ];
  return { text: truncate(text, LONGEST_TEXT), blocks };
}

/** All of them, for whoever wants to: as they are at this moment. */
export const takeAwaysModal = (topic: string, takeAways: readonly Attributed[]): Modal => ({
  type: 'modal',
  callback_id: 'notes:read',
  title: plain('Take-aways', 24),
  close: plain('Close', 24),
  blocks: [
    strong(topic),
    ...(takeAways.length === 0 ? [plainContext('None is here any more.')] : []),
    ...Array.from({ length: Math.ceil(takeAways.length / 10) }, (_, page) =>
      rich(takeAwayList(takeAways.slice(page * 10, page * 10 + 10))),
    ),
  ],
});
