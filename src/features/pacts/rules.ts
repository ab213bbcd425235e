/** When a pact stands, and what a new signing makes of it. Pure. (practice 62, 3.7) */

/** What holds for all of them together. */
export interface Terms {
  /** As the library words it; '' for three people, who have a form of their own. */
  shape: string;
  /** Three instants, UTC milliseconds. */
  dates: number[];
}

/** Of those who are in it now. 'dropped': no message came through, and Home says it. */
export type Introduction = 'due' | 'waits' | 'said' | 'dropped';

/** "Still on?": not asked; asked in a message of its own; asked in the introduction, because there was no room; somebody said yes; the longer time runs. */
export type Asking = 'no' | 'apart' | 'within' | 'yes' | 'kept';

export interface Signed {
  userId: string;
  agreedTo: number;
  signedAt: number | null;
}

export const sameTerms = (a: Terms | null, b: Terms | null): boolean =>
  a === b || (a !== null && b !== null && a.shape === b.shape && a.dates.join() === b.dates.join());

/** Everybody has signed, and agreed to the terms as they are now. */
export const isComplete = (people: readonly string[], pages: readonly Signed[], version: number): boolean =>
  version > 0 &&
  people.every((userId) => pages.some((page) => page.userId === userId && page.signedAt !== null && page.agreedTo === version));

/** Whether she has signed, and the terms have changed since. */
export const isAskedAgain = ({ signedAt, agreedTo }: Signed, version: number): boolean => signedAt !== null && agreedTo !== version;

/** How long a talk of this shape lasts, as its words say; `otherwise` where they name no minutes. */
export function minutesOf(shape: string, otherwise: number): number {
  const found = /(\d+(?: \+ \d+)*) minutes/.exec(shape);
  return found?.[1] ? found[1].split(' + ').reduce((sum, part) => sum + Number(part), 0) : otherwise;
}

/** An id, and what an anchor or a button says beside it. */
export const idOf = (text: string): string => text.split(/[ /]/, 1)[0] ?? '';
export const secondOf = (text: string): string => text.split(' ')[1] ?? '';

/** Three have one form only, turned-back consulting: ''. Two have the first of the library until they choose. */
export const shapeOf = (people: readonly string[], terms: Terms | null, shapes: readonly string[]): string =>
  people.length > 2 ? '' : terms?.shape || (shapes[0] ?? '');
