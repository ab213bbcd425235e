/** The one gate. Every query that gives something to somebody asks here. (practice 3.13) */
import type { PrivacyClass } from '../platform/db/kit.ts';

/** Anything stored that has a class. */
export interface Classified {
  privacy: PrivacyClass;
  communityId: string;
  /** Null when it is stored without a member. */
  authorId: string | null;
  /** P1 and special: the two or three people, or the chosen ones. */
  sharedWith?: readonly string[];
}

/** Who looks, with what she is in that community. */
export interface Looker {
  userId: string;
  /** Communities in which she is an active or paused member. */
  memberOf: readonly string[];
  /** P4 readers: part of the organisation (not a guest, not a stranger). */
  inOrganisation: boolean;
  /** Communities whose items of class P5 she was invited to. */
  guestOf?: readonly string[];
}

export type Total = { shown: true; n: number; mean: number; counts: Record<string, number> } | { shown: false; reason: string };

export interface Privacy {
  see(looker: Looker, record: Classified): boolean;
  /** Filters a list; never throws, never hints at what was left out. */
  visible<T extends Classified>(looker: Looker, records: readonly T[]): T[];
  /** Numbers from k answers on; below: "Not enough answers to show (fewer than five)". Never 0, never a dash. */
  total(answers: readonly number[], k: number): Total;
  /** Upwards only, by the author only, one item. Throws NotAllowedError otherwise. */
  assertRelease(authorId: string, item: Classified, to: PrivacyClass): void;
}
