/** The round of peer coaching: the call, who is in, and who coaches whom. (practice rows 61, 63; 3.7) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { RoundFacts } from '../../community/matching.ts';
import { drawRoundInThread } from '../../community/matching-thread.ts';
import type { Community } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts, type RoundsDoors } from './service.ts';
import { createChanges } from './service-changes.ts';
import { createDrawing } from './service-drawing.ts';
import { createDraws } from './service-draws.ts';
import { createEntering } from './service-entering.ts';
import { createFacts } from './service-facts.ts';
import { createPages } from './service-page.ts';
import { createPlaces } from './service-places.ts';
import { createPosts } from './service-post.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createRooms } from './service-rooms.ts';
import { createSettling } from './service-settling.ts';
import { createTelling } from './service-telling.ts';
import { createTotals } from './service-totals.ts';
import { createStore } from './store.ts';

/** A round that was told and is not over, with everybody who is in and can take part; `weekOn` is the week in which it began. */
export interface RunningRound {
  id: string;
  toldOn: LocalDate;
  closesOn: LocalDate;
  facts: RoundFacts;
}

export interface Rounds extends Contributions {
  /** For whoever finds places for late joiners; null while none is running. */
  running(community: Community, now: number): Promise<RunningRound | null>;
}

export function createRounds(deps: Deps, doors: RoundsDoors): Rounds {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const service = createService(parts);
  const facts = createFacts(parts);
  const posts = createPosts(parts, service);
  const rooms = createRooms(parts, service);
  const places = createPlaces(parts, service, rooms);
  const settling = createSettling({ parts, service, facts, places, rooms });
  const telling = createTelling({ parts, service, facts, places, settling });
  const draws = createDraws(deps.log, drawRoundInThread);
  const drawing = createDrawing({ parts, service, facts, draws, places, rooms, posts, telling });
  const entering = createEntering(parts, service, settling);
  const pages = createPages(parts, service, entering);
  const totals = createTotals(parts, service, facts, draws);

  return {
    name: 'rounds',
    ...createCommands({ parts, service, entering, pages, totals }),
    touches: createTouches({ parts, service, posts, drawing, rooms, telling }),
    sent: { 'rounds.call': posts.sent },
    home: pages.home,
    digest: [totals.digest],
    ...createChanges({ parts, service, places, settling, posts }),
    ...createPrivacyParts(parts, service, telling),
    running: async (community, now) => {
      const round = (await service.list(community)).findLast((one) => service.phase(community, one, now) === 'running');
      if (!round) return null;
      const { id, toldOn, closesOn } = round;
      return { id, toldOn, closesOn, facts: (await facts.of(community, round)).facts };
    },
  };
}
