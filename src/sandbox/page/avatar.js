/** Somebody's square: initials on a colour of her own; the app has its mark. */
import { el } from './dom.js';

const HUES = [200, 14, 265, 150, 330, 40, 225, 95, 290, 175, 0, 60];

export function avatar(id, name, app = false) {
  if (app) return el('img', { class: 'avatar', src: '/page/mark.svg', alt: '', width: 36, height: 36 });
  const initials = name
    .split(/\s+/)
    .map((word) => word[0] ?? '')
    .join('')
    .slice(0, 2);
  const hue = HUES[[...id].reduce((sum, char) => sum + char.charCodeAt(0) * 7, 0) % HUES.length];
  const square = el('span', { class: 'avatar', 'aria-hidden': 'true' }, initials);
  square.style.setProperty('--hue', String(hue));
  return square;
}
