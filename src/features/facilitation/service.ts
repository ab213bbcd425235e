/** The stories of leading in turn, built on one another. */
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import { createChanges } from './service-changes.ts';
import { type Cover, createCover } from './service-cover.ts';
import { createGroup, type Group } from './service-group.ts';
import { createOffers, type Offers } from './service-offers.ts';
import { createRota, type Rota } from './service-rota.ts';
import { createSearch, type Search } from './service-search.ts';
import { createTurns, type Turns } from './service-turns.ts';
import { createStore, type Store } from './store.ts';
import { createLedgerStore, type LedgerStore } from './store-ledger.ts';

export interface Doors {
  volunteers(session: Session): Promise<string[]>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  ledgers: LedgerStore;
  turns: Turns;
  offers: Offers;
  search: Search;
  cover: Cover;
  group: Group;
  rota: Rota;
  sessionChanged(session: Session, was: Session, now: number): Promise<void>;
}

export function createParts(deps: Deps, { volunteers }: Doors): Parts {
  const store = createStore(deps.db);
  const ledgers = createLedgerStore(deps.db);
  const turns = createTurns({ deps, store, ledgers });
  const offers = createOffers({ deps, store });
  const search = createSearch({ deps, store, turns, offers, volunteers });
  const cover = createCover({ deps, store, offers, search });
  const group = createGroup({ deps, store });
  const rota = createRota({ deps, store, turns, cover, group, volunteers });
  const sessionChanged = createChanges({ deps, turns, offers, cover, group });
  return { deps, store, ledgers, turns, offers, search, cover, group, rota, sessionChanged };
}
