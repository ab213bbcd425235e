/** Asking somebody to be one’s partner, at any time. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createProposals(_deps: Deps): Contributions {
  return { name: 'proposals' };
}
