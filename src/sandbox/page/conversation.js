/** The main column: a conversation or App Home; and the thread beside it. */
import { contextFor, drawBlocks } from './blocks.js';
import { composer } from './composer.js';
import { el, icon, keep, keepingFocus, signOf } from './dom.js';
import { renderGuide } from './guide.js';
import { openMenu } from './menu.js';
import { drawMessage, isDismissed, isReply } from './messages.js';
import { closeThread, goTo } from './navigate.js';
import { act, openChannelId, store } from './store.js';
import { dayOf, dividerOf, millisOf } from './time.js';

const GROUPED = 5 * 60_000;
let lastFrame = '';
let lastRead = '';
const announced = new Set();

const channelNow = () => store.data.channels.find((channel) => channel.id === openChannelId()) ?? null;

function tab(label, current, go) {
  return el(
    'button',
    { type: 'button', class: 'tab', 'aria-current': current ? 'page' : null, data: { focus: `tab-${label}` }, on: { click: go } },
    label,
  );
}

function shortcutsButton() {
  const shortcuts = store.data.shortcuts.filter((shortcut) => shortcut.type === 'global');
  if (shortcuts.length === 0) return null;
  const button = el(
    'button',
    { type: 'button', class: 'button small', 'aria-label': 'Shortcuts', 'aria-haspopup': 'menu', data: { focus: 'shortcuts' } },
    icon('bolt'),
    el('span', { class: 'shortcut-words' }, 'Shortcuts'),
  );
  button.addEventListener('click', () =>
    openMenu(
      button,
      shortcuts.map((shortcut) => ({
        label: shortcut.name,
        note: shortcut.description,
        choose: () => act({ does: 'runsShortcut', callbackId: shortcut.callbackId }),
      })),
    ),
  );
  return button;
}

function drawHead() {
  const { view } = store;
  const menu = el(
    'button',
    {
      type: 'button',
      class: 'button square quiet drawer-button',
      'aria-label': 'People and conversations',
      data: { focus: 'drawer' },
      on: { click: () => document.body.classList.toggle('drawer') },
    },
    icon('menu'),
  );
  if (view.kind !== 'channel') {
    return el(
      'header',
      { class: 'head' },
      menu,
      el('h1', {}, 'Rondo'),
      el(
        'nav',
        { class: 'tabs', 'aria-label': 'Rondo' },
        tab('Home', view.kind === 'home', () => goTo({ kind: 'home' })),
        tab('Messages', view.kind === 'app', () => goTo({ kind: 'app' })),
      ),
      shortcutsButton(),
    );
  }
  const channel = channelNow();
  const direct = channel?.kind === 'im' || channel?.kind === 'mpim';
  return el(
    'header',
    { class: 'head' },
    menu,
    el('h1', {}, channel && !direct ? icon(channel.kind === 'private' ? 'lock' : 'hash') : null, channel?.name ?? ''),
    channel && !direct ? el('span', { class: 'note' }, `${channel.people} people`) : null,
    channel?.topic ? el('span', { class: 'topic' }, channel.topic) : null,
    shortcutsButton(),
  );
}

function items(messages, channel, inThread) {
  const { zone } = store.data;
  const repliesTo = Map.groupBy(store.data.messages.filter(isReply), (message) => message.threadTs);
  const list = [];
  let before = null;
  for (const message of messages) {
    const at = millisOf(message.ts);
    const day = dayOf(at, zone);
    const fresh = before === null || dayOf(millisOf(before.ts), zone) !== day;
    if (fresh) {
      const words = dividerOf(at, zone, store.clock.now);
      list.push({ key: `day-${day}`, sign: words, draw: () => el('div', { class: 'day' }, el('span', {}, words)) });
    }
    const follows =
      !fresh && !message.ephemeral && !before.ephemeral && before.userId === message.userId && at - millisOf(before.ts) < GROUPED;
    const replies = inThread ? [] : (repliesTo.get(message.ts) ?? []).filter((one) => !one.ephemeral);
    // Dates such as "tomorrow" change with the day.
    list.push({
      key: message.ts,
      sign: signOf([message, follows, replies.length, zone, dayOf(store.clock.now, zone)]),
      draw: () => drawMessage({ message, channel, replies, follows, inThread }),
    });
    before = message;
  }
  return list;
}

const isAtEnd = (box) => box.scrollHeight - box.scrollTop - box.clientHeight < 80;

function fillList(box, messages, channel, inThread, anew) {
  const stay = !anew && !isAtEnd(box);
  keep(box, items(messages, channel, inThread));
  if (stay) return;
  box.scrollTop = box.scrollHeight;
  // A long last message is read from its beginning.
  const last = box.lastElementChild;
  if (last && last.offsetHeight > box.clientHeight) box.scrollTop = last.offsetTop - box.offsetTop - 8;
}

/** Says a new message of others aloud, once. */
function announce(messages, quietly) {
  const live = document.getElementById('live');
  for (const message of messages) {
    const key = `${store.me}|${message.ts}`;
    if (announced.has(key)) continue;
    announced.add(key);
    if (!quietly && message.userId !== store.me)
      live.textContent = `${message.author}: ${message.text.replace(/<[^>]*>/g, '').slice(0, 200)}`;
  }
}

