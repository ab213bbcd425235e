/** Sessions as people meet them: the published calendar, moving one, the invitation and who comes. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export function createSessions(_deps: Deps): Contributions {
  return { name: 'sessions' };
}
