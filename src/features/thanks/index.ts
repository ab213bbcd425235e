/** Thanks for an insight, a useful flop or help: what somebody did, and what it changed. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createThanks(_deps: Deps): Contributions {
  return { name: 'thanks' };
}
