/** What whoever leads a session is given: a pack, a drafted run sheet to change step by step, a checklist; locked four working days before. */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import type { RunStep } from '../../community/step.ts';

/** A way to run a session, as far as preparing one needs to know it. */
export interface PreparedFormat {
  id: string;
  name: string;
  purpose: string;
  minutes: number;
  effort: number | null;
  steps: RunStep[];
  preparation: string[];
  goesWrongWhen: string[];
  kind: 'session' | 'ceremony';
}

export interface PreparationDoors {
  formats: {
    list(community: Community): Promise<PreparedFormat[]>;
    find(community: Community, id: string): Promise<PreparedFormat | null>;
  };
  /** Why it became the topic, in one sentence. */
  why(session: Session): Promise<string | null>;
  /** The notes of the session before, shortened to what its facilitator passes on; null when there are none. */
  lastNotes(session: Session): Promise<string | null>;
}

export interface Preparation extends Contributions {
  /** What runs on the day: the locked plan, else the last one that added up, else the format's own, fitted to the session. Never empty, always adds up. */
  runSheet(session: Session): Promise<RunStep[]>;
}

export function createPreparation(_deps: Deps, _doors: PreparationDoors): Preparation {
  return { name: 'preparation', runSheet: async () => [] };
}
