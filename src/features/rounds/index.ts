/** The round of peer coaching: the call, who is in, and who coaches whom. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createRounds(_deps: Deps): Contributions {
  return { name: 'rounds' };
}
