/** The day itself: doors, who is here, the facilitator's console, steps that advance by the clock. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';

export interface SessionDayDoors {
  runSheet(session: Session): Promise<RunStep[]>;
}

export interface SessionDays extends Contributions {
  /** Who was there, first comers first, as long as names are kept: until the notes are out. */
  attended(session: Session): Promise<string[]>;
  /** How many were there; stays when the names have gone. */
  countOf(session: Session): Promise<number>;
  /** The facilitator's correction. */
  correct(session: Session, userIds: readonly string[], now: number): Promise<void>;
  /** The notes are out: names go, the count and each person's date of her last session stay. (practice 3.4) */
  forgetNames(session: Session, now: number): Promise<void>;
  /** Where the session's steps are posted; null before doors open. */
  threadOf(session: Session): Promise<{ channel: string; ts: string } | null>;
}

export function createSessionDays(_deps: Deps, _doors: SessionDayDoors): SessionDays {
  return {
    name: 'session-days',
    attended: async () => [],
    countOf: async () => 0,
    correct: async () => undefined,
    forgetNames: async () => undefined,
    threadOf: async () => null,
  };
}
