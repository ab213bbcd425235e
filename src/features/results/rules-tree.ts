/** The tree at an experiment's end, one question at a time. Pure; the words are the library's. */
import type { Verdict } from '../../community/experiment.ts';
import type { LibraryTree } from '../../library/library.ts';

export const VERDICTS = ['adopt', 'adapt', 'abandon', 'extend'] as const satisfies readonly Verdict[];
export const isVerdict = (text: unknown): text is Verdict => VERDICTS.some((verdict) => verdict === text);

export type Place =
  | { is: 'question'; ask: string }
  /** `says`: the branch in the library's words. */
  | { is: 'answer'; says: string; verdict: Verdict | null };

const LEAF = '-> ';
const readLeaf = (branch: string): Extract<Place, { is: 'answer' }> | null => {
  if (!branch.startsWith(LEAF)) return null;
  const says = branch.slice(LEAF.length);
  return { is: 'answer', says, verdict: VERDICTS.find((verdict) => says.toLowerCase().startsWith(verdict)) ?? null };
};

/** `answers`: one letter for each question answered, 'y' or 'n'. What the record knows is not asked: whether it was extended already. */
export function walk(tree: LibraryTree, answers: string, extended: boolean): Place {
  let branch = tree.start;
  const left = [...answers];
  for (let steps = 0; steps <= Object.keys(tree.nodes).length; steps++) {
    const leaf = readLeaf(branch);
    if (leaf) return leaf;
    const node = tree.nodes[branch];
    if (!node) break;
    const offersMore = readLeaf(node.if_no)?.verdict === 'extend';
    const answer = offersMore ? (extended ? 'y' : 'n') : left.shift();
    if (answer === undefined) return { is: 'question', ask: node.ask };
    branch = answer === 'y' ? node.if_yes : node.if_no;
  }
  throw new Error(`the tree ${tree.id} leads nowhere from ${branch}`);
}

/** What a button may carry; anything else begins again. */
export const readAnswers = (text: string): string => (/^[yn]{0,12}$/.test(text) ? text : '');

/** Extending happens once. */
export const verdictsOpen = (extended: boolean): Verdict[] => VERDICTS.filter((verdict) => verdict !== 'extend' || !extended);

/** For how much longer: whole weeks, four at most. */
export const EXTENSIONS = [7, 14, 21, 28] as const;
export const readExtension = (value: unknown, planned: number): number =>
  EXTENSIONS.find((days) => String(days) === value) ?? EXTENSIONS.find((days) => days >= Math.min(planned, 14)) ?? 14;
