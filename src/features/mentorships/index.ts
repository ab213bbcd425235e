/** A mentoring pair: agreement, six monthly talks, the midpoint, the closing talk. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createMentorships(_deps: Deps): Contributions {
  return { name: 'mentorships' };
}
