/** The stories of membership, built once and handed to what people do and to what happens by itself. */
import type { Forgetting } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Random } from '../../platform/random.ts';
import { type Admissions, createAdmission } from './service-admission.ts';
import { type Buddies, createBuddies } from './service-buddies.ts';
import { createJoining, type Joinings } from './service-joining.ts';
import { createLeaving, type Leavings } from './service-leaving.ts';
import { createLevels, type Levels } from './service-levels.ts';
import { createPlaces, type Places } from './service-places.ts';
import { createPuzzles, type Puzzles } from './service-puzzles.ts';
import { createStore, type Store } from './store.ts';
import { type BuddyStore, createBuddyStore } from './store-buddies.ts';
import { createVoiceStore, type VoiceStore } from './store-voices.ts';

/** What app.ts supplies, because it runs over all capabilities. */
export interface Erasure {
  /** The file, in Markdown. */
  storedAbout(teamId: string, userId: string): Promise<string>;
  forget(forgetting: Forgetting): Promise<void>;
}

export interface Parts {
  deps: Deps;
  erasure: Erasure;
  random: Random;
  store: Store;
  pairs: BuddyStore;
  voices: VoiceStore;
  admission: Admissions;
  joining: Joinings;
  buddies: Buddies;
  levels: Levels;
  leaving: Leavings;
  places: Places;
  puzzles: Puzzles;
}

export function createParts(deps: Deps, erasure: Erasure): Parts {
  const store = createStore(deps.db);
  const pairs = createBuddyStore(deps.db);
  const voices = createVoiceStore(deps.db);
  const joining = createJoining({ deps, store });
  const buddies = createBuddies({ deps, store, buddies: pairs, joining });
  return {
    deps,
    erasure,
    random: deps.random.fork('membership'),
    store,
    pairs,
    voices,
    joining,
    buddies,
    admission: createAdmission({
      deps,
      store,
      join: async (community, userId, now) => {
        await joining.join(community, userId, { welcome: true }, now);
      },
    }),
    levels: createLevels({ deps, store }),
    leaving: createLeaving({ deps, store, buddies: pairs, voices, forget: erasure.forget, replaceBuddy: buddies.replace }),
    places: createPlaces(deps),
    puzzles: createPuzzles(deps, voices),
  };
}
