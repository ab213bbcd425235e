/** A field one types into to find and choose: people, conversations, several options. Arrows move, Enter chooses, Backspace takes away. */
import { el, freshId, icon } from './dom.js';

/**
 * @param {{ id: string, name: string, options: { value: string, text: string, note?: string }[], chosen: string[], many: boolean, most?: number,
 *   placeholder?: string, focus: string, describedBy?: string | null, invalid?: boolean, required?: boolean, change: (chosen: string[]) => void,
 *   search?: (query: string) => Promise<{ value: string, text: string }[]> }} parts
 */
export function chooser(parts) {
  const { many, change, search } = parts;
  let { options } = parts;
  let chosen = [...parts.chosen];
  let active = -1;
  const known = new Map(options.map((option) => [option.value, option.text]));
  const listId = freshId();
  const list = el('ul', {
    id: listId,
    class: 'options',
    role: 'listbox',
    'aria-label': parts.name,
    'aria-multiselectable': many ? 'true' : null,
    hidden: true,
  });
  const chips = el('span', { class: 'chips' });
  const input = el('input', {
    id: parts.id,
    type: 'text',
    role: 'combobox',
    autocomplete: 'off',
    spellcheck: 'false',
    'aria-expanded': 'false',
    'aria-controls': listId,
    'aria-autocomplete': 'list',
    'aria-describedby': parts.describedBy,
    'aria-invalid': parts.invalid ? 'true' : null,
    'aria-required': parts.required ? 'true' : null,
    data: { focus: parts.focus },
  });
  const box = el('div', { class: 'chooser' }, el('div', { class: 'chooser-box', on: { click: () => input.focus() } }, chips, input), list);

  const textOf = (value) => known.get(value) ?? value;
  const matching = () => {
    const query = input.value.trim().toLowerCase();
    const single = !many && chosen.length > 0 && input.value === textOf(chosen[0]);
    return options.filter(
      (option) => query === '' || single || search || `${option.text} ${option.note ?? ''}`.toLowerCase().includes(query),
    );
  };

  function drawChips() {
    chips.replaceChildren(
      ...(many
        ? chosen.map((value) =>
            el(
              'span',
              { class: 'chip' },
              textOf(value),
              el(
                'button',
                {
                  type: 'button',
                  'aria-label': `Take away ${textOf(value)}`,
                  on: {
                    click: (event) => {
                      event.stopPropagation();
                      toggle(value);
                      input.focus();
                    },
                  },
                },
                icon('close'),
              ),
            ),
          )
        : []),
    );
    input.placeholder = many && chosen.length > 0 ? '' : (parts.placeholder ?? '');
    if (!many) input.value = chosen.length > 0 ? textOf(chosen[0]) : '';
  }

  function drawList() {
    const shown = matching();
    active = Math.min(active, shown.length - 1);
    list.replaceChildren(
      ...shown.map((option, at) =>
        el(
          'li',
          {
            id: `${listId}-${at}`,
            role: 'option',
            class: at === active ? 'option active' : 'option',
            'aria-selected': String(chosen.includes(option.value)),
            on: {
              mousedown: (event) => {
                event.preventDefault();
                toggle(option.value);
              },
            },
          },
          el('span', {}, option.text),
          option.note ? el('small', {}, option.note) : null,
          chosen.includes(option.value) ? icon('tick') : null,
        ),
      ),
    );
    if (shown.length === 0) list.append(el('li', { class: 'option none' }, 'Nothing found'));
    input.setAttribute('aria-activedescendant', active >= 0 ? `${listId}-${active}` : '');
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function show(open) {
    list.hidden = !open;
    input.setAttribute('aria-expanded', String(open));
    if (open) drawList();
    else list.replaceChildren();
  }

  function toggle(value) {
    if (!many) chosen = [value];
    else if (chosen.includes(value)) chosen = chosen.filter((one) => one !== value);
    else if (chosen.length < (parts.most ?? Number.POSITIVE_INFINITY)) chosen = [...chosen, value];
    if (many) input.value = '';
    drawChips();
    show(many);
    change(chosen);
  }

  async function find() {
    if (!search) return drawList();
    const query = input.value;
    const found = await search(query);
    if (query !== input.value) return;
    options = found;
    for (const option of found) known.set(option.value, option.text);
    drawList();
  }

  input.addEventListener('focus', () => {
    if (!many) input.select();
  });
  input.addEventListener('click', () => show(true));
  input.addEventListener('blur', () => {
    show(false);
    drawChips();
    if (many) input.value = '';
  });
  input.addEventListener('input', () => {
    active = input.value === '' ? -1 : 0;
    show(true);
    if (!many && input.value === '' && chosen.length > 0) {
      chosen = [];
      change(chosen);
    }
    find();
  });
  input.addEventListener('keydown', (event) => {
    const open = !list.hidden;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      const count = matching().length;
      if (count > 0)
        active = open
          ? (active + (event.key === 'ArrowDown' ? 1 : count - 1) + (active < 0 && event.key === 'ArrowUp' ? 1 : 0)) % count
          : Math.max(active, 0);
      show(true);
    } else if (event.key === 'Enter' && open && active >= 0) {
      event.preventDefault();
      const option = matching()[active];
      if (option) toggle(option.value);
    } else if (event.key === 'Enter') event.preventDefault();
    else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      show(false);
    } else if (event.key === 'Backspace' && many && input.value === '' && chosen.length > 0) toggle(chosen.at(-1));
  });
  drawChips();
  return box;
}
