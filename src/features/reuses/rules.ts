/** What the uses of an item add up to: how often it was tried, what came of it, in how many unlike contexts. Pure. */
import type { Outcome, Stage, TeamSize } from './tables.ts';

export interface Context {
  /** Another function than the author's; null = not known. */
  elsewhere: boolean | null;
  teamSize: TeamSize | null;
  setting: string;
}

export interface Use extends Context {
  stage: Stage;
  startedAt: number | null;
  outcome: Outcome | null;
}

const LEAST_LETTERS = 3;
const wordsOf = (text: string): Set<string> =>
  new Set(
    text
      .normalize('NFKD')
      .replace(/\p{M}/gu, '')
      .toLowerCase()
      .split(/[^\p{L}\p{N}]+/u)
      .filter((word) => word.length >= LEAST_LETTERS),
  );

const known = ({ elsewhere, teamSize, setting }: Context): number =>
  Number(elsewhere !== null) + Number(teamSize !== null) + Number(wordsOf(setting).size > 0);

/**
 * Unlike = at least one thing that is known of both differs: the function (the author's or another), the size of the team (up to five,
 * six to twelve, more), or the setting (of the shorter one's words, fewer than half stand in the other). What is not known makes no difference.
 */
export function areUnlike(one: Context, other: Context): boolean {
  if (one.elsewhere !== null && other.elsewhere !== null && one.elsewhere !== other.elsewhere) return true;
  if (one.teamSize !== null && other.teamSize !== null && one.teamSize !== other.teamSize) return true;
  const [few, many] = [wordsOf(one.setting), wordsOf(other.setting)].toSorted((a, b) => a.size - b.size);
  if (!few || !many || few.size === 0) return false;
  return [...few].filter((word) => many.has(word)).length * 2 < few.size;
}

const keyOf = ({ elsewhere, teamSize, setting }: Context): string => JSON.stringify([elsewhere, teamSize, setting]);

/** Those of which most is known come first; each that is unlike all counted before it counts. The order in which they came makes no difference. */
export function countUnlike(contexts: readonly Context[]): number {
  const counted: Context[] = [];
  const ordered = contexts.toSorted((a, b) => known(b) - known(a) || (keyOf(a) < keyOf(b) ? -1 : 1));
  for (const one of ordered) if (counted.every((other) => areUnlike(one, other))) counted.push(one);
  return counted.length;
}

export interface Evidence {
  tried: number;
  worked: number;
  part: number;
  not: number;
  running: number;
  /** Parked, stopped or closed before anything was known. */
  ended: number;
  contexts: number;
}

/** A use that was only planned is no trial. */
export function sumUp(uses: readonly Use[]): Evidence {
  const begun = uses.filter(({ stage, startedAt, outcome }) => outcome !== null || (startedAt !== null && stage !== 'planned'));
  const count = (outcome: Outcome): number => begun.filter((use) => use.outcome === outcome).length;
  const silent = begun.filter(({ outcome }) => outcome === null);
  return {
    tried: begun.length,
    ...{ worked: count('worked'), part: count('part'), not: count('not') },
    running: silent.filter(({ stage }) => stage === 'running').length,
    ended: silent.filter(({ stage }) => stage === 'over').length,
    contexts: countUnlike(begun.filter(({ outcome }) => outcome !== null)),
  };
}

export const didHelp = ({ outcome }: Pick<Use, 'outcome'>): boolean => outcome === 'worked' || outcome === 'part';

/** What the order by reuse looks at: others' uses that worked at least in part. */
export function rankOf(uses: readonly (Use & { byAuthor: boolean })[]): { contexts: number; reuses: number } {
  const helped = uses.filter((use) => didHelp(use) && !use.byAuthor);
  return { contexts: countUnlike(helped), reuses: helped.length };
}
