/** Block Kit as nodes: what a message, a window or App Home is made of. */

import { confirmed } from './confirm.js';
import { el, freshId } from './dom.js';
import { drawElement, drawField, drawImage } from './elements.js';
import { act, env as currentEnv } from './store.js';
import { drawRichText, drawText, plainText } from './text.js';
import { wantedOf } from './values.js';

/**
 * @param {{ place: any, values: any, drafts?: any, errors?: Record<string, string>, showTitles?: boolean }} parts
 */
export function contextFor({ place, values, drafts, errors = {} }) {
  const env = currentEnv();
  const placeKey = place.kind === 'modal' ? place.viewId : place.kind === 'home' ? 'home' : `${place.channel}/${place.ts}`;
  const ctx = {
    ...{ env, errors, drafts, values },
    focusOf: (block, element) => `${placeKey}|${block.block_id}|${element.action_id}`,
    act: (what) => act({ ...what, place, ...(drafts ? { values: drafts.values() } : {}) }),
    held: (block, element) => {
      const drafted = block.type === 'input' ? drafts?.get(block) : undefined;
      return drafted === undefined ? wantedOf(values?.[block.block_id]?.[element.action_id]) : drafted;
    },
    choose: async (block, element, wanted) => {
      if (!(await confirmed(element.confirm))) return;
      await ctx.act({ does: 'chooses', blockId: block.block_id, actionId: element.action_id, option: wanted ?? [] });
    },
    drawActing: (block, element) => {
      const name = plainText(element.placeholder) || plainText(block.text) || plainText(block.label) || 'Choice';
      const field = drawField({
        ...{ block, element, ctx, env, id: freshId(), focus: ctx.focusOf(block, element), name },
        ...{ wanted: ctx.held(block, element), describedBy: null, invalid: false, required: false },
        change: (wanted) => ctx.choose(block, element, wanted),
      });
      const target = field.matches('input, select, textarea') ? field : field.querySelector('[role=combobox]');
      target?.setAttribute('aria-label', name);
      return field;
    },
  };
  return ctx;
}

const NEAR_LIMIT = 0.8;

/** An input block: label, control, counter, hint and what is wrong with it. */
function drawInput(block, ctx) {
  const { element } = block;
  const id = freshId();
  const hintId = `${id}-hint`;
  const errorId = `${id}-error`;
  const error = ctx.errors[block.block_id];
  const grouped = element.type === 'checkboxes' || element.type === 'radio_buttons';
  const label = el(
    grouped ? 'span' : 'label',
    { class: 'label', id: `${id}-label`, for: grouped ? null : id },
    plainText(block.label),
    block.optional ? el('span', { class: 'optional' }, ' (optional)') : null,
  );
  const counter = el('span', { class: 'counter', 'aria-live': 'polite' });
  const problem = el('p', { class: 'error', id: errorId }, error ?? '');
  const wrapper = el('div', { class: error ? 'field wrong' : 'field', data: { block: block.block_id } });
  const count = (wanted) => {
    const most = element.max_length ?? (element.type === 'plain_text_input' ? 3000 : null);
    const length = typeof wanted === 'string' ? wanted.length : 0;
    counter.textContent =
      most && length >= most * NEAR_LIMIT ? (length > most ? `${length - most} too many` : `${most - length} left`) : '';
    counter.classList.toggle('over', Boolean(most) && length > most);
  };
  const dispatches = block.dispatch_action === true;
  const isText = /input$/.test(element.type);
  const control = drawField({
    ...{ block, element, ctx, env: ctx.env, id, focus: ctx.focusOf(block, element), name: plainText(block.label) },
    ...{ wanted: ctx.held(block, element), invalid: Boolean(error), required: !block.optional },
    labelledBy: `${id}-label`,
    describedBy: [block.hint ? hintId : null, error ? errorId : null].filter(Boolean).join(' ') || null,
    change: (wanted) => {
      count(wanted);
      wrapper.classList.remove('wrong');
      problem.textContent = '';
      if (ctx.drafts && !(dispatches && !isText)) ctx.drafts.set(block, wanted);
      if (dispatches && !isText) ctx.choose(block, element, wanted);
    },
  });
  if (dispatches && isText)
    control.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || element.multiline) return;
      event.preventDefault();
      ctx.choose(block, element, control.value);
    });
  count(ctx.held(block, element));
  wrapper.append(el('div', { class: 'label-row' }, label, counter), control, problem);
  if (block.hint) wrapper.append(el('p', { class: 'hint', id: hintId }, ...drawText(block.hint, ctx.env)));
  return wrapper;
}

function drawSection(block, ctx) {
  const accessory = block.accessory;
  const fields = (block.fields ?? []).map((field) => el('div', { class: 'text' }, ...drawText(field, ctx.env)));
  const main = el(
    'div',
    { class: 'section-text' },
    block.text ? el('div', { class: 'text' }, ...drawText(block.text, ctx.env)) : null,
    fields.length > 0 ? el('div', { class: 'fields' }, fields) : null,
  );
  if (!accessory) return el('div', { class: 'section' }, main);
  const long = /select$|picker$/.test(accessory.type) && plainText(block.text).length > 70;
  const wide = long || accessory.type === 'checkboxes' || accessory.type === 'radio_buttons';
  return el(
    'div',
    { class: wide ? 'section stacked' : 'section' },
    main,
    el('div', { class: 'accessory' }, drawElement(block, accessory, ctx)),
  );
}

function drawTable(block, ctx) {
  const cell = (one) => (one?.type === 'rich_text' ? drawRichText(one, ctx.env) : [document.createTextNode(String(one?.text ?? ''))]);
  const rows = (block.rows ?? []).map((row, at) =>
    el(
      'tr',
      {},
      row.map((one) => el(at === 0 ? 'th' : 'td', {}, ...cell(one))),
    ),
  );
  return el('div', { class: 'table-box', tabindex: 0, role: 'region', 'aria-label': 'Table' }, el('table', {}, rows));
}

function drawBlock(block, ctx) {
  switch (block.type) {
    case 'section':
      return drawSection(block, ctx);
    case 'header':
      return el('h3', { class: 'block-header' }, plainText(block.text));
    case 'divider':
      return el('hr');
    case 'context':
      return el(
        'div',
        { class: 'context' },
        (block.elements ?? []).map((one) => (one.type === 'image' ? drawImage(one) : el('span', {}, ...drawText(one, ctx.env)))),
      );
    case 'actions':
    case 'context_actions':
      return el(
        'div',
        { class: 'actions' },
        (block.elements ?? []).map((one) => drawElement(block, one, ctx)),
      );
    case 'image':
      return el('figure', {}, block.title ? el('figcaption', {}, plainText(block.title)) : null, drawImage(block));
    case 'input':
      return drawInput(block, ctx);
    case 'rich_text':
      return el('div', { class: 'text' }, ...drawRichText(block, ctx.env));
    case 'markdown':
      return el('div', { class: 'text' }, String(block.text ?? ''));
    case 'table':
    case 'data_table':
      return drawTable(block, ctx);
    default:
      return el('div', { class: 'note' }, `(a ${String(block.type).replaceAll('_', ' ')} block)`, ...drawText(block.text, ctx.env));
  }
}

export const drawBlocks = (blocks, ctx) =>
  blocks.map((block) => {
    const node = drawBlock(block, ctx);
    node.classList.add('block');
    return node;
  });