function emptyWords(channel) {
  if (store.view.kind === 'app') return 'Rondo has not written to you yet. It writes at most once a week, in a slot that is yours.';
  return channel?.kind === 'public' || channel?.kind === 'private'
    ? `This is the beginning of #${channel.name}. Type a command, or write something.`
    : 'Nothing here yet.';
}

function renderConversation(body, anew) {
  const channel = channelNow();
  const box = body.querySelector('.messages');
  const main =
    store.data.channelId === openChannelId()
      ? store.data.messages.filter((message) => (!isReply(message) || message.broadcast) && !isDismissed(message))
      : [];
  fillList(box, main, channel?.id ?? '', false, anew);
  box.classList.toggle('empty', main.length === 0);
  body.querySelector('.empty-words').textContent = main.length === 0 ? emptyWords(channel) : '';
  announce(store.data.messages, anew);
  const last = store.data.messages.at(-1);
  if (channel && last && channel.unread > 0 && !document.hidden && lastRead !== `${store.me}${last.ts}`) {
    lastRead = `${store.me}${last.ts}`;
    act({ does: 'reads', channel: channel.id, ts: last.ts });
  }
}

let homeSign = '';
function renderHome(body, anew) {
  const { home } = store.data;
  const sign = signOf([store.me, home, dayOf(store.clock.now, store.data.zone)]);
  if (sign === homeSign && !anew) return;
  homeSign = sign;
  const place = body.querySelector('.home');
  if (home === null) return place.replaceChildren(el('p', { class: 'note' }, 'Drawing your page…'));
  const ctx = contextFor({ place: { kind: 'home' }, values: home.values });
  keepingFocus(() => place.replaceChildren(...drawBlocks(home.blocks, ctx)));
}

function drawFrame() {
  const { view, data } = store;
  const channel = channelNow();
  const readOnly = view.kind === 'app' && data.readOnlyDm;
  const talk = channel && !readOnly && !channel.archived;
  return [
    drawHead(),
    el('div', { id: 'guide' }),
    view.kind === 'home'
      ? el('div', { class: 'scroll', tabindex: -1 }, el('div', { class: 'home' }))
      : el(
          'div',
          { class: 'conversation' },
          el('div', { class: 'messages scroll', tabindex: 0, role: 'log', 'aria-live': 'off', 'aria-label': 'Messages' }),
          el('p', { class: 'empty-words note' }),
        ),
    talk
      ? composer({
          id: 'composer',
          channel: channel.id,
          threadTs: null,
          label: `Message ${channel.kind === 'public' || channel.kind === 'private' ? '#' : ''}${channel.name}`,
        })
      : null,
    readOnly ? readOnlyNote() : null,
  ].filter(Boolean);
}

function readOnlyNote() {
  const channel = store.data.channels.find((one) => one.kind === 'private') ?? store.data.channels.find((one) => one.kind === 'public');
  return el(
    'p',
    { class: 'read-only' },
    'Rondo reads no messages here. Its buttons work; commands are typed in a channel. ',
    channel
      ? el(
          'button',
          { type: 'button', class: 'plain', on: { click: () => goTo({ kind: 'channel', id: channel.id }) } },
          `Go to #${channel.name}`,
        )
      : null,
  );
}

function renderThread() {
  const pane = document.getElementById('thread');
  const parent = store.data.messages.find((message) => message.ts === store.thread);
  const wasHidden = pane.hidden;
  pane.hidden = !parent;
  document.body.classList.toggle('with-thread', Boolean(parent));
  if (!parent) return pane.replaceChildren();
  const channel = openChannelId();
  const readOnly = store.view.kind === 'app' && store.data.readOnlyDm;
  const frame = `${store.me}|${channel}|${parent.ts}`;
  const anew = wasHidden || pane.dataset.frame !== frame;
  if (anew) {
    pane.dataset.frame = frame;
    pane.replaceChildren(
      el(
        'header',
        { class: 'head' },
        el('h2', {}, 'Thread'),
        el(
          'button',
          {
            type: 'button',
            class: 'button square quiet',
            'aria-label': 'Close thread',
            data: { focus: 'thread-x' },
            on: { click: closeThread },
          },
          icon('close'),
        ),
      ),
      el('div', { class: 'messages scroll', tabindex: 0, role: 'log', 'aria-live': 'off', 'aria-label': 'Thread' }),
      readOnly ? '' : composer({ id: 'thread-composer', channel, threadTs: parent.ts, label: 'Reply' }),
    );
  }
  const replies = store.data.messages.filter(
    (message) => message.threadTs === parent.ts && message.ts !== parent.ts && !isDismissed(message),
  );
  fillList(pane.querySelector('.messages'), [parent, ...replies], channel, true, anew);
}

export function renderMain() {
  const body = document.getElementById('main');
  const channel = channelNow();
  const frame = signOf([store.me, store.view, channel?.id, channel?.name, channel?.people, channel?.topic, channel?.archived]);
  const anew = frame !== lastFrame;
  if (anew) {
    lastFrame = frame;
    keepingFocus(() => body.replaceChildren(...drawFrame()));
  }
  renderGuide();
  if (store.view.kind === 'home') renderHome(body, anew);
  else renderConversation(body, anew);
  renderThread();
}
