/** The stories of admission, built once and handed to what people do and to what happens by itself. */
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import type { Message } from '../../platform/slack/message.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type Asking, createAsking } from './service-asking.ts';
import { createJoining, type Joining } from './service-joining.ts';
import { createRequests, type Requests } from './service-requests.ts';
import { createStore, type Store, type Whose } from './store.ts';

/** Somebody's first month starts here (welcome). `welcomedAt` is null when she has not been told yet what she comes into. */
export type Begin = (whose: Whose, joinedOn: LocalDate, welcomedAt: number | null) => Promise<void>;
/** What she reads before she decides: an opening, the facts of day one, and the three answers (welcome). */
export type Greet = (community: Community, opening: string) => Message;

export interface Parts {
  deps: Deps;
  greet: Greet;
  store: Store;
  joining: Joining;
  asking: Asking;
  requests: Requests;
}

export function createParts(deps: Deps, { begin, greet }: { begin: Begin; greet: Greet }): Parts {
  const store = createStore(deps.db);
  const joining = createJoining({ deps, store, begin });
  const asking = createAsking({ deps, store });
  return { deps, greet, store, joining, asking, requests: createRequests({ deps, store, asking, joining }) };
}
