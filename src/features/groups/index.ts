/** Groups by lot with mixed functions and few repeats, and the order in which people speak. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createGroups(_deps: Deps): Contributions {
  return { name: 'groups' };
}
