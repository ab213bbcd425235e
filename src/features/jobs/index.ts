/** Small jobs of ten to thirty minutes that anybody may take: the scribe of a session, and who answers first. (practice row 29) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createJobs(_deps: Deps): Contributions {
  return { name: 'jobs' };
}
