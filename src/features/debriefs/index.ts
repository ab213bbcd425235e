/** Two minutes at the end of a session: was it worth the time, what was held back, one take-away, one step. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import type { LocalDate } from '../../platform/time/zones.ts';
import { createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createDigest, createHomePanels } from './service-home.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';

export interface DebriefDoors {
  attended(session: Session): Promise<string[]>;
  threadOf(session: Session): Promise<{ channel: string; ts: string } | null>;
  /** Keeps a private if-then step that comes back on a day; null = never. */
  keepStep(step: {
    id: string;
    teamId: string;
    communityId: string;
    userId: string;
    text: string;
    askOn: LocalDate | null;
    /** The session, for the trail. */
    from: Ref;
    now: number;
  }): Promise<void>;
  keepWish(wish: { teamId: string; communityId: string; userId: string | null; text: string; now: number }): Promise<void>;
  /** A take-away that may stand in the notes was taken back, or lost its name. */
  takenBack?(session: Session, now: number): Promise<void>;
}

/** What a session's debrief came to; everything below k is null. */
export interface DebriefResult {
  answered: number;
  useful: { mean: number; n: number } | null;
  /** Released by their authors, in drawn order; `userId` only for those who ticked their name. */
  takeaways: { text: string; userId: string | null }[];
  /** How many if-then steps were made. */
  steps: number | null;
}

export interface Debriefs extends Contributions {
  resultOf(session: Session): Promise<DebriefResult>;
}

export function createDebriefs(deps: Deps, doors: DebriefDoors): Debriefs {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const service = createService(parts);
  return {
    name: 'debriefs',
    ...createCommands(parts, service),
    touches: createTouches(service),
    home: createHomePanels(parts, service),
    digest: createDigest(parts, service),
    stepTools: [{ tool: 'debrief', begin: service.begin }],
    sessionChanged: service.sessionChanged,
    ...createPrivacyParts(parts),
    resultOf: service.resultOf,
  };
}
