/** What the parts of talks share: the pair of a button, whoever is in it, and what its pact says. */
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { isOf, othersOf, type Pair, wasTold } from '../../community/pair.ts';
import { joinWords } from '../../community/words.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Holidays } from '../../platform/time/working-days.ts';
import type { Zone } from '../../platform/time/zones.ts';
import type { Store } from './store.ts';
import type { CheckStore } from './store-checks.ts';
import type { GrowthStore } from './store-growth.ts';

export const FILE = 'talks.file';
export const CHECKS = 'talks.checks';
export const CHECK = 'talks.check';
export const STILL = 'talks.still';
export const FEEDBACK = 'talks.feedback';

/** What a pact says, as far as a talk needs it; null where it says nothing. Supplied by features/index.ts. */
export interface PactWords {
  /** "I find it helpful when you …" */
  styleOf(pair: Pair, userId: string): Promise<string | null>;
  /** One of the library's shapes. */
  shapeOf(pair: Pair): Promise<string | null>;
  /** A talk has another date than the pact says. */
  dateMoved(pair: Pair, number: number, at: number): Promise<void>;
}

export interface Parts {
  deps: Deps;
  store: Store;
  checks: CheckStore;
  growth: GrowthStore;
  pact: PactWords;
}

interface Whose {
  teamId: string;
  userId: string;
}

export function createService({ deps }: Parts) {
  const nameOf = (teamId: string, userId: string): Promise<string> => findName(deps, teamId, userId);
  return {
    /** The pair of a button or form, which may be old: for its own people only. */
    requirePair: async ({ teamId, userId }: Whose, id: string): Promise<Pair> => {
      const pair = id === '' ? null : await deps.pairs.find(teamId, id);
      if (!pair || !wasTold(pair))
        throw new UserError('This round is over, and I have kept nothing of it.', 'Your App Home shows what there is now.');
      if (!isOf(pair, userId)) {
        const whose = pair.people.length > 2 ? 'the three' : 'the two';
        throw new NotAllowedError(`This belongs to ${whose} of them.`, 'A pair’s page opens for its own people only.');
      }
      return pair;
    },
    keyOf: ({ teamId, id }: Pick<Pair, 'teamId' | 'id'>) => ({ teamId, pairId: id }),
    nameOf,
    /** Everybody else in it, as one says it. Plain text. */
    partnersOf: async (pair: Pair, userId: string): Promise<string> =>
      joinWords(await Promise.all(othersOf(pair, userId).map((id) => nameOf(pair.teamId, id)))),
    /** 'You and Ben', 'You, Ben and Cleo'. */
    withYou: async (pair: Pair, userId: string): Promise<string> =>
      joinWords(['You', ...(await Promise.all(othersOf(pair, userId).map((id) => nameOf(pair.teamId, id))))]),
    zoneOf: async ({ teamId, userId }: Whose): Promise<Zone> => (await deps.people.find(teamId, userId))?.zone ?? 'UTC',
    holidaysOf: async ({ teamId, communityId }: Pick<Pair, 'teamId' | 'communityId'>): Promise<Holidays> => {
      const community = await deps.communities.find(teamId, communityId);
      return community ? deps.calendar.holidays(community) : new Set();
    },
  };
}

export type Service = ReturnType<typeof createService>;
