/** "Are you sure", in the words of the one who asks. */
import { el } from './dom.js';
import { env } from './store.js';
import { drawText, plainText } from './text.js';

/** @returns {Promise<boolean>} true at once when there is nothing to confirm */
export function confirmed(confirm) {
  if (!confirm) return Promise.resolve(true);
  const dialog = document.getElementById('confirm');
  return new Promise((resolve) => {
    let yes = false;
    const button = (label, style, value) =>
      el(
        'button',
        {
          type: 'button',
          class: `button ${style}`,
          on: {
            click: () => {
              yes = value;
              dialog.close();
            },
          },
        },
        label,
      );
    dialog.replaceChildren(
      el('h2', { id: 'confirm-title' }, plainText(confirm.title)),
      el('div', { class: 'text' }, ...drawText(confirm.text, env())),
      el(
        'footer',
        {},
        button(plainText(confirm.deny) || 'Cancel', '', false),
        button(plainText(confirm.confirm) || 'Yes', confirm.style === 'danger' ? 'danger' : 'primary', true),
      ),
    );
    dialog.addEventListener('close', () => resolve(yes), { once: true });
    dialog.showModal();
    dialog.querySelector('footer button:last-child').focus();
  });
}
