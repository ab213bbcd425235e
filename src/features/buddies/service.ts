/** The stories of buddies, and what they need to know of newcomers (welcome). */
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { createDrawing, type Drawing } from './service-drawing.ts';
import { createPairs, type Pairs } from './service-pairs.ts';
import { createPlans, type Plans } from './service-plans.ts';
import { createStore, type Store } from './store.ts';

export interface Newcomers {
  /** She has told us how she takes part; before that nobody is introduced to her. */
  hasTold(member: Member): Promise<boolean>;
  /** This date, or the first one after a session that is close to her joining. */
  heldUntil(community: Community, member: Member, on: LocalDate): Promise<LocalDate>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  plans: Plans;
  pairs: Pairs;
  drawing: Drawing;
}

export function createParts(deps: Deps, newcomers: Newcomers): Parts {
  const store = createStore(deps.db);
  const plans = createPlans(deps, newcomers);
  const pairs = createPairs({ deps, store, plans });
  return { deps, store, plans, pairs, drawing: createDrawing({ deps, store, plans, pairs, newcomers }) };
}
