/** Who offers to mentor, who would like a mentor, and who is asked in which order. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createMentors(_deps: Deps): Contributions {
  return { name: 'mentors' };
}
