/** Making and keeping nodes. Whatever people wrote goes in as text nodes only. */

/**
 * @param {string} tag
 * @param {Record<string, unknown>} [props] `class`, `on` (listeners), `data`; everything else is an attribute; false and null leave it out
 * @param {...(Node | string | null | undefined | false | (Node | string | null | undefined | false)[])} children
 */
export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (name === 'on') for (const [event, listener] of Object.entries(value)) node.addEventListener(event, listener);
    else if (name === 'data') Object.assign(node.dataset, value);
    else if (name === 'value') node.value = value;
    else node.setAttribute(name, value === true ? '' : String(value));
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const SVG = 'http://www.w3.org/2000/svg';
const PATHS = {
  home: 'M3 9.5 10 4l7 5.5V17h-4.5v-4.5h-5V17H3z',
  hash: 'M8 3 6 17M14 3l-2 14M3.5 7.5h13M3 12.5h13',
  lock: 'M5 9h10v8H5zM7 9V6.5a3 3 0 0 1 6 0V9',
  chat: 'M3 4h14v9H9l-4 3.5V13H3z',
  close: 'm5 5 10 10M15 5 5 15',
  menu: 'M3 5h14M3 10h14M3 15h14',
  more: 'M4.5 10h.01M10 10h.01M15.5 10h.01',
  send: 'M3 10 17 4l-4 13-3.2-5.2zM9.8 11.8 17 4',
  eye: 'M2 10s3-5 8-5 8 5 8 5-3 5-8 5-8-5-8-5zM10 12.2a2.2 2.2 0 1 0 0-4.4 2.2 2.2 0 0 0 0 4.4',
  down: 'm5 8 5 5 5-5',
  tick: 'm4 10.5 4 4 8-9',
  file: 'M5 3h7l3 3v11H5zM12 3v3h3',
  pin: 'M7 3h6l-1 5 3 3H5l3-3zM10 11v6',
  reply: 'M8 5 3 9.5 8 14v-3c5 0 7 1.500 9 5-.5-6-4-8.500-9-8.500z',
  bolt: 'M11 2 4 11h5l-1 7 7-9h-5z',
};

/** A small line drawing; it says nothing by itself. */
export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 20 20');
  svg.setAttribute('class', 'icon');
  svg.setAttribute('aria-hidden', 'true');
  const path = document.createElementNS(SVG, 'path');
  path.setAttribute('d', PATHS[name] ?? '');
  svg.append(path);
  return svg;
}

/** Does something to the page and puts the focus back where it was, by the control's name, if the control was drawn anew. */
export function keepingFocus(work) {
  const active = document.activeElement;
  const name = active instanceof HTMLElement ? active.dataset.focus : undefined;
  const range = active instanceof HTMLInputElement || active instanceof HTMLTextAreaElement ? [safeStart(active), active.scrollTop] : null;
  work();
  if (name === undefined || active.isConnected) return;
  const again = document.querySelector(`[data-focus="${CSS.escape(name)}"]`);
  if (!(again instanceof HTMLElement)) return;
  again.focus({ preventScroll: true });
  if (range && range[0] !== null && 'setSelectionRange' in again) {
    try {
      again.setSelectionRange(range[0], range[0]);
    } catch {
      // Dates and numbers have no caret to put back.
    }
  }
}

const safeStart = (input) => {
  try {
    return input.selectionStart;
  } catch {
    return null;
  }
};

/**
 * Makes the children of `parent` these, drawing only what is new or changed.
 * @param {HTMLElement} parent
 * @param {{ key: string, sign: string, draw: () => HTMLElement }[]} items
 */
export function keep(parent, items) {
  keepingFocus(() => {
    const before = new Map([...parent.children].map((child) => [child.dataset.key, child]));
    let at = parent.firstElementChild;
    for (const { key, sign, draw } of items) {
      let node = before.get(key);
      before.delete(key);
      if (node === undefined || node.dataset.sign !== sign) {
        const fresh = draw();
        fresh.dataset.key = key;
        fresh.dataset.sign = sign;
        if (node !== undefined) {
          if (at === node) at = node.nextElementSibling;
          node.remove();
        }
        node = fresh;
      }
      if (node === at) at = at.nextElementSibling;
      else parent.insertBefore(node, at);
    }
    for (const gone of before.values()) gone.remove();
  });
}

let counter = 0;
/** An id for a label and its field. */
export const freshId = () => `f${++counter}`;

/** A short hash, to see whether something has to be drawn again. */
export function signOf(value) {
  const text = JSON.stringify(value) ?? '';
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (Math.imul(hash, 31) + text.charCodeAt(i)) | 0;
  return `${text.length}.${hash}`;
}
