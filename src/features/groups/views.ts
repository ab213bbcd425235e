/** What the thread says about groups and about the order of speaking. */
import type { RichTextBlock } from '@slack/types';
import { joinWords } from '../../community/words.ts';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText as escaped, section, truncate } from '../../platform/slack/text.ts';
import type { GroupRoles } from './rules.ts';

/** Sixty people must fit into one message. */
const LONGEST_NAME = 40;
const LONGEST_TEXT = 3900;

const short = (name: string): string => truncate(name, LONGEST_NAME);

export interface GroupView {
  names: readonly string[];
  /** By name; null when the step gives none. */
  roles: GroupRoles | null;
}

/** Numbered by the client: what people typed as a name is never formatted. */
const numbered = (lines: readonly { start: string; rest: string }[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style: 'ordered',
      elements: lines.map(({ start, rest }) => ({
        type: 'rich_text_section' as const,
        elements: [{ type: 'text' as const, text: start, style: { bold: true } }, ...(rest ? [{ type: 'text' as const, text: rest }] : [])],
      })),
    },
  ],
});

const again = (value: string): Block => actions(button('Draw again', 'groups:again', { value }));
const LATE = 'Whoever comes late is told where to go. “Draw again” is for those who lead and for stewards.';

const rolesOf = ({ roles }: GroupView): string => (roles ? `; ${short(roles.timekeeper)} keeps time, ${short(roles.noter)} notes` : '');

export function groupsMessage(groups: readonly GroupView[], value: string): Message {
  const lines = groups.map((group) => ({ start: joinWords(group.names.map(short)), rest: rolesOf(group) }));
  const lead = `${groups.length} groups, by lot: functions mixed, and as few as can be who have met in a group before.`;
  const text = [lead, ...lines.map(({ start, rest }, at) => `${at + 1}. ${escaped(`${start}${rest}`)}`)].join('\n');
  return { text: truncate(text, LONGEST_TEXT), blocks: [section(lead), numbered(lines), again(value), context(LATE)] };
}

export function togetherMessage(value: string): Message {
  const text = 'You are few: stay together.';
  return { text, blocks: [section(text), again(value)] };
}

export function orderMessage(names: readonly string[], everybody: boolean): Message {
  const lead = 'Speak in this order; whoever would rather not says “pass”:';
  const rest = everybody ? '' : 'Then whoever likes.';
  const text = [lead, ...names.map((name, at) => `${at + 1}. ${escaped(short(name))}`), ...(rest ? [rest] : [])].join('\n');
  const list = numbered(names.map((name) => ({ start: short(name), rest: '' })));
  return { text: truncate(text, LONGEST_TEXT), blocks: [section(lead), list, ...(rest ? [context(rest)] : [])] };
}

/** What she alone reads when she comes late. Plain text. */
export const placeLine = (number: number, others: readonly string[]): string =>
  `You are in group ${number}, with ${joinWords(others.map(short))}.`;

export const togetherLine = (): string => 'Everybody stays together.';

/** The thread's line about somebody who came late. */
export const joinedMessage = (name: string, number: number): Message => {
  const text = `${short(name)} joins group ${number}.`;
  return { text: escaped(text), blocks: [{ type: 'section', text: { type: 'plain_text', text, emoji: false } }] };
};
