/** What the stories of a mentoring pair share. */
import { findName, requireCommunity } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { isOf, otherOf } from './rules.ts';
import { createStore, type Mentorship, type Store } from './store.ts';
import { createTalkStore, type Talk, type TalkStore } from './store-talks.ts';
import { createTotalStore, type TotalStore } from './store-totals.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  talks: TalkStore;
  totals: TotalStore;
  name(teamId: string, userId: string): Promise<string>;
  /** The other one of the two, by name. */
  other(row: Mentorship, userId: string): Promise<string>;
  /** For one of its two people; whoever else presses an old button hears so. */
  own(teamId: string, id: string, userId: string): Promise<Mentorship>;
  community(row: Mentorship): Promise<Community>;
}

export const startOf = ({ onDate, at }: Pick<Talk, 'onDate' | 'at'>, { zone }: Pick<Mentorship, 'zone'>): number =>
  toInstant(onDate, at, zone);

export function createParts(deps: Deps): Parts {
  const store = createStore(deps.db);
  const name = (teamId: string, userId: string): Promise<string> => findName(deps, teamId, userId);
  return {
    deps,
    store,
    talks: createTalkStore(deps.db),
    totals: createTotalStore(deps.db),
    name,
    other: (row, userId) => name(row.teamId, otherOf(row, userId)),
    own: async (teamId, id, userId) => {
      const row = await store.find(teamId, id);
      if (!row) throw new UserError('This mentoring is not kept any more.', 'What the two of you made of it is yours.');
      if (!isOf(row, userId)) throw new NotAllowedError('This belongs to the two of them.', '`/rondo mentor` has the list of mentors.');
      return row;
    },
    community: (row) => requireCommunity(deps, row.teamId, row.communityId),
  };
}
