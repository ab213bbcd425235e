/** Row ids: ULIDs (Crockford base 32, 26 characters), so that ids sort by the instant they were made. */
import type { Clock } from './clock.ts';
import type { Random } from './random.ts';

const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

export type NewId = () => string;

export function createIds(clock: Clock, random: Random): NewId {
  return () => {
    let instant = clock.now();
    let head = '';
    for (let i = 0; i < 10; i++) {
      head = ALPHABET.charAt(instant % 32) + head;
      instant = Math.floor(instant / 32);
    }
    let tail = '';
    for (let i = 0; i < 16; i++) tail += ALPHABET.charAt(random.int(32));
    return head + tail;
  };
}
