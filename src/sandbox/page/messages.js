/** One message: who, when, what, and what one can do with it. */
import { avatar } from './avatar.js';
import { contextFor, drawBlocks } from './blocks.js';
import { el, icon } from './dom.js';
import { openMenu } from './menu.js';
import { openThread } from './navigate.js';
import { act, env, recall, redraw, remember, store } from './store.js';
import { drawMrkdwn } from './text.js';
import { fullTime, millisOf, timeOf, whenOf } from './time.js';

const EMOJI = {
  thumbsup: '👍',
  '+1': '👍',
  white_check_mark: '✅',
  heart: '❤️',
  eyes: '👀',
  tada: '🎉',
  pray: '🙏',
  bulb: '💡',
  raised_hands: '🙌',
};
const OFFERED = ['thumbsup', 'heart', 'eyes', 'white_check_mark'];

export const isReply = (message) => message.threadTs !== null && message.threadTs !== message.ts;

export const isDismissed = (message) => message.ephemeral && recall('dismissed', []).includes(message.ts);
function dismiss(message) {
  remember('dismissed', [...recall('dismissed', []), message.ts].slice(-200));
  redraw();
}

const sizeOf = (bytes) => (bytes < 1000 ? `${bytes} bytes` : `${(bytes / 1000).toFixed(1)} kB`);

function drawFile(file) {
  return el(
    'a',
    { class: 'file', href: file.url, download: file.name },
    icon('file'),
    el('span', {}, el('b', {}, file.title), el('small', {}, `${file.name}, ${sizeOf(file.size)}`)),
  );
}

function drawReactions(message, channel) {
  const entries = Object.entries(message.reactions);
  if (entries.length === 0) return null;
  return el(
    'div',
    { class: 'reactions' },
    entries.map(([name, users]) => {
      const mine = users.includes(store.me);
      const who = users.map((id) => store.data.names[id] ?? id).join(', ');
      return el(
        'button',
        {
          type: 'button',
          class: mine ? 'reaction mine' : 'reaction',
          title: who,
          'aria-pressed': String(mine),
          'aria-label': `${name}: ${who}`,
          on: { click: () => act({ does: 'reacts', channel, ts: message.ts, name, add: !mine }) },
        },
        `${EMOJI[name] ?? `:${name}:`} ${users.length}`,
      );
    }),
  );
}

function drawTools(message, channel, inThread) {
  if (message.ephemeral) return null;
  const more = el(
    'button',
    {
      type: 'button',
      class: 'tool',
      'aria-label': 'More for this message',
      'aria-haspopup': 'menu',
      data: { focus: `more-${message.ts}` },
    },
    icon('more'),
  );
  more.addEventListener('click', () =>
    openMenu(more, [
      ...store.data.shortcuts
        .filter((shortcut) => shortcut.type === 'message')
        .map((shortcut) => ({
          label: shortcut.name,
          note: shortcut.description,
          choose: () => act({ does: 'runsShortcut', callbackId: shortcut.callbackId, on: { channel, ts: message.ts } }),
        })),
      ...OFFERED.map((name) => ({
        label: `React with ${EMOJI[name]}`,
        choose: () => act({ does: 'reacts', channel, ts: message.ts, name, add: !(message.reactions[name] ?? []).includes(store.me) }),
      })),
    ]),
  );
  return el(
    'div',
    { class: 'tools' },
    inThread
      ? null
      : el(
          'button',
          {
            type: 'button',
            class: 'tool',
            'aria-label': 'Reply in thread',
            data: { focus: `reply-${message.ts}` },
            on: { click: () => openThread(message.ts) },
          },
          icon('reply'),
        ),
    more,
  );
}

function drawReplies(message, replies) {
  if (replies.length === 0) return null;
  const last = replies.at(-1);
  return el(
    'button',
    { type: 'button', class: 'replies', data: { focus: `replies-${message.ts}` }, on: { click: () => openThread(message.ts) } },
    el('b', {}, replies.length === 1 ? '1 reply' : `${replies.length} replies`),
    el('span', {}, `last ${whenOf(millisOf(last.ts), store.data.zone, store.clock.now)}`),
  );
}

function drawBody(message, channel) {
  const current = env();
  if (message.blocks === null) return [el('div', { class: 'text block' }, ...drawMrkdwn(message.text, current))];
  const ctx = contextFor({ place: { kind: 'message', channel, ts: message.ts }, values: message.values });
  return drawBlocks(message.blocks, ctx);
}

/** @param {{ message: any, channel: string, replies: any[], follows: boolean, inThread: boolean }} parts */
export function drawMessage({ message, channel, replies, follows, inThread }) {
  const at = millisOf(message.ts);
  const { zone } = store.data;
  return el(
    'article',
    {
      class: ['message', follows ? 'follows' : '', message.ephemeral ? 'ephemeral' : ''].join(' '),
      'aria-label': `${message.author}, ${timeOf(at, zone)}`,
      data: { ts: message.ts },
    },
    follows
      ? el('time', { class: 'side-time', title: fullTime(at, zone) }, timeOf(at, zone))
      : avatar(message.userId, message.author, message.app),
    el(
      'div',
      { class: 'message-main' },
      follows
        ? null
        : el(
            'header',
            {},
            el('b', { class: 'author' }, message.app ? 'Rondo' : message.author),
            message.app ? el('span', { class: 'app-mark' }, 'app') : null,
            el('time', { title: fullTime(at, zone) }, timeOf(at, zone)),
            message.pinned ? el('span', { class: 'pinned' }, icon('pin'), 'pinned') : null,
          ),
      message.ephemeral
        ? el(
            'p',
            { class: 'only-you' },
            icon('eye'),
            el('span', {}, 'Only visible to you'),
            el('button', { type: 'button', class: 'plain', on: { click: () => dismiss(message) } }, 'Dismiss'),
          )
        : null,
      drawBody(message, channel),
      message.attachments.filter((words) => words !== '').map((words) => el('blockquote', {}, words)),
      message.files.length > 0 ? el('div', { class: 'files' }, message.files.map(drawFile)) : null,
      message.edited ? el('small', { class: 'note' }, '(edited)') : null,
      drawReactions(message, channel),
      inThread ? null : drawReplies(message, replies),
    ),
    drawTools(message, channel, inThread),
  );
}
