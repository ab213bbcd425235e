/** A small menu under a button: arrows move, Enter chooses, Escape closes. */
import { el } from './dom.js';

/** @param {HTMLElement} button @param {{ label: string, note?: string, danger?: boolean, choose: () => void }[]} items */
export function openMenu(button, items) {
  document.querySelector('.menu')?.remove();
  const menu = el(
    'div',
    { class: 'menu', role: 'menu', popover: 'auto' },
    items.map((item) =>
      el(
        'button',
        {
          type: 'button',
          role: 'menuitem',
          class: item.danger ? 'menu-item danger-text' : 'menu-item',
          on: {
            click: () => {
              menu.hidePopover();
              item.choose();
            },
          },
        },
        el('span', {}, item.label),
        item.note ? el('small', {}, item.note) : null,
      ),
    ),
  );
  menu.addEventListener('keydown', (event) => {
    const all = [...menu.querySelectorAll('[role=menuitem]')];
    const at = all.indexOf(document.activeElement);
    const to = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: all.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    all.at(to % all.length)?.focus();
  });
  menu.addEventListener('toggle', (event) => {
    if (event.newState !== 'closed') return;
    const inside = menu.contains(document.activeElement) || document.activeElement === document.body;
    menu.remove();
    if (inside && button.isConnected) button.focus();
  });
  (button.closest('dialog') ?? document.body).append(menu);
  menu.showPopover();
  const at = button.getBoundingClientRect();
  const { offsetWidth: width, offsetHeight: height } = menu;
  menu.style.left = `${Math.max(8, Math.min(at.left, innerWidth - width - 8))}px`;
  menu.style.top = `${at.bottom + height + 8 > innerHeight ? Math.max(8, at.top - height - 4) : at.bottom + 4}px`;
  menu.querySelector('[role=menuitem]')?.focus();
}
