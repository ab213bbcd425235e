/** Lines made of our words, people's words and times: as rich text, which parses nothing, and the same as text. */
import type { RichTextBlock, RichTextElement } from '@slack/types';
import type { Message } from '../../platform/slack/message.ts';
import { escapeText as escaped, truncate } from '../../platform/slack/text.ts';
import { sayDateTime, sayTime } from '../../platform/time/say.ts';
import type { Zone } from '../../platform/time/zones.ts';

/** A plain string may be anybody's words. */
export type Piece = string | { bold: string } | Moment | { link: string };

/** An hour of today; with its day when asked. */
interface Moment {
  at: number;
  zone: Zone;
  withDay?: boolean;
}
export type Line = readonly Piece[];

const LONGEST_PIECE = 600;
/** Slack takes no longer `text` when a message is changed. */
const LONGEST_TEXT = 3900;

const writtenOf = ({ at, zone, withDay }: Moment): string => (withDay ? sayDateTime(at, zone) : sayTime(at, zone));

function elementOf(piece: Piece): RichTextElement {
  if (typeof piece === 'string') return { type: 'text', text: truncate(piece, LONGEST_PIECE) };
  if ('bold' in piece) return { type: 'text', text: truncate(piece.bold || ' ', LONGEST_PIECE), style: { bold: true } };
  if ('link' in piece) return { type: 'link', url: piece.link };
  return {
    type: 'date',
    timestamp: Math.floor(piece.at / 1000),
    format: piece.withDay ? '{date_long} {time}' : '{time}',
    fallback: writtenOf(piece),
  };
}

function wordsOf(piece: Piece): string {
  if (typeof piece === 'string') return escaped(truncate(piece, LONGEST_PIECE));
  if ('bold' in piece) return escaped(truncate(piece.bold, LONGEST_PIECE));
  if ('link' in piece) return escaped(piece.link);
  return writtenOf(piece);
}

/** Several lines in one block. */
export const block = (...lines: Line[]): RichTextBlock => ({
  type: 'rich_text',
  elements: [
    {
      type: 'rich_text_section',
      elements: lines.flatMap((line, at) => [...(at > 0 ? [elementOf('\n')] : []), ...line.filter((piece) => piece !== '').map(elementOf)]),
    },
  ],
});

/** Whole lines only, as many as Slack takes. */
export function textOf(...lines: Line[]): string {
  const kept: string[] = [];
  let length = 0;
  for (const text of lines.map((line) => line.map(wordsOf).join(''))) {
    if (length + text.length + 1 > LONGEST_TEXT) break;
    kept.push(text);
    length += text.length + 1;
  }
  return kept.join('\n');
}

export const lineMessage = (...lines: Line[]): Message => ({ text: textOf(...lines), blocks: [block(...lines)] });
