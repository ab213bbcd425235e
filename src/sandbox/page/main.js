/** The page: one person's view of the local workspace, drawn again whenever the sandbox says that something changed. */
import { renderClock } from './clock.js';
import { renderMain } from './conversation.js';
import { listenForGuide, noteSwitch } from './guide.js';
import { listenToModal, renderModal } from './modal.js';
import { closeThread, firstView, goTo, whenPersonChanges } from './navigate.js';
import { renderSidebar } from './sidebar.js';
import { refresh, store, whenChanged } from './store.js';

function render() {
  if (!store.data) return;
  renderClock();
  renderSidebar();
  renderMain();
  renderModal();
  document.title = titleNow();
}

function titleNow() {
  const unread = store.data.channels.reduce((sum, channel) => sum + channel.unread, 0);
  const name = store.data.people.find((person) => person.id === store.me)?.name ?? '';
  return `${unread > 0 ? `(${unread}) ` : ''}${name}, Rondo sandbox`;
}

let stream = null;
let minute = 0;
function listen() {
  stream?.close();
  stream = new EventSource(`/page/events?as=${encodeURIComponent(store.me)}`);
  stream.addEventListener('change', () => refresh());
  stream.addEventListener('clock', (event) => {
    store.clock = JSON.parse(event.data);
    store.reached = true;
    if (!store.data) return;
    renderClock();
    const now = Math.floor(store.clock.now / 60_000);
    if (now === minute) return;
    minute = now;
    // After a jump what comes next is another thing.
    if (store.clock.jump === null) refresh();
    renderSidebar();
  });
  stream.addEventListener('error', () => {
    store.reached = false;
    if (store.data) renderClock();
  });
}

document.addEventListener('keydown', (event) => {
  const typing = event.target instanceof HTMLElement && event.target.closest('input, textarea, select, [role=menu], dialog, [popover]');
  if (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) {
    const composer = document.getElementById('composer');
    if (!composer) return;
    event.preventDefault();
    composer.focus();
    if (composer.value === '') {
      composer.value = '/';
      composer.dispatchEvent(new Event('input'));
    }
  }
  if (event.key !== 'Escape' || event.defaultPrevented || document.querySelector(':popover-open')) return;
  if (document.body.classList.contains('drawer')) document.body.classList.remove('drawer');
  else if (store.thread && !document.getElementById('modal').open) closeThread();
});
document.addEventListener('click', (event) => {
  if (
    document.body.classList.contains('drawer') &&
    event.target instanceof Element &&
    event.target.closest('.main') &&
    !event.target.closest('.drawer-button')
  )
    document.body.classList.remove('drawer');
});

whenChanged(render);
whenPersonChanges(() => {
  listen();
  noteSwitch();
});
listenToModal();
listenForGuide();
listen();
await refresh();
if (store.data) goTo(firstView());
document.addEventListener('visibilitychange', () => !document.hidden && refresh());
