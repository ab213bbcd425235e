/** A short guided start: three things to try, ticked off as they are done. */
import { el, icon, signOf } from './dom.js';
import { onAct, recall, redraw, remember, store } from './store.js';

const DEMO = [
  { id: 'rondo', words: ['Type ', '/rondo', ''], done: (what) => what.does === 'types' && /^\/rondo\b/.test(what.text) },
  { id: 'day', words: ['Let ', 'a day', ' pass, above'], done: (what) => what.does === 'jumps' && what.by !== 'hour' },
  { id: 'person', words: ['Be ', 'somebody else', ', top left'], done: (what) => what.does === 'switches' },
];
const EMPTY = [
  { id: 'setup', words: ['Type ', '/rondo setup', ''], done: (what) => what.does === 'types' && /^\/rondo\s+setup\b/.test(what.text) },
  { id: 'agree', words: ['Be ', 'the second steward', ' and agree'], done: (what) => what.does === 'switches' },
  { id: 'week', words: ['Let ', 'time', ' pass, above'], done: (what) => what.does === 'jumps' && what.by !== 'hour' },
];

const steps = () => (store.data.founded ? DEMO : EMPTY);
let sign = '';

function note(what) {
  const found = store.data && steps().find((step) => step.done(what));
  if (!found) return;
  const done = recall('guide', []);
  if (!done.includes(found.id)) remember('guide', [...done, found.id]);
  redraw();
}

export function listenForGuide() {
  onAct(note);
}
export const noteSwitch = () => note({ does: 'switches' });

function leadOf() {
  const name = store.data.people.find((person) => person.id === store.me)?.name ?? '';
  if (store.me !== 'U0ANA') return `You are ${name} now. Still to try:`;
  return store.data.founded
    ? 'You are Ana, a steward of a community three weeks under way. Try:'
    : 'You are Ana, and nothing is set up yet. Try:';
}

function dismiss() {
  remember('guide-off', true);
  sign = '';
  redraw();
  document.getElementById('composer')?.focus();
}

export function renderGuide() {
  const place = document.getElementById('guide');
  if (!place) return;
  const done = recall('guide', []);
  const off = recall('guide-off', false);
  const next = signOf([done, off, store.data.founded, store.me]);
  if (place.firstChild ? next === sign : off) return;
  sign = next;
  if (off) return place.replaceChildren();
  const all = steps().every((step) => done.includes(step.id));
  place.replaceChildren(
    el(
      'section',
      { class: 'guide', 'aria-label': 'A short start' },
      el('p', { class: 'guide-lead' }, all ? 'That is the round. Everything else is in /rondo and on the Home page.' : leadOf()),
      el(
        'ol',
        {},
        steps().map((step) =>
          el(
            'li',
            { class: done.includes(step.id) ? 'done' : '' },
            el('span', { class: 'tick' }, done.includes(step.id) ? icon('tick') : ''),
            el(
              'span',
              {},
              step.words[0],
              el('b', {}, step.words[1]),
              step.words[2],
              done.includes(step.id) ? el('span', { class: 'unseen' }, ' (done)') : null,
            ),
          ),
        ),
      ),
      el(
        'button',
        { type: 'button', class: 'button square quiet', 'aria-label': 'Close this', data: { focus: 'guide-x' }, on: { click: dismiss } },
        icon('close'),
      ),
    ),
  );
}
