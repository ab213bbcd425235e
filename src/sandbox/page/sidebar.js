/** The left column: who one is, the app, channels and direct messages. */
import { avatar } from './avatar.js';
import { el, icon, keep, signOf } from './dom.js';
import { goTo, switchPerson } from './navigate.js';
import { store } from './store.js';
import { cityOf, timeOf } from './time.js';

const me = () => store.data.people.find((person) => person.id === store.me);
const partOf = (person) => [person.jobFunction, ...person.part].join(' · ');

function drawPerson(person) {
  const current = person.id === store.me;
  return el(
    'button',
    {
      type: 'button',
      role: 'option',
      class: 'person',
      'aria-selected': String(current),
      data: { focus: `person-${person.id}` },
      on: { click: () => choose(person.id) },
    },
    avatar(person.id, person.realName),
    el('span', { class: 'person-words' }, el('b', {}, person.realName), el('small', {}, partOf(person))),
    el(
      'span',
      { class: 'person-side' },
      el('small', { data: { zone: person.zone } }, `${timeOf(store.clock.now, person.zone)} ${cityOf(person.zone)}`),
      person.unread > 0 && !current ? el('span', { class: 'badge', 'aria-label': `${person.unread} unread` }, String(person.unread)) : null,
    ),
  );
}

function choose(id) {
  document.getElementById('people').hidePopover();
  switchPerson(id);
}

function moveInList(event) {
  const all = [...event.currentTarget.querySelectorAll('[role=option]')];
  const at = all.indexOf(document.activeElement);
  const byLetter = /^[a-z]$/i.test(event.key)
    ? all.findIndex((one) => one.textContent.trim().slice(2).toLowerCase().startsWith(event.key.toLowerCase()))
    : -1;
  const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key] ?? (byLetter >= 0 ? byLetter : undefined);
  if (to === undefined) return;
  event.preventDefault();
  all.at(to % all.length)?.focus();
}

function drawPeople() {
  const list = el('div', {
    id: 'people',
    class: 'people',
    role: 'listbox',
    'aria-label': 'Be somebody else',
    popover: 'auto',
    on: { keydown: moveInList },
  });
  // Before it shows: whoever types at once must find it filled, and the focus in it.
  list.addEventListener('beforetoggle', (event) => {
    if (event.newState !== 'open') return;
    list.replaceChildren(...store.data.people.map(drawPerson));
    const below = document.querySelector('.me').getBoundingClientRect().bottom + 4;
    list.style.top = `${below}px`;
    list.style.maxHeight = `${innerHeight - below - 8}px`;
    list.querySelector('[aria-selected=true]')?.setAttribute('autofocus', '');
  });
  return list;
}

function drawMe() {
  const person = me();
  return el(
    'span',
    { class: 'me-words' },
    avatar(person.id, person.realName),
    el(
      'span',
      { class: 'person-words' },
      el('b', {}, person.realName),
      el('small', {}, partOf(person)),
      el('small', {}, `${cityOf(person.zone)}, ${timeOf(store.clock.now, person.zone)}`),
    ),
  );
}

/** The button and the list stay the same nodes: they may be in use when something changes. */
const drawSwitcher = () =>
  el(
    'div',
    { class: 'switcher' },
    el('p', { class: 'over' }, 'You are'),
    el(
      'button',
      { type: 'button', class: 'me', popovertarget: 'people', 'aria-haspopup': 'listbox', data: { focus: 'switcher' } },
      el('span', { id: 'whoami' }),
      icon('down'),
    ),
    drawPeople(),
  );

function drawLink({ key, label, sign, unread, current, dot, go }) {
  return {
    key,
    sign: signOf([label, unread, current, dot]),
    draw: () =>
      el(
        'li',
        {},
        el(
          'button',
          {
            type: 'button',
            class: unread > 0 ? 'link unread' : 'link',
            'aria-current': current ? 'page' : null,
            data: { focus: `link-${key}` },
            on: { click: go },
          },
          icon(sign),
          el('span', { class: 'link-name' }, label),
          unread > 0 ? el('span', { class: 'badge' }, String(unread), el('span', { class: 'unseen' }, ' unread')) : null,
        ),
      ),
  };
}

const groupOf = (title, id) => [el('h2', { class: 'over' }, title), el('ul', { id })];

export function renderSidebar() {
  const place = document.getElementById('sidebar');
  if (!place.firstElementChild) {
    place.append(
      drawSwitcher(),
      ...groupOf('App', 'links-app'),
      ...groupOf('Channels', 'links-channels'),
      ...groupOf('Direct messages', 'links-directs'),
      el('p', { class: 'sidebar-foot' }, 'A local workspace: nothing leaves this machine, nothing here is Slack.'),
    );
  }
  const { data, view } = store;
  keep(document.getElementById('whoami'), [{ key: 'me', sign: signOf([me(), Math.floor(store.clock.now / 60_000)]), draw: drawMe }]);
  const isIn = (channel) => view.kind === 'channel' && view.id === channel.id;
  const appChannel = data.channels.find((channel) => channel.app);
  keep(document.getElementById('links-app'), [
    drawLink({
      key: 'home',
      label: 'Rondo: Home',
      sign: 'home',
      unread: 0,
      current: view.kind === 'home',
      go: () => goTo({ kind: 'home' }),
    }),
    drawLink({
      key: 'app',
      label: 'Rondo: Messages',
      sign: 'chat',
      unread: appChannel?.unread ?? 0,
      current: view.kind === 'app',
      go: () => goTo({ kind: 'app' }),
    }),
  ]);
  const linkTo = (sign) => (channel) =>
    drawLink({
      key: channel.id,
      label: channel.name,
      sign: sign(channel),
      unread: channel.unread,
      current: isIn(channel),
      go: () => goTo({ kind: 'channel', id: channel.id }),
    });
  keep(
    document.getElementById('links-channels'),
    data.channels
      .filter((channel) => channel.kind === 'public' || channel.kind === 'private')
      .map(linkTo((channel) => (channel.kind === 'private' ? 'lock' : 'hash'))),
  );
  const directs = data.channels.filter((channel) => (channel.kind === 'im' || channel.kind === 'mpim') && !channel.app);
  keep(document.getElementById('links-directs'), directs.map(linkTo(() => 'chat')));
  document.getElementById('links-directs').previousElementSibling.hidden = directs.length === 0;
}
