/** How "what is stored about me" names an instant. Pure. */
import { toLocal } from '../platform/time/zones.ts';

export const sayInstant = (at: number | null): string | null =>
  at === null ? null : `${toLocal(at, 'Etc/UTC').date} ${toLocal(at, 'Etc/UTC').time} UTC`;
