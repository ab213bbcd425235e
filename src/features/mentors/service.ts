/** What the stories of mentors share, and what they need of the pairs that come of them (mentorships) and of newcomers (welcome). */
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { createStore, type Store } from './store.ts';
import { createNominationStore, type NominationStore } from './store-nominations.ts';
import { createOfferStore, type OfferStore } from './store-offers.ts';

export interface Beginning {
  teamId: string;
  communityId: string;
  mentorId: string;
  menteeId: string;
  /** What the mentee wants to be able to do: the first line of their agreement. */
  want: string;
  now: number;
}

export interface Mentorships {
  /** Everything from the yes on. */
  begin(beginning: Beginning): Promise<void>;
  /** Pairs under way, in every community of a workspace. */
  living(teamId: string): Promise<readonly { mentorId: string; menteeId: string }[]>;
  /** What mentees took on and showed to everyone here, newest first. */
  gains(community: Community): Promise<readonly { id: string; userId: string | null; text: string }[]>;
}

export interface Others {
  mentorships: Mentorships;
  /** What she said when she came: to put the right button first. */
  interests(member: Member): Promise<readonly string[]>;
}

export interface Parts {
  deps: Deps;
  others: Others;
  store: Store;
  offers: OfferStore;
  nominations: NominationStore;
  name(teamId: string, userId: string): Promise<string>;
}

export const createParts = (deps: Deps, others: Others): Parts => ({
  deps,
  others,
  store: createStore(deps.db),
  offers: createOfferStore(deps.db),
  nominations: createNominationStore(deps.db),
  name: (teamId, userId) => findName(deps, teamId, userId),
});
