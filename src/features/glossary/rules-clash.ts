/** What functions say about a term, and whether they say the same. Pure. */
import { keyOf } from './rules.ts';

/** A term counts as shared when so many others read it as its author does. */
export const READERS_NEEDED = 2;
const FUNCTIONS_ACROSS = 2;

export interface Said {
  jobFunction: string;
  definition: string;
  own: boolean;
  clashAt: number | null;
}

export interface Standing {
  /** Functions that use it as it is written now. */
  agreed: string[];
  /** Functions that agreed to an earlier wording. */
  earlier: string[];
  others: { jobFunction: string; definition: string }[];
  clash: boolean;
  acrossTeams: boolean;
}

export const sameWording = (a: string, b: string): boolean => keyOf(a) === keyOf(b);

export function standingOf(definition: string, rows: readonly Said[]): Standing {
  const agreed = rows.filter((row) => !row.own && sameWording(row.definition, definition)).map(({ jobFunction }) => jobFunction);
  const clash = rows.some(({ clashAt }) => clashAt !== null);
  return {
    agreed,
    earlier: rows.filter((row) => !row.own && !sameWording(row.definition, definition)).map(({ jobFunction }) => jobFunction),
    others: rows.filter(({ own }) => own).map(({ jobFunction, definition: theirs }) => ({ jobFunction, definition: theirs })),
    clash,
    acrossTeams: !clash && agreed.length >= FUNCTIONS_ACROSS,
  };
}

/** A clash stays open until nobody means something else and everybody in it has confirmed the wording of today. */
function settle<T extends Said>(rows: readonly T[], present: string, now: number): T[] {
  if (rows.some(({ own }) => own)) return rows.map((row) => ({ ...row, clashAt: row.clashAt ?? now }));
  const isSettled = rows.every((row) => row.clashAt === null || sameWording(row.definition, present));
  return isSettled ? rows.map((row) => ({ ...row, clashAt: null })) : [...rows];
}

/** A function's word; it replaces what it said before. The same words as the term's are an agreement. */
export function afterWord<T extends Said>(rows: readonly T[], word: T, present: string, now: number): T[] {
  const before = rows.find(({ jobFunction }) => jobFunction === word.jobFunction);
  const own = word.own && !sameWording(word.definition, present);
  const others = rows.filter((row) => row !== before);
  return settle([...others, { ...word, own, clashAt: before?.clashAt ?? null }], present, now);
}

export const afterTakingBack = <T extends Said>(rows: readonly T[], jobFunction: string, present: string, now: number): T[] =>
  settle(
    rows.filter((row) => row.jobFunction !== jobFunction),
    present,
    now,
  );
