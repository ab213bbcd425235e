/** Whoever comes later or is free again: the best place in the round, or a plain word why there is none. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createRematches(_deps: Deps): Contributions {
  return { name: 'rematches' };
}
