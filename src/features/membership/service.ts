/** The stories of membership, and what they need of other capabilities. */
import type { Forgetting } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type ChannelLeaving, createChannelLeaving } from './service-channel.ts';
import { createLeaving, type Leavings } from './service-leaving.ts';
import { createMine, type Mine } from './service-mine.ts';
import { createPauses, type Pauses } from './service-pauses.ts';
import { createPlaces, type Places } from './service-places.ts';
import { createStore, type Store } from './store.ts';

/** What app.ts supplies, because it runs over all capabilities. */
export interface Erasure {
  /** The file, in Markdown. */
  storedAbout(teamId: string, userId: string): Promise<string>;
  forget(forgetting: Forgetting): Promise<void>;
}

export interface Others {
  erasure: Erasure;
  /** Somebody is in the channel who is no member: asked whether she would like to be (admission). */
  askWhoCame(community: Community, userId: string, broughtBy: string | null, now: number): Promise<void>;
  /** A membership ends: what else ends with it (admission, buddies). */
  onEnd(community: Community, member: Member, by: string, now: number): Promise<void>;
  /** What the stewards' digest says of newcomers (admission, welcome). */
  newcomers(community: Community, since: LocalDate): Promise<Newcomers>;
}

export interface Newcomers {
  joined: readonly string[];
  waiting: number;
  welcome: { whyHere: number; welcome: number; n: number } | null;
}

export interface Parts extends Omit<Others, 'onEnd'> {
  deps: Deps;
  store: Store;
  mine: Mine;
  pauses: Pauses;
  leaving: Leavings;
  channel: ChannelLeaving;
  places: Places;
}

export function createParts(deps: Deps, { onEnd, ...others }: Others): Parts {
  const store = createStore(deps.db);
  return {
    ...others,
    deps,
    store,
    mine: createMine(deps),
    pauses: createPauses({ deps, store }),
    leaving: createLeaving({ deps, store, forget: others.erasure.forget, onEnd }),
    channel: createChannelLeaving(deps),
    places: createPlaces(deps),
  };
}
