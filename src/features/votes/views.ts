/** What people read of a vote while it is open: its post, its line and buttons elsewhere. */
import type { Button, RichTextBlock } from '@slack/types';
import type { Message } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText as escaped, section, truncate } from '../../platform/slack/text.ts';
import { formatDate, type LocalDate } from '../../platform/time/local-dates.ts';
import { slackDate } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

/** Slack takes no longer `text` when a message is changed; the blocks beside it carry every word. */
const LONGEST_TEXT = 3900;

/** A topic on the ballot; `facts`: who asked for it, plain text of ours. */
export interface Option {
  id: string;
  text: string;
  facts: string;
}

interface About {
  voteId: string;
  /** The day of the session that gets the topic. */
  targetOn: LocalDate;
  zone: Zone;
}

export interface VotePostView extends About {
  options: Option[];
  dots: number;
  closesAt: number;
  voted: number;
  quorum: number;
}

const monthOf = (on: LocalDate): string => formatDate(on).split(' ').at(-1) ?? '';
const sayDots = (n: number): string => (n === 1 ? 'one dot' : `${n} dots`);
const question = (on: LocalDate): string => `What shall we take up in ${monthOf(on)}?`;

/** Numbered, because a choice in a form may show only the beginning of it. */
export const numbered = (options: readonly Option[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: options.map((one) => ({
        type: 'rich_text_section',
        elements: [
          { type: 'text', text: one.text, style: { bold: true } },
          { type: 'text', text: ` · ${one.facts}` },
        ],
      })),
    },
  ],
});

const countLine = (voted: number, quorum: number): string =>
  voted === 0 ? `It counts from ${quorum} votes.` : `${voted} ${voted === 1 ? 'has' : 'have'} voted; it counts from ${quorum}.`;

export const voteButton = (voteId: string, style?: 'primary'): Button =>
  button('Vote', 'votes:ballot', { value: voteId, ...(style ? { style } : {}) });

export function votePost({ voteId, targetOn, options, dots, closesAt, zone, voted, quorum }: VotePostView): Message {
  const rule = `${options.length} topics, ${sayDots(dots)} each, hidden until ${slackDate(closesAt, zone)}.`;
  const count = `${countLine(voted, quorum)} One minute; nobody sees who chose what.`;
  return {
    text: truncate(
      [`${question(targetOn)} ${rule}`, count, ...options.map((one, at) => `${at + 1}. ${escaped(one.text)} (${one.facts})`)].join('\n'),
      LONGEST_TEXT,
    ),
    blocks: [
      section(`*${question(targetOn)}*\n${rule}`),
      numbered(options),
      actions(voteButton(voteId, 'primary'), button('I would lead one', 'votes:leads', { value: voteId })),
      context(count),
    ],
  };
}

export function closedPost({ targetOn, readOutAt, zone }: About & { readOutAt: number }): Message {
  const line = `The vote has closed. The result is read out at the end of the session on ${slackDate(readOutAt, zone, '{date_long}')}.`;
  return { text: `${question(targetOn)} ${line}`, blocks: [section(`*${question(targetOn)}*\n${line}`)] };
}

/** On the board of topics. */
export const openLine = (closesAt: number, zone: Zone): string => `*A vote on the next topic is open* until ${slackDate(closesAt, zone)}.`;
export const nextLine = (opensAt: number | null, zone: Zone): string =>
  opensAt === null
    ? 'The next vote opens five working days before a topic session; none is in sight.'
    : `*The next vote opens on ${slackDate(opensAt, zone, '{date_long}')}.* The most asked go onto the ballot, up to eight.`;
