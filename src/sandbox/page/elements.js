/** Interactive elements of Block Kit, drawn as native controls wherever there is one. */
import { chooser } from './chooser.js';
import { confirmed } from './confirm.js';
import { el, icon } from './dom.js';
import { openMenu } from './menu.js';
import { store } from './store.js';
import { drawText, plainText } from './text.js';
import { dayOf, timeOf } from './time.js';
import { optionsOf } from './values.js';

/**
 * @typedef {object} Field What a control needs: where it stands, what it holds, what happens when it changes.
 * @property {any} block @property {any} element @property {string} id @property {string} focus @property {string} name
 * @property {string | string[] | null} wanted @property {(wanted: string | string[] | null) => void} change
 * @property {string | null} describedBy @property {boolean} invalid @property {boolean} required @property {any} env @property {any} ctx
 */

const shared = (field) => ({
  id: field.id,
  'aria-describedby': field.describedBy,
  'aria-invalid': field.invalid ? 'true' : null,
  'aria-required': field.required ? 'true' : null,
  data: { focus: field.focus },
});
const placeholderOf = (element) => (element.placeholder ? plainText(element.placeholder) : null);

export function drawButton(block, element, ctx) {
  const style = element.style === 'primary' ? 'primary' : element.style === 'danger' ? 'danger' : '';
  const press = async () => {
    if (button.getAttribute('aria-disabled') === 'true') return;
    if (!(await confirmed(element.confirm))) return;
    if (element.url) window.open(element.url, '_blank', 'noopener,noreferrer');
    button.setAttribute('aria-disabled', 'true');
    await ctx.act({ does: 'presses', blockId: block.block_id, actionId: element.action_id, value: element.value ?? null });
    button.removeAttribute('aria-disabled');
  };
  const button = el(
    'button',
    {
      type: 'button',
      class: `button ${style}`,
      'aria-label': element.accessibility_label,
      data: { focus: ctx.focusOf(block, element) },
      on: { click: press },
    },
    ...drawText(element.text, ctx.env),
  );
  return button;
}

function drawTextInput(field) {
  const { element } = field;
  const type = { email_text_input: 'email', url_text_input: 'url', number_input: 'text' }[element.type] ?? 'text';
  const multiline = (element.type === 'plain_text_input' && element.multiline) || element.type === 'rich_text_input';
  const input = el(multiline ? 'textarea' : 'input', {
    ...shared(field),
    ...(multiline ? { rows: 3 } : { type, inputmode: element.type === 'number_input' ? 'decimal' : null }),
    placeholder: placeholderOf(element),
    autocomplete: 'off',
    on: { input: () => field.change(input.value === '' ? null : input.value) },
  });
  input.value = field.wanted ?? '';
  if (multiline) {
    const grow = () => {
      input.style.height = 'auto';
      input.style.height = `${Math.min(input.scrollHeight + 2, 320)}px`;
    };
    input.addEventListener('input', grow);
    requestAnimationFrame(() => input.isConnected && grow());
  }
  return input;
}

function drawSelect(field) {
  const { element, wanted } = field;
  const draw = (option) =>
    el('option', { value: option.value, title: option.description ? plainText(option.description) : null }, plainText(option.text));
  const select = el(
    'select',
    { ...shared(field), on: { change: () => field.change(select.value === '' ? null : select.value) } },
    wanted === null || !field.required ? el('option', { value: '' }, placeholderOf(element) ?? 'Choose one') : null,
    element.option_groups
      ? element.option_groups.map((group) => el('optgroup', { label: plainText(group.label) }, group.options.map(draw)))
      : (element.options ?? []).map(draw),
  );
  select.value = wanted ?? '';
  return select;
}

function drawChoices(field) {
  const { element, env } = field;
  const many = element.type === 'checkboxes';
  const chosen = new Set([field.wanted ?? []].flat());
  const group = el('div', {
    class: 'choices',
    role: many ? 'group' : 'radiogroup',
    'aria-labelledby': field.labelledBy,
    'aria-label': field.labelledBy ? null : field.name,
    'aria-describedby': field.describedBy,
  });
  for (const [at, option] of (element.options ?? []).entries()) {
    const box = el('input', {
      type: many ? 'checkbox' : 'radio',
      name: field.id,
      id: at === 0 ? field.id : `${field.id}-${at}`,
      data: { focus: `${field.focus}|${option.value}` },
      on: {
        change: () => {
          if (!many) return field.change(option.value);
          if (box.checked) chosen.add(option.value);
          else chosen.delete(option.value);
          field.change([...chosen]);
        },
      },
    });
    box.checked = chosen.has(option.value);
    const note = option.description ? el('small', {}, ...drawText(option.description, env)) : null;
    group.append(el('label', { class: 'choice' }, box, el('span', {}, ...drawText(option.text, env), note)));
  }
  return group;
}

function peopleOptions(ctx) {
  const notes = new Map(store.data.people.map((person) => [person.id, person.jobFunction]));
  return Object.entries(ctx.env.names)
    .filter(([id]) => notes.has(id) || id === store.data.botUserId)
    .map(([value, text]) => ({ value, text, note: notes.get(value) }));
}
/** Conversations she may choose: of the kinds that are asked for, where any are. */
function channelOptions(ctx, element) {
  const kinds = new Map(store.data.channels.map((channel) => [channel.id, channel.kind]));
  const wanted = element.filter?.include;
  return Object.entries(ctx.env.channelNames)
    .map(([value, text]) => ({ value, text, kind: kinds.get(value) ?? 'public' }))
    .filter(({ kind }) => (wanted ? wanted.includes(kind) : kind === 'public' || kind === 'private'))
    .map(({ value, text }) => ({ value, text: `#${text}` }));
}
const listOptions = (element) =>
  optionsOf(element).map((option) => ({
    value: option.value,
    text: plainText(option.text),
    note: option.description ? plainText(option.description) : undefined,
  }));

