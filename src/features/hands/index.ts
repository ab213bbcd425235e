/** I could use a hand: one person is asked, then the next. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createHands(_deps: Deps): Contributions {
  return { name: 'hands' };
}
