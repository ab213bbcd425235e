/** Something left the room: two trust keepers, and each step only with the reporter’s yes. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createBreaches(_deps: Deps): Contributions {
  return { name: 'breaches' };
}
