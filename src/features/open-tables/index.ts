/** What people write and choose inside a session: questions for the table, dots, thumbs, cards without a name. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';

export interface OpenTableDoors {
  /** A question that found no table goes to the list for the next vote. */
  keepWish(wish: { teamId: string; communityId: string; userId: string | null; text: string; now: number }): Promise<void>;
}

export function createOpenTables(_deps: Deps, _doors: OpenTableDoors): Contributions {
  return { name: 'open-tables' };
}
