/** The three talks of a pair: dates, the guide on the desk, and the check-in that only counts. (practice 64, 65, 67; 3.9 c2, a4) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Pair } from '../../community/pair.ts';
import { createTouches } from './agenda.ts';
import { createAsks } from './agenda-asks.ts';
import { createCommands } from './commands.ts';
import { createGrowthCommands } from './commands-growth.ts';
import { createService, type PactWords, type Parts } from './service.ts';
import { createChecks } from './service-checks.ts';
import { createDates } from './service-dates.ts';
import { createDesk } from './service-desk.ts';
import { createGrowth } from './service-growth.ts';
import { createHomeParts } from './service-home.ts';
import { createMeeting } from './service-meeting.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { createCheckStore } from './store-checks.ts';
import { createGrowthStore } from './store-growth.ts';

export type { PactWords };

export interface Talks extends Contributions {
  /** The dates that a pact fixes, first to third, in UTC milliseconds. Everybody gets a calendar file: `byId` at once, the others in their hours. Fixed anew, they move. */
  fixDates(pair: Pair, dates: readonly number[], minutes: number, now: number, byId?: string): Promise<void>;
  /** The next talk in the calendar; null when none is, or the pair is over. */
  nextOf(pair: Pair, now: number): Promise<{ number: number; at: number; minutes: number } | null>;
}

const NO_WORDS: PactWords = { styleOf: async () => null, shapeOf: async () => null, dateMoved: async () => undefined };

export function createTalks(deps: Deps, pact: PactWords = NO_WORDS): Talks {
  const { db } = deps;
  const parts: Parts = { deps, store: createStore(db), checks: createCheckStore(db), growth: createGrowthStore(db), pact };
  const service = createService(parts);
  const dates = createDates(parts, service);
  const desk = createDesk(parts, service);
  const meeting = createMeeting(parts, service, dates);
  const checks = createChecks(parts, service);
  const doings = createCommands({ service, desk, meeting });
  const growing = createGrowthCommands(parts, service, createGrowth(parts, service));

  return {
    name: 'talks',
    actions: { ...doings.actions, ...growing.actions },
    submissions: { ...doings.submissions, ...growing.submissions },
    touches: createTouches(parts, service, checks),
    asks: createAsks(parts, service, checks, meeting),
    ...createHomeParts(parts, service, desk),
    ...createPrivacyParts(parts, service),
    pairChanged: dates.pairChanged,
    fixDates: dates.fix,
    nextOf: desk.nextOf,
  };
}
