/** Windows: the top of a person's stack in a <dialog>. It is drawn again only when the server's view or its errors change. */
import { contextFor, drawBlocks } from './blocks.js';
import { el, icon, keepingFocus } from './dom.js';
import { draftsOf, forgetClosed } from './drafts.js';
import { act, store } from './store.js';

let shown = '';
let shownView = null;
let opener = null;
let busy = false;

const dialog = () => document.getElementById('modal');
const firstField = () => dialog().querySelector('.modal-body :is(input, textarea, select, button, a)');

/** One thing at a time: a second press while the first is on its way is not sent. */
async function alone(what) {
  if (busy) return;
  busy = true;
  dialog().classList.add('busy');
  await act(what);
  busy = false;
  dialog().classList.remove('busy');
}

const close = (view) => alone({ does: 'closes', viewId: view.id });
const submit = (view, drafts) => alone({ does: 'submits', viewId: view.id, values: drafts.values() });

function draw(view, depth) {
  const drafts = draftsOf(store.me, view);
  const ctx = contextFor({ place: { kind: 'modal', viewId: view.id }, values: view.values, drafts, errors: view.errors });
  const form = el(
    'form',
    {
      class: 'modal-form',
      novalidate: true,
      on: {
        submit: (event) => {
          event.preventDefault();
          if (view.submit !== null) submit(view, drafts);
        },
        keydown: (event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
        },
      },
    },
    el(
      'header',
      {},
      el('img', { src: '/page/mark.svg', alt: '', width: 24, height: 24 }),
      el('h2', { id: 'modal-title', tabindex: -1 }, view.title),
      depth > 1 ? el('span', { class: 'depth' }, `window ${depth}`) : null,
      el(
        'button',
        {
          type: 'button',
          class: 'button square quiet',
          'aria-label': 'Close',
          data: { focus: 'modal-x' },
          on: { click: () => close(view) },
        },
        icon('close'),
      ),
    ),
    el(
      'div',
      { class: 'modal-body' },
      view.trouble ? el('p', { class: 'trouble', role: 'alert' }, view.trouble) : null,
      drawBlocks(view.blocks, ctx),
    ),
    el(
      'footer',
      {},
      el(
        'button',
        { type: 'button', class: 'button', data: { focus: 'modal-close' }, on: { click: () => close(view) } },
        view.close ?? (view.submit === null ? 'Close' : 'Cancel'),
      ),
      view.submit === null ? null : el('button', { type: 'submit', class: 'button primary', data: { focus: 'modal-submit' } }, view.submit),
    ),
  );
  return form;
}

/** After the window changed: to what is wrong, or to where the next thing is to be done. */
function settleFocus(view, before) {
  const wrong = dialog().querySelector('.field.wrong :is(input, textarea, select)');
  if (wrong) return wrong.focus();
  const sameContent = before !== null && before.id === view.id && before.ids === idsOf(view);
  if (sameContent && dialog().contains(document.activeElement) && document.activeElement !== dialog()) return;
  const body = dialog().querySelector('.modal-body');
  body.scrollTop = 0;
  const first = dialog().querySelector('.modal-body .field :is(input, textarea, select)');
  const field = (first?.type === 'radio' && first.closest('[role=radiogroup]').querySelector(':checked')) || first;
  (field ?? firstField() ?? dialog().querySelector('[data-focus=modal-submit], [data-focus=modal-close]')).focus({ preventScroll: true });
}

const idsOf = (view) => view.blocks.map((block) => (block.type === 'input' ? block.block_id : block.type)).join(' ');

export function renderModal() {
  const { modals } = store.data;
  forgetClosed(
    store.me,
    modals.map((view) => view.id),
  );
  const top = modals.at(-1) ?? null;
  const sign = top === null ? '' : JSON.stringify([store.me, top.id, top.hash, top.errors, top.trouble, modals.length]);
  if (sign === shown) return;
  const before = shownView;
  shown = sign;
  shownView = top === null ? null : { id: top.id, ids: idsOf(top) };
  const box = dialog();
  if (top === null) {
    box.close();
    box.replaceChildren();
    const back = opener && document.querySelector(`[data-focus="${CSS.escape(opener)}"]`);
    (back ?? document.getElementById('composer') ?? document.getElementById('main')).focus({ preventScroll: true });
    return;
  }
  if (!box.open) {
    opener = document.activeElement?.dataset?.focus ?? null;
    box.replaceChildren(draw(top, modals.length));
    box.showModal();
  } else {
    const scroll = box.querySelector('.modal-body')?.scrollTop ?? 0;
    keepingFocus(() => box.replaceChildren(draw(top, modals.length)));
    box.querySelector('.modal-body').scrollTop = scroll;
  }
  settleFocus(top, before);
}

export function listenToModal() {
  dialog().addEventListener('cancel', (event) => {
    event.preventDefault();
    const top = store.data?.modals.at(-1);
    if (top) close(top);
  });
  // Chromium closes a dialog on the second Escape without asking; the window is still open on the server then.
  dialog().addEventListener('close', () => {
    if (store.data?.modals.length > 0) {
      shown = '';
      renderModal();
    }
  });
}
