/** The clock bar: what time it is for the person one is, and how to let it pass. */
import { el } from './dom.js';
import { act, store } from './store.js';
import { cityOf, dayOf, shortDay, timeOf } from './time.js';

const JUMPS = [
  ['hour', '+1 hour'],
  ['day', '+1 day'],
  ['touch', 'To the next touch'],
];

let parts = null;

function build() {
  const time = el('span', { class: 'clock-time' });
  const day = el('span', { class: 'clock-day' });
  const buttons = JUMPS.map(([by, label]) =>
    el(
      'button',
      { type: 'button', class: 'clock-button', data: { focus: `jump-${by}`, by }, on: { click: (event) => jump(event.currentTarget, by) } },
      label,
    ),
  );
  const next = el('span', { class: 'clock-next' });
  const acting = el(
    'button',
    {
      type: 'button',
      class: 'switch',
      role: 'switch',
      'aria-checked': 'true',
      data: { focus: 'acting' },
      on: { click: () => act({ does: 'turns', acting: !store.clock.acting }) },
    },
    el('span', { class: 'knob' }),
    el('span', {}, 'Others act'),
  );
  const light = el('span', { class: 'light', role: 'status' }, el('span', { class: 'lamp' }), el('span', { class: 'light-words' }));
  const bar = el(
    'div',
    { class: 'progress', role: 'progressbar', 'aria-label': 'Time is passing', 'aria-valuemin': 0, 'aria-valuemax': 100, hidden: true },
    el('span', {}),
  );
  const place = document.getElementById('clock');
  place.append(
    el('span', { class: 'brand' }, el('img', { src: '/page/mark.svg', alt: '', width: 22, height: 22 }), 'Rondo sandbox'),
    el('span', { class: 'clock-now' }, day, time),
    el('div', { class: 'jumps', role: 'group', 'aria-label': 'Let time pass' }, buttons),
    next,
    el('span', { class: 'clock-end' }, acting, light),
    bar,
  );
  return { time, day, buttons, next, acting, light, bar };
}

function jump(button, by) {
  if (button.getAttribute('aria-disabled') !== 'true') act({ does: 'jumps', by });
}

function setText(node, words) {
  if (node.textContent !== words) node.textContent = words;
}

/** A touch in the words of its audience, said to somebody who may be another: "Your weekly slot" is Hana's. */
function nameOf({ name, userId }) {
  const person = store.data.people.find((one) => one.id === userId);
  if (!person || person.id === store.me) return name;
  const bare = name.replace(/^Your /, '');
  return `${bare.charAt(0).toUpperCase()}${bare.slice(1)} for ${person.name}`;
}

export function renderClock() {
  parts ??= build();
  const { clock, data, reached } = store;
  const { zone, next } = data;
  setText(parts.day, shortDay(clock.now, zone));
  setText(parts.time, `${timeOf(clock.now, zone)} ${cityOf(zone)}`);
  for (const button of parts.buttons) {
    if (clock.jump) button.setAttribute('aria-disabled', 'true');
    else button.removeAttribute('aria-disabled');
  }
  const soon = next
    ? `${nameOf(next)}, ${dayOf(next.at, zone) === dayOf(clock.now, zone) ? '' : `${shortDay(next.at, zone)} `}${timeOf(next.at, zone)}`
    : 'nothing is planned';
  setText(parts.next, clock.jump ? 'Time is passing…' : `Next: ${soon}`);
  parts.next.title = next && !clock.jump ? `${next.name}: for ${next.audience}` : '';
  parts.acting.setAttribute('aria-checked', String(clock.acting));
  parts.acting.title = clock.acting ? 'The others answer, ignore and decline by themselves' : 'Nobody acts unless you do';
  const state = reached ? (clock.connected ? 'on' : 'away') : 'lost';
  parts.light.className = `light ${state}`;
  setText(parts.light.lastChild, { on: 'Connected', away: 'Rondo is away', lost: 'Sandbox lost' }[state]);
  const { jump: under } = clock;
  parts.bar.hidden = !under;
  if (under) {
    const share = under.to === null ? null : Math.max(0, Math.min(1, (clock.now - under.from) / (under.to - under.from)));
    parts.bar.classList.toggle('endless', share === null);
    parts.bar.firstChild.style.width = share === null ? '30%' : `${Math.round(share * 100)}%`;
    if (share !== null) parts.bar.setAttribute('aria-valuenow', String(Math.round(share * 100)));
  }
}