function drawChooser(field) {
  const { element, ctx } = field;
  const kind = element.type.replace(/^multi_/, '');
  const many = element.type.startsWith('multi_');
  const options =
    kind === 'users_select' ? peopleOptions(ctx) : kind.endsWith('s_select') ? channelOptions(ctx, element) : listOptions(element);
  const search =
    kind === 'external_select'
      ? async (query) => {
          const answer = await ctx.act({ does: 'searches', blockId: field.block.block_id, actionId: element.action_id, query });
          return (answer.options ?? []).map((option) => ({ value: option.value, text: plainText(option.text) }));
        }
      : undefined;
  return chooser({
    ...{ id: field.id, name: field.name, focus: field.focus, options, many, search },
    ...{ describedBy: field.describedBy, invalid: field.invalid, required: field.required },
    chosen: [field.wanted ?? []].flat(),
    most: element.max_selected_items,
    placeholder: placeholderOf(element) ?? 'Type to find',
    change: (chosen) => field.change(many ? chosen : (chosen[0] ?? null)),
  });
}

function drawPicker(field) {
  const { element, env } = field;
  const type = { datepicker: 'date', timepicker: 'time' }[element.type] ?? 'datetime-local';
  const zone = env.zone;
  const read = () => {
    if (input.value === '') return field.change(null);
    // While a year is being typed the field holds the year 2 for a moment.
    if (type !== 'time' && Number(input.value.slice(0, 4)) < 1900) return;
    field.change(type === 'datetime-local' ? String(toSeconds(input.value, zone)) : input.value);
  };
  const input = el('input', { ...shared(field), type, on: { change: read } });
  const { wanted } = field;
  input.value =
    wanted === null
      ? ''
      : type === 'datetime-local'
        ? `${dayOf(Number(wanted) * 1000, zone)}T${timeOf(Number(wanted) * 1000, zone)}`
        : wanted;
  return input;
}

/** A local date and time in a zone as UNIX seconds. */
function toSeconds(local, zone) {
  const asUtc = Date.parse(`${local}:00Z`);
  const shown = Date.parse(`${dayOf(asUtc, zone)}T${timeOf(asUtc, zone)}:00Z`);
  return Math.round((asUtc - (shown - asUtc)) / 1000);
}

function drawOverflow(block, element, ctx) {
  const button = el(
    'button',
    { type: 'button', class: 'button square', 'aria-label': 'More', 'aria-haspopup': 'menu', data: { focus: ctx.focusOf(block, element) } },
    icon('more'),
  );
  button.addEventListener('click', () =>
    openMenu(
      button,
      (element.options ?? []).map((option) => ({
        label: plainText(option.text),
        note: option.description ? plainText(option.description) : undefined,
        choose: async () => {
          if (await confirmed(element.confirm))
            await ctx.act({ does: 'chooses', blockId: block.block_id, actionId: element.action_id, option: option.value });
        },
      })),
    ),
  );
  return button;
}

function drawFeedback(block, element, ctx) {
  return el(
    'span',
    { class: 'row' },
    [element.positive_button, element.negative_button].map((one) =>
      el(
        'button',
        {
          type: 'button',
          class: 'button',
          on: { click: () => ctx.act({ does: 'presses', blockId: block.block_id, actionId: element.action_id, value: one.value }) },
        },
        plainText(one.text),
      ),
    ),
  );
}

/** A control that holds a value. @param {Field} field */
export function drawField(field) {
  const { type } = field.element;
  if (/_text_input$|^number_input$|^rich_text_input$/.test(type)) return drawTextInput(field);
  if (type === 'static_select') return drawSelect(field);
  if (type === 'checkboxes' || type === 'radio_buttons') return drawChoices(field);
  if (/picker$/.test(type)) return drawPicker(field);
  if (/select$/.test(type)) return drawChooser(field);
  return el('em', { class: 'note' }, `(a ${type.replaceAll('_', ' ')} cannot be used here)`);
}

/** Elements outside an input block: they act by themselves. */
export function drawElement(block, element, ctx) {
  switch (element.type) {
    case 'button':
    case 'workflow_button':
    case 'icon_button':
      return drawButton(block, element, ctx);
    case 'overflow':
      return drawOverflow(block, element, ctx);
    case 'feedback_buttons':
      return drawFeedback(block, element, ctx);
    case 'image':
      return drawImage(element);
    default:
      return ctx.drawActing(block, element);
  }
}

/** Pictures from elsewhere stay outside: the page asks nobody but the sandbox for anything. */
export function drawImage(element) {
  const own = String(element.image_url ?? '').startsWith(`${location.origin}/`);
  return own
    ? el('img', { class: 'picture', src: element.image_url, alt: element.alt_text ?? '' })
    : el('span', { class: 'picture-words', role: 'img', 'aria-label': element.alt_text ?? '' }, element.alt_text ?? 'a picture');
}
