/** Small builders for Block Kit literals, and the one place where text is escaped and cut. (Slack docs: formatting message text) */
import type {
  ActionsBlock,
  Button,
  ContextBlock,
  HeaderBlock,
  InputBlock,
  PlainTextElement,
  RichTextBlock,
  SectionBlock,
} from '@slack/types';
import type { Message } from './message.ts';

/** For mrkdwn and top-level `text`: neutralises mentions, links and dates that somebody typed. */
export const escapeText = (text: string): string => text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');

/** Undoes what Slack does to `&`, `<` and `>` that somebody typed into a command. */
export const undoEscapes = (text: string): string => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');

/** Slack's tokens for people, channels and links, as they looked to whoever typed them. Before `undoEscapes`: what looks like one after it was typed by hand. */
export const readTokens = (text: string): string =>
  text.replace(/<([@#])[A-Z0-9]+\|([^<>|]+)>/g, '$1$2').replace(/<((?:https?|mailto):[^<>|]+)(?:\|[^<>]*)?>/g, '$1');

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** At most `max` UTF-16 units, cut between graphemes, with an ellipsis when something was cut. */
export function truncate(text: string, max: number): string {
  if (text.length <= max) return text;
  let kept = '';
  for (const { segment } of graphemes.segment(text)) {
    if (kept.length + segment.length > max - 1) break;
    kept += segment;
  }
  return `${kept}…`;
}

/** A long text in pieces of at most `max` units, broken at line ends or spaces where possible; nothing is lost. */
export function split(text: string, max: number): string[] {
  const pieces: string[] = [];
  let rest = text;
  while (rest.length > max) {
    const window = rest.slice(0, max);
    const at = Math.max(window.lastIndexOf('\n'), window.lastIndexOf(' '));
    const cut = at > max / 2 ? at + 1 : truncate(rest, max).length - 1;
    pieces.push(rest.slice(0, cut));
    rest = rest.slice(cut);
  }
  return [...pieces, rest];
}

/** Plain text is never parsed: mentions, links, emoji codes and formatting stay as they were typed. */
export const plain = (text: string, max = 3000): PlainTextElement => ({
  type: 'plain_text',
  text: truncate(text || ' ', max),
  emoji: false,
});

/** Our own words with formatting. Somebody's words inside must go through `escapeText`. */
export const section = (mrkdwn: string, accessory?: SectionBlock['accessory']): SectionBlock => ({
  type: 'section',
  text: { type: 'mrkdwn', text: truncate(mrkdwn, 3000), verbatim: true },
  ...(accessory ? { accessory } : {}),
});

/** Somebody's words as they are, in a section. */
export const plainSection = (text: string, accessory?: SectionBlock['accessory']): SectionBlock => ({
  type: 'section',
  text: plain(text),
  ...(accessory ? { accessory } : {}),
});

export const header = (text: string): HeaderBlock => ({ type: 'header', text: plain(text, 150) });

export const context = (...mrkdwn: string[]): ContextBlock => ({
  type: 'context',
  elements: mrkdwn.map((text) => ({ type: 'mrkdwn', text: truncate(text, 3000), verbatim: true })),
});

/** Small print with somebody's words in it: nothing inside is formatted. */
export const plainContext = (...texts: string[]): ContextBlock => ({
  type: 'context',
  elements: texts.map((text) => plain(text)),
});

/** Somebody's words in bold among ours, as a whole paragraph: stars, underscores and links in them stay as they are. */
export const titled = (before: string, words: string, after = ''): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: [
        ...(before === '' ? [] : [{ type: 'text' as const, text: before }]),
        { type: 'text', text: words || ' ', style: { bold: true } },
        ...(after === '' ? [] : [{ type: 'text' as const, text: after }]),
      ],
    },
  ],
});

/** A name in bold and our words behind it. */
export const strong = (name: string, rest = ''): RichTextBlock => titled('', name, rest);

/** One message of plain words, somebody's among them. */
export const plainMessage = (text: string): Message => ({
  text: escapeText(text),
  blocks: split(text, 3000).map((piece) => plainSection(piece)),
});

export const divider = { type: 'divider' } as const;

export interface ButtonOptions {
  value?: string;
  style?: 'primary' | 'danger';
  /** Needed when the visible label is not unique on the surface. */
  label?: string;
  confirm?: { title: string; text: string; yes: string; no: string };
}

/** `actionId` is '<feature>:<verb>', with '#anything' behind it when several stand in one block. */
export const button = (text: string, actionId: string, options: ButtonOptions = {}): Button => ({
  type: 'button',
  text: plain(text, 75),
  action_id: actionId,
  ...(options.value === undefined ? {} : { value: options.value }),
  ...(options.style ? { style: options.style } : {}),
  ...(options.label ? { accessibility_label: truncate(options.label, 75) } : {}),
  ...(options.confirm
    ? {
        confirm: {
          title: plain(options.confirm.title, 100),
          text: plain(options.confirm.text, 300),
          confirm: plain(options.confirm.yes, 30),
          deny: plain(options.confirm.no, 30),
        },
      }
    : {}),
});

export const actions = (...elements: ActionsBlock['elements']): ActionsBlock => ({ type: 'actions', elements });

/** An input whose block_id is the field's name; its element's action_id is the same. */
export const input = (
  field: string,
  label: string,
  element: InputBlock['element'],
  options: { optional?: boolean; hint?: string } = {},
): InputBlock => ({
  type: 'input',
  block_id: field,
  label: plain(label, 2000),
  element: { ...element, action_id: element.action_id ?? field },
  optional: options.optional ?? false,
  ...(options.hint ? { hint: plain(options.hint, 2000) } : {}),
});

/** Somebody's own words, quoted: rich text does not parse anything inside. */
export const quote = (text: string): RichTextBlock => ({
  type: 'rich_text',
  elements: [{ type: 'rich_text_quote', elements: [{ type: 'text', text: text || ' ' }] }],
});

export const option = (text: string, value: string, description?: string) => ({
  text: plain(text, 75),
  value,
  ...(description ? { description: plain(description, 75) } : {}),
});
