/** The stories of the first month, and what they need of other capabilities. */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Level, Member } from '../../community/records.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import { createHolds, type Holds } from './service-holds.ts';
import { createScores, type Scores } from './service-scores.ts';
import { createTelling, type Tellings } from './service-telling.ts';
import { createStore, type Store } from './store.ts';
import { createScoreStore } from './store-scores.ts';

/** The ways in and out (admission, membership): her answer to the first message may be any of them. */
export interface Doors {
  consents(community: Community, userId: string): Promise<'in-already' | 'joins' | 'request'>;
  join(community: Community, userId: string, options: { level: Level; told: boolean }, now: number): Promise<Member>;
  enter(community: Community, act: Act): Promise<Answer>;
  refuse(community: Community, userId: string, now: number): Promise<void>;
  leave(community: Community, member: Member, now: number): Promise<void>;
}

/** Whoever accompanies her (buddies). */
export interface Pairs {
  /** She has told us late: somebody for her on the next working day. */
  plan(community: Community, member: Member, now: number): Promise<void>;
  /** The buddy whom she has not talked with yet, by name. */
  findBuddy(member: Member): Promise<string | null>;
  /** What she says of that buddy: they talked, or she would like somebody else. */
  close(community: Community, member: Member, how: 'talked' | 'other', now: number): Promise<void>;
}

/** What puzzles her about us (newcomer questions). */
export type KeepQuestion = (community: Community, member: Member, text: string, released: boolean, now: number) => Promise<void>;

export interface Others {
  doors: Doors;
  pairs: Pairs;
  keepQuestion: KeepQuestion;
}

export interface Parts extends Others {
  deps: Deps;
  store: Store;
  holds: Holds;
  telling: Tellings;
  keepQuestion: KeepQuestion;
  scores: Scores;
}

export function createParts(deps: Deps, { doors, pairs, keepQuestion }: Others): Parts {
  const store = createStore(deps.db);
  return {
    deps,
    doors,
    pairs,
    store,
    holds: createHolds(deps),
    telling: createTelling({ deps, store, planBuddy: pairs.plan }),
    keepQuestion,
    scores: createScores({ deps, store, scores: createScoreStore(deps.db) }),
  };
}
