/** Buddies: somebody from another function for every newcomer; drawn, introduced, asked once, replaced once. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Member } from '../../community/records.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createActions } from './commands.ts';
import { createParts, type Newcomers } from './service.ts';
import { createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';

export interface Buddies extends Contributions {
  /** Who tells late has let the first introduction pass: hers comes on the next working day. */
  plan(community: Community, newcomer: Member, now: number): Promise<void>;
  /** The name of the buddy she has not talked with yet. */
  findBuddy(newcomer: Member): Promise<string | null>;
  /** They have talked, or she would like somebody else. */
  close(community: Community, newcomer: Member, how: 'talked' | 'other', now: number): Promise<void>;
  /** She leaves: her pairs end, and her newcomers meet somebody else. */
  endAll(community: Community, member: Member, now: number): Promise<void>;
}

export function createBuddies(deps: Deps, newcomers: Newcomers): Buddies {
  const parts = createParts(deps, newcomers);
  const { pairs, plans } = parts;
  return {
    name: 'buddies',
    actions: createActions(parts),
    touches: createTouches(parts),
    asks: createAsks(parts),
    home: createHomePanels(parts),
    ...createPrivacyParts(parts),
    plan: plans.plan,
    findBuddy: async (newcomer) => {
      const pair = await pairs.openPair(newcomer);
      return pair ? (await pairs.names(pair)).buddy : null;
    },
    close: async (community, newcomer, how, now) => {
      const pair = await pairs.openPair(newcomer);
      if (!pair) return;
      if (how === 'talked') await pairs.talked(pair);
      else await pairs.pass(community, pair, now);
    },
    endAll: pairs.endAll,
  };
}
