/** Where one writes: Enter sends, `/` completes the app's commands, `@` completes people. */
import { el, freshId, icon } from './dom.js';
import { act, forget, recall, remember, store } from './store.js';

/** What may be completed at the caret: a command at the very start, or a person after `@`. */
function suggestionsFor(text, caret) {
  if (/^\/\S*$/.test(text)) {
    const typed = text.toLowerCase();
    return store.data.commands
      .filter(({ command }) => command.startsWith(typed))
      .map(({ command, description, usageHint }) => ({ title: command, hint: usageHint, note: description, from: 0, text: `${command} ` }));
  }
  const at = /(?:^|\s)@([\p{L} ]{0,24})$/u.exec(text.slice(0, caret));
  if (!at) return [];
  const typed = at[1].toLowerCase();
  return store.data.people
    .filter((person) => person.realName.toLowerCase().startsWith(typed) && person.realName.toLowerCase() !== typed.trim())
    .map((person) => ({
      title: `@${person.realName}`,
      hint: '',
      note: person.jobFunction,
      from: caret - at[1].length - 1,
      text: `@${person.realName} `,
    }));
}

/** The hint of the command that stands there, while nothing follows it. */
const hintFor = (text) => {
  const [, word] = /^(\/\S+) $/.exec(text) ?? [];
  return store.data.commands.find(({ command }) => command === word)?.usageHint ?? '';
};

export function composer({ id, channel, threadTs, label }) {
  const key = `compose.${store.me}.${channel}.${threadTs ?? ''}`;
  const listId = freshId();
  let active = 0;
  let offered = [];
  const list = el('ul', { id: listId, class: 'options completions', role: 'listbox', 'aria-label': 'Completions', hidden: true });
  const ghost = el('span', { class: 'ghost', 'aria-hidden': 'true' });
  const hint = el('span', { class: 'unseen', id: `${listId}-hint` });
  const input = el('textarea', {
    id,
    rows: 1,
    placeholder: label,
    'aria-label': label,
    'aria-autocomplete': 'list',
    'aria-controls': listId,
    'aria-describedby': `${listId}-hint`,
    role: 'combobox',
    'aria-expanded': 'false',
    autocomplete: 'off',
    spellcheck: 'false',
    data: { focus: id },
  });
  input.value = recall(key, '');
  const send = el(
    'button',
    { type: 'button', class: 'button square send', 'aria-label': 'Send', on: { click: () => submit() } },
    icon('send'),
  );

  function showList() {
    list.hidden = offered.length === 0;
    input.setAttribute('aria-expanded', String(offered.length > 0));
    input.setAttribute('aria-activedescendant', offered.length > 0 ? `${listId}-${active}` : '');
    list.replaceChildren(
      ...offered.map((one, at) =>
        el(
          'li',
          {
            id: `${listId}-${at}`,
            role: 'option',
            class: at === active ? 'option active' : 'option',
            'aria-selected': String(at === active),
            on: {
              mousedown: (event) => {
                event.preventDefault();
                take(at);
              },
            },
          },
          el('span', {}, el('b', {}, one.title), one.hint ? el('span', { class: 'usage' }, ` ${one.hint}`) : null),
          el('small', {}, one.note),
        ),
      ),
    );
    list.children[active]?.scrollIntoView({ block: 'nearest' });
  }

  function changed() {
    remember(key, input.value);
    active = 0;
    offered = document.activeElement === input ? suggestionsFor(input.value, input.selectionStart) : [];
    showList();
    const usage = hintFor(input.value);
    hint.textContent = usage ? `Usage: ${usage}` : '';
    ghost.textContent = usage ? input.value + usage : '';
    input.style.height = 'auto';
    input.style.height = `${Math.min(input.scrollHeight, 200)}px`;
    send.disabled = input.value.trim() === '';
  }

  function take(at) {
    const one = offered[at];
    if (!one) return;
    const caret = one.from + one.text.length;
    input.value = input.value.slice(0, one.from) + one.text + input.value.slice(Math.max(input.selectionStart, one.from)).trimStart();
    input.setSelectionRange(caret, caret);
    changed();
  }

  async function submit() {
    const text = input.value.trim();
    if (text === '') return;
    input.value = '';
    changed();
    forget(key);
    const answer = await act({ does: 'types', text, channel, threadTs });
    if (!answer.ok && input.value === '') {
      // What could not be sent is not lost.
      input.value = text;
      changed();
    }
  }

  input.addEventListener('input', changed);
  input.addEventListener('focus', changed);
  input.addEventListener('blur', () => {
    offered = [];
    showList();
  });
  input.addEventListener('keydown', (event) => {
    const open = offered.length > 0;
    const exact = open && offered[active].title === input.value.trim();
    if (open && (event.key === 'ArrowDown' || event.key === 'ArrowUp')) {
      event.preventDefault();
      active = (active + (event.key === 'ArrowDown' ? 1 : offered.length - 1)) % offered.length;
      showList();
    } else if (open && (event.key === 'Tab' || (event.key === 'Enter' && !exact)) && !event.shiftKey) {
      event.preventDefault();
      take(active);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      offered = [];
      showList();
    } else if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      submit();
    }
  });
  requestAnimationFrame(changed);
  return el(
    'div',
    { class: 'composer' },
    list,
    el('div', { class: 'composer-box' }, el('div', { class: 'composer-text' }, ghost, input), send),
    hint,
  );
}
