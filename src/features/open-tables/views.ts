/** What the thread says about questions, dots and tables. */
import type { RichTextBlock } from '@slack/types';
import type { Block, Message } from '../../platform/slack/message.ts';
import { actions, button, context, escapeText as escaped, section, truncate } from '../../platform/slack/text.ts';

/** Slack takes no longer `text` when a message is changed; the blocks beside it carry every word. */
const LONGEST_TEXT = 3900;

/** Somebody's questions, each on a line of its own, as they were typed. */
export const listed = (texts: readonly string[], style: 'ordered' | 'bullet'): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_list',
      style,
      elements: texts.map((text) => ({ type: 'rich_text_section' as const, elements: [{ type: 'text' as const, text }] })),
    },
  ],
});

const bold = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text, style: { bold: true } }] }],
});

const message = (lines: readonly string[], blocks: Block[]): Message => ({ text: truncate(lines.join('\n'), LONGEST_TEXT), blocks });
const sayOnly = (text: string): Message => ({ text, blocks: [section(text)] });

const countWords = (n: number): string => (n === 0 ? 'No question yet.' : n === 1 ? '1 question.' : `${n} questions.`);

export function boxMessage(value: string, n: number): Message {
  const lead = 'What is on your mind? Write it as a question, one line, as many as you like.';
  const small = `${countWords(n)} Everyone here reads them, without names. The box is open until the dots are counted.`;
  return message([lead, small], [section(lead), actions(button('Write a question', 'open-tables:topic', { value })), context(small)]);
}

export function dotsMessage(value: string, topics: readonly string[], dots: number): Message {
  const lead = dots === 1 ? 'One dot each: which question first?' : `${dots} dots each, on different questions: which ones first?`;
  const small = 'Nobody sees whose dots they are. They are counted when this step ends, and then deleted.';
  return message(
    [lead, ...topics.map((topic) => `• ${escaped(topic)}`), small],
    [section(lead), listed(topics, 'bullet'), actions(button('Give your dots', 'open-tables:dots', { value })), context(small)],
  );
}

export const noTopicsMessage = (): Message =>
  sayOnly('The box is empty, and that is fine. Each says in one sentence what is on the mind; whoever hosts picks where to begin.');

export const oneTopicMessage = (topic: string): Message => {
  const lead = 'One question so far, so no dots are needed. It has the first table:';
  return message([lead, escaped(topic)], [section(lead), bold(topic)]);
};

export function orderMessage(topics: readonly string[]): Message {
  const lead = 'The questions in order of dots; equal ones by lot:';
  return message([lead, ...topics.map((topic, at) => `${at + 1}. ${escaped(topic)}`)], [section(lead), listed(topics, 'ordered')]);
}

export interface Thumbs {
  more: number;
  next: number;
}

const thumbWords = ({ more, next }: Thumbs): string =>
  more + next === 0
    ? 'After about six minutes: one tap each, and you may change it.'
    : `Three more minutes: ${more}. Next question: ${next}.`;

export function tableMessage(value: string, number: number, topic: string, thumbs: Thumbs): Message {
  const lead = `Table ${number}`;
  const small = thumbWords(thumbs);
  return message(
    [`${lead}: ${escaped(topic)}`, small],
    [
      section(`${lead}:`),
      bold(topic),
      actions(button('Three more minutes', 'open-tables:more', { value }), button('Next question', 'open-tables:next', { value })),
      context(small),
    ],
  );
}

export const freeTableMessage = (number: number): Message =>
  sayOnly(`Table ${number} is free: no question waits. Whoever has one says it aloud, or you end a little earlier.`);
