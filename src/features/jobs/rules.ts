/** Whom to ask for a small job. Pure: the lot is handed in. */
import type { Random } from '../../platform/random.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';

export interface Candidate {
  userId: string;
  /** When she last did a small job; null = never. */
  lastOn: LocalDate | null;
  /** Her weekly slot comes before the session. */
  reachable: boolean;
}

export interface Chosen extends Candidate {
  /** How many were as long without one. */
  among: number;
}

/**
 * Whoever has had none for the longest, equals by lot. Nobody twice in a row while there is anybody else. Those whom a question
 * reaches before the session come first: asked too late is not asked.
 */
export function chooseForJob(candidates: readonly Candidate[], last: string | null, random: Random): Chosen | null {
  const others = candidates.filter(({ userId }) => userId !== last);
  const able = others.length > 0 ? others : candidates;
  const reached = able.filter(({ reachable }) => reachable);
  const pool = reached.length > 0 ? reached : able;
  const longest = pool.map(({ lastOn }) => lastOn ?? '').sort()[0];
  if (longest === undefined) return null;
  const equals = pool.filter(({ lastOn }) => (lastOn ?? '') === longest).sort((a, b) => (a.userId < b.userId ? -1 : 1));
  return { ...random.pick(equals), among: equals.length };
}
