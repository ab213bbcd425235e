/** The end of the nine weeks: how many talks, how useful, one thing done differently, thanks. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createClosings(_deps: Deps): Contributions {
  return { name: 'closings' };
}
