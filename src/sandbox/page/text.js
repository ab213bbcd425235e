/** Slack's mrkdwn and rich text as nodes. Only text nodes and links with a safe address come out. */
import { el } from './dom.js';
import { sayDate } from './time.js';

const unescaped = (text) => text.replaceAll('&lt;', '<').replaceAll('&gt;', '>').replaceAll('&amp;', '&');
const isSafe = (url) => /^(https?|mailto):/i.test(url);

export const linkTo = (url, label) =>
  isSafe(url) ? el('a', { href: url, target: '_blank', rel: 'noopener noreferrer' }, label) : document.createTextNode(label);

/** @param {{ names: Record<string, string>, me: string }} env */
export const mention = (id, env) => el('span', { class: `mention${id === env.me ? ' mention-me' : ''}` }, `@${env.names[id] ?? id}`);
const channelMention = (id, label, env) => el('span', { class: 'mention' }, `#${env.channelNames[id] ?? label ?? id}`);

function drawToken(inner, env) {
  const cut = inner.indexOf('|');
  const body = cut < 0 ? inner : inner.slice(0, cut);
  const label = cut < 0 ? undefined : unescaped(inner.slice(cut + 1));
  if (body.startsWith('@')) return mention(body.slice(1), env);
  if (body.startsWith('#')) return channelMention(body.slice(1), label, env);
  if (body.startsWith('!date^')) {
    const [, seconds, pattern, url] = body.split('^');
    const said = sayDate(Number(seconds), unescaped(pattern ?? ''), env.zone, env.now());
    return url ? linkTo(url, said) : el('time', { title: label ?? said }, said);
  }
  if (body.startsWith('!subteam^')) return el('span', { class: 'mention' }, `@${env.names[body.slice(9)] ?? label ?? 'group'}`);
  if (body.startsWith('!')) return el('span', { class: 'mention mention-me' }, `@${body.slice(1)}`);
  return linkTo(unescaped(body), label ?? unescaped(body));
}

/** Marks: a character, what it makes. Opened after a space or bracket, closed before one, as Slack does. */
const MARKS = [
  [/^\*([^\s*](?:[^*\n]*[^\s*])?)\*(?![\p{L}\p{N}])/u, 'strong'],
  [/^_([^\s_](?:[^_\n]*[^\s_])?)_(?![\p{L}\p{N}])/u, 'em'],
  [/^~([^\s~](?:[^~\n]*[^\s~])?)~(?![\p{L}\p{N}])/u, 's'],
];

function drawInline(text, env) {
  const nodes = [];
  let plain = '';
  const flush = () => {
    if (plain !== '') nodes.push(document.createTextNode(unescaped(plain)));
    plain = '';
  };
  let rest = text;
  let before = '';
  while (rest !== '') {
    const code = /^`([^`\n]+)`/.exec(rest);
    const token = /^<([^<>\n]+)>/.exec(rest);
    const mark = /[\p{L}\p{N}]/u.test(before) ? undefined : MARKS.find(([pattern]) => pattern.test(rest));
    const found = code ?? token ?? (mark ? mark[0].exec(rest) : null);
    if (found === null) {
      plain += rest[0];
      before = rest[0];
      rest = rest.slice(1);
      continue;
    }
    flush();
    if (code) nodes.push(el('code', {}, unescaped(code[1])));
    else if (token) nodes.push(drawToken(token[1], env));
    else nodes.push(el(mark[1], {}, ...drawInline(found[1], env)));
    rest = rest.slice(found[0].length);
    before = ' ';
  }
  flush();
  return nodes;
}

/** @returns {Node[]} */
export function drawMrkdwn(text, env) {
  const nodes = [];
  for (const [at, part] of text.split('```').entries()) {
    if (at % 2 === 1) {
      nodes.push(el('pre', {}, unescaped(part.replace(/^\n/, ''))));
      continue;
    }
    for (const chunk of part.split(/((?:^|\n)(?:>|&gt;)[^\n]*(?:\n(?:>|&gt;)[^\n]*)*)/)) {
      if (/^\n?(>|&gt;)/.test(chunk)) {
        const inner = chunk.replace(/^\n/, '').replace(/^(>|&gt;) ?/gm, '');
        nodes.push(el('blockquote', {}, ...drawInline(inner, env)));
      } else if (chunk !== '') nodes.push(...drawInline(nodes.length > 0 ? chunk.replace(/^\n/, '') : chunk, env));
    }
  }
  return nodes;
}

/** A text object, or a bare string. */
export function drawText(value, env) {
  if (typeof value === 'string') return [document.createTextNode(value)];
  if (value === null || typeof value !== 'object') return [];
  return value.type === 'mrkdwn' ? drawMrkdwn(String(value.text ?? ''), env) : [document.createTextNode(String(value.text ?? ''))];
}

export const plainText = (value) => (typeof value === 'string' ? value : String(value?.text ?? ''));

function styled(node, style = {}) {
  let out = node;
  for (const [name, tag] of [
    ['code', 'code'],
    ['strike', 's'],
    ['italic', 'em'],
    ['bold', 'strong'],
    ['underline', 'u'],
  ])
    if (style?.[name]) out = el(tag, {}, out);
  return out;
}

function drawRichInline(part, env) {
  switch (part.type) {
    case 'text':
      return styled(document.createTextNode(String(part.text ?? '')), part.style);
    case 'link':
      return styled(linkTo(String(part.url ?? ''), String(part.text || part.url)), part.style);
    case 'user':
      return mention(part.user_id, env);
    case 'channel':
      return channelMention(part.channel_id, undefined, env);
    case 'usergroup':
      return el('span', { class: 'mention' }, `@${env.names[part.usergroup_id] ?? part.usergroup_id}`);
    case 'broadcast':
      return el('span', { class: 'mention mention-me' }, `@${part.range}`);
    case 'date':
      return el('time', { title: part.fallback }, sayDate(part.timestamp, part.format ?? '{date}', env.zone, env.now()));
    case 'emoji':
      return document.createTextNode(
        part.unicode ? String.fromCodePoint(...part.unicode.split('-').map((one) => Number.parseInt(one, 16))) : `:${part.name}:`,
      );
    default:
      return document.createTextNode(String(part.text ?? ''));
  }
}

function drawRichPart(part, env) {
  const inline = () => (part.elements ?? []).map((one) => drawRichInline(one, env));
  switch (part.type) {
    case 'rich_text_quote':
      return el('blockquote', {}, ...inline());
    case 'rich_text_preformatted':
      return el('pre', {}, ...inline());
    case 'rich_text_list':
      return el(
        part.style === 'ordered' ? 'ol' : 'ul',
        { class: 'rich-list', start: part.offset ? part.offset + 1 : null },
        (part.elements ?? []).map((one) => el('li', {}, ...(one.elements ?? []).map((each) => drawRichInline(each, env)))),
      );
    default:
      return el('p', { class: 'rich' }, ...inline());
  }
}

export const drawRichText = (block, env) => (block.elements ?? []).map((part) => drawRichPart(part, env));
