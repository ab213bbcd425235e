/** Two minutes at the end of a session: was it worth the time, what was held back, one take-away, one step. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { LocalDate } from '../../platform/time/zones.ts';

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
    now: number;
  }): Promise<void>;
  keepWish(wish: { teamId: string; communityId: string; userId: string | null; text: string; now: number }): Promise<void>;
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

export function createDebriefs(_deps: Deps, _doors: DebriefDoors): Debriefs {
  return { name: 'debriefs', resultOf: async () => ({ answered: 0, useful: null, takeaways: [], steps: null }) };
}
