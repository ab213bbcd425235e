/** Who must not be put together: what each said in private, the lines they named, and what the stewards know. */
import type { Database } from '../platform/db/database.ts';
import { type Apart, type ApartFacts, allApart, apartOf, LINE_LEVELS } from './apart-rules.ts';
import { createApartStore, type OwnBounds } from './apart-store.ts';
import type { Community } from './records.ts';

export interface Bounds {
  /** Her own, for her form and for "what is stored about me". Nobody else is ever shown it. */
  of(teamId: string, userId: string): Promise<OwnBounds>;
  /** Tells every capability (`boundsChanged`) in the same transaction. */
  put(teamId: string, userId: string, own: OwnBounds, now: number): Promise<void>;
  /** For deciding only; it says that two must be kept apart, never why. `levels`: steps of a reporting line, two unless said otherwise. */
  apart(community: Pick<Community, 'teamId' | 'settings'>, levels?: number): Promise<Apart>;
  /** The same as a list, for deciding about many at once: each two in a fixed order, and once. */
  allApart(community: Pick<Community, 'teamId' | 'settings'>): Promise<[string, string][]>;
  /** What she said, and what others said of her. */
  forget(teamId: string, userId: string): Promise<void>;
}

export interface BoundsParts {
  db: Database;
  changed?: ((teamId: string, userId: string, now: number) => Promise<void>) | undefined;
}

export function createBounds({ db, changed: tell = async () => undefined }: BoundsParts): Bounds {
  const store = createApartStore(db);
  const factsOf = async ({ teamId, settings }: Pick<Community, 'teamId' | 'settings'>): Promise<ApartFacts> => {
    const { lists, managerOf } = await store.all(teamId);
    return { lists: [...lists, ...settings.apart], managerOf };
  };
  return {
    of: store.of,
    forget: store.forget,
    put: (teamId, userId, own, now) =>
      db.transaction(async () => {
        await store.put(teamId, userId, own);
        await tell(teamId, userId, now);
      }),
    apart: async (community, levels = LINE_LEVELS) => apartOf(await factsOf(community), levels),
    allApart: async (community) => allApart(await factsOf(community)),
  };
}
