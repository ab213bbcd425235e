/** Whoever comes later or is free again: the best place in the round, or a plain word why there is none. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { createSent, createTouches } from './agenda.ts';
import { createActions } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createDraw } from './service-draw.ts';
import { createHomePanels } from './service-home.ts';
import { createPlaces, type RematchDoors } from './service-places.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export type { RematchDoors, RunningRound } from './service-places.ts';

export interface Rematches extends Contributions {
  /** Somebody is in since the draw of a round that is running: she is found a place, or told plainly that there is none. */
  late(community: Community, userId: string, now: number): Promise<void>;
  /** She takes it back: nobody is looked for in this round. */
  out(teamId: string, roundId: string, userId: string): Promise<void>;
}

export function createRematches(deps: Deps, doors: RematchDoors): Rematches {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const places = createPlaces(parts, doors);
  const service = createService(parts, places);
  return {
    name: 'rematches',
    actions: createActions(places),
    touches: createTouches(parts, createDraw(parts, places, doors)),
    home: createHomePanels(parts, places),
    sent: createSent(parts),
    pairChanged: service.pairChanged,
    memberChanged: service.memberChanged,
    boundsChanged: service.boundsChanged,
    ...createPrivacyParts(parts),
    late: places.late,
    out: places.out,
  };
}
