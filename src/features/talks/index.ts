/** The three talks of a pair: dates, the guide on the desk, and the check-in that only counts. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createTalks(_deps: Deps): Contributions {
  return { name: 'talks' };
}
