/** Blocks as plain text, for transcripts and for what a test sees. Buttons stand in square brackets. */
import { isRecord, type Json, toRecords, toText } from './json.ts';

/** The name behind a user or channel id; the id itself where nobody knows it. */
export type NameOf = (id: string) => string;

const asIs: NameOf = (id) => id;

/** mrkdwn as a reader sees it: mentions named, links by their label, the three escapes undone. Live broadcasts show as `@channel`. */
export function renderMrkdwn(text: string, nameOf: NameOf = asIs): string {
  return text
    .replace(/<([^<>]+)>/g, (_, inner: string) => {
      const [body = '', label] = inner.split('|');
      if (body.startsWith('@')) return `@${nameOf(body.slice(1))}`;
      if (body.startsWith('#')) return `#${label || nameOf(body.slice(1))}`;
      if (body.startsWith('!date^')) return label ?? body;
      if (body.startsWith('!subteam^')) return label ?? `@${nameOf(body.slice('!subteam^'.length))}`;
      if (body.startsWith('!')) return `@${body.slice(1)}`;
      return label ?? body;
    })
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}

function renderTextObject(value: unknown, nameOf: NameOf): string {
  if (typeof value === 'string') return value;
  if (!isRecord(value)) return '';
  return value.type === 'mrkdwn' ? renderMrkdwn(toText(value.text), nameOf) : toText(value.text);
}

function renderInline(element: Json, nameOf: NameOf): string {
  switch (element.type) {
    case 'user':
      return `@${nameOf(toText(element.user_id))}`;
    case 'channel':
      return `#${nameOf(toText(element.channel_id))}`;
    case 'usergroup':
      return `@${nameOf(toText(element.usergroup_id))}`;
    case 'broadcast':
      return `@${toText(element.range)}`;
    case 'emoji':
      return `:${toText(element.name)}:`;
    case 'link':
      return toText(element.text) || toText(element.url);
    case 'date':
      return toText(element.fallback) || toText(element.timestamp);
    default:
      return toText(element.text);
  }
}

function renderRich(part: Json, nameOf: NameOf): string {
  const elements = toRecords(part.elements);
  if (part.type === 'rich_text') return elements.map((one) => renderRich(one, nameOf)).join('\n');
  if (part.type === 'rich_text_list')
    return elements.map((one, index) => `${part.style === 'ordered' ? `${index + 1}.` : '•'} ${renderRich(one, nameOf)}`).join('\n');
  return elements.map((one) => renderInline(one, nameOf)).join('');
}

function renderElement(element: Json, nameOf: NameOf): string {
  const say = (value: unknown): string => renderTextObject(value, nameOf);
  const options = toRecords(element.options).map((option) => say(option.text));
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return `[${say(element.text)}]`;
    case 'overflow':
      return `[… ${options.join(' | ')}]`;
    case 'checkboxes':
    case 'radio_buttons':
      return options.map((option) => `( ) ${option}`).join('\n');
    case 'image':
      return toText(element.alt_text);
    case 'plain_text':
    case 'mrkdwn':
      return say(element);
    case 'feedback_buttons':
      return [element.positive_button, element.negative_button].map((one) => `[${say(isRecord(one) ? one.text : '')}]`).join(' ');
    default:
      return element.placeholder === undefined ? '' : `<${say(element.placeholder)}>`;
  }
}

function renderBlock(block: Json, nameOf: NameOf): string {
  const say = (value: unknown): string => renderTextObject(value, nameOf);
  const lines = (...parts: string[]): string => parts.filter((part) => part !== '').join('\n');
  const held = (value: unknown): string[] => toRecords(value).map((one) => renderElement(one, nameOf));
  const one = (value: unknown): string => (isRecord(value) ? renderElement(value, nameOf) : '');
  switch (block.type) {
    case 'rich_text':
      return renderRich(block, nameOf);
    case 'input':
      return lines(say(block.label), one(block.element), say(block.hint));
    case 'image':
      return lines(say(block.title), toText(block.alt_text));
    case 'context':
    case 'actions':
    case 'context_actions':
      return held(block.elements).join(' ');
    case 'card':
      return lines(say(block.title), say(block.subtitle), say(block.body), say(block.subtext), held(block.actions).join(' '));
    case 'carousel':
      return toRecords(block.elements)
        .map((card) => renderBlock({ ...card, type: 'card' }, nameOf))
        .join('\n');
    case 'container':
      return lines(say(block.title), say(block.subtitle), renderText(toRecords(block.child_blocks), nameOf));
    case 'table':
    case 'data_table':
      return (Array.isArray(block.rows) ? block.rows : [])
        .map((row) =>
          toRecords(row)
            .map((cell) => (cell.type === 'rich_text' ? renderRich(cell, nameOf) : toText(cell.text)))
            .join('\t'),
        )
        .join('\n');
    default:
      return lines(say(block.title), say(block.text), ...toRecords(block.fields).map(say), one(block.accessory));
  }
}

/** Plain text of blocks, button labels included, one block a line or more. */
export function renderText(blocks: readonly Json[], nameOf: NameOf = asIs): string {
  return blocks
    .map((block) => renderBlock(block, nameOf))
    .filter((text) => text !== '')
    .join('\n');
}
