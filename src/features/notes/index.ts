/** What stays of a session: the facilitator's notes, the notes for everyone, and a private thanks. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Session } from '../../community/records.ts';

export interface NotesDoors {
  debriefOf(session: Session): Promise<{
    answered: number;
    useful: { mean: number; n: number } | null;
    takeaways: { text: string; userId: string | null }[];
    steps: number | null;
  }>;
  attended(session: Session): Promise<string[]>;
  countOf(session: Session): Promise<number>;
  correctAttendance(session: Session, userIds: readonly string[], now: number): Promise<void>;
  forgetNames(session: Session, now: number): Promise<void>;
}

export interface Notes extends Contributions {
  /** For whoever leads the next one: what worked, where it stuck, what to change. */
  lastNotes(session: Session): Promise<string | null>;
}

export function createNotes(_deps: Deps, _doors: NotesDoors): Notes {
  return { name: 'notes', lastNotes: async () => null };
}
