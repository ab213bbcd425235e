/** Going from one conversation to another, and from one person to another. */
import { act, askFor, recall, redraw, refresh, remember, store, toast } from './store.js';

let reopen = () => {};
/** Called when the person changes: her changes come over another stream. */
export const whenPersonChanges = (work) => {
  reopen = work;
};

const viewKey = () => `view.${store.me}`;

/** Where the person was in this tab, or the first channel she shares with the app. */
export function firstView() {
  const channels = store.data?.channels ?? [];
  const before = recall(viewKey(), null);
  if (before && (before.kind !== 'channel' || channels.some((channel) => channel.id === before.id))) return before;
  const community = channels.find((channel) => channel.kind === 'private') ?? channels.find((channel) => channel.kind === 'public');
  return community ? { kind: 'channel', id: community.id } : { kind: 'home' };
}

export function goTo(view, { focus = true } = {}) {
  store.view = view;
  store.thread = null;
  remember(viewKey(), view);
  document.body.classList.remove('drawer');
  redraw();
  if (view.kind === 'home') act({ does: 'opensHome' });
  else refresh();
  if (focus) (document.getElementById('composer') ?? document.getElementById('main')).focus({ preventScroll: true });
}

/** Becomes somebody else at once, with all she sees: until her page is there one is who one was. */
export async function switchPerson(id) {
  if (id === store.me) return;
  const before = recall(`view.${id}`, null);
  const data = await askFor(id, before?.kind === 'channel' ? before.id : null).catch(() => null);
  if (!data?.ok) return toast('The sandbox does not answer. Is it still running?');
  Object.assign(store, { me: id, data, clock: data.clock, thread: null });
  remember('me', id);
  reopen();
  goTo(firstView(), { focus: false });
}

export function openThread(ts) {
  store.thread = ts;
  redraw();
  document.getElementById('thread-composer')?.focus();
}

export function closeThread() {
  const ts = store.thread;
  store.thread = null;
  redraw();
  (document.querySelector(`[data-focus="replies-${CSS.escape(ts ?? '')}"]`) ?? document.getElementById('composer'))?.focus();
}
