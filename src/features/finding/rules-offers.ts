/** Which of somebody's words are worth a search of their own, and how well what they found fits. Pure. */
import type { Item } from '../../community/item.ts';

const IDLE = new Set(
  'about after again also always another because been before being better both could does doing down each ever every from getting give good have hear here hope into just keep know last learn least less like long made make many more most much need never next only other over own people really said same should some something such take team than that their them then there these they thing things think this those through time under upon want week well were what when where which while will with within without work working would year your'.split(
    ' ',
  ),
);
const MOST_TERMS = 8;
/** A word that so many items hold tells nothing about one of them. */
export const TOO_MANY = 30;

/** Words that carry meaning, each once; scripts without spaces count from two characters on. */
export function termsOf(words: string): string[] {
  const terms = words.toLowerCase().match(/[\p{L}\p{N}\p{M}]+/gu) ?? [];
  const carries = (term: string): boolean => !IDLE.has(term) && (/^\p{Script=Latin}+$/u.test(term) ? term.length >= 4 : term.length >= 2);
  return [...new Set(terms)].filter(carries).slice(0, MOST_TERMS);
}

const FOR_THE_TAG = 2;

/** `hits` of each term, and what bears the tag → each item with its rank: proven first, then by how many and how rare the words are. */
export function rankOffers(hits: readonly (readonly Item[])[], tagged: readonly Item[]): { item: Item; rank: number }[] {
  const scores = new Map<string, { item: Item; score: number }>();
  const add = (item: Item, more: number): void => {
    scores.set(item.id, { item, score: (scores.get(item.id)?.score ?? 0) + more });
  };
  for (const found of hits) if (found.length < TOO_MANY) for (const item of found) add(item, 1 + 1 / found.length);
  for (const item of tagged) add(item, FOR_THE_TAG);
  return [...scores.values()]
    .filter(({ item }) => item.privacy !== 'P0' && (item.state === 'proven' || item.state === 'shared'))
    .map(({ item, score }) => ({ item, rank: (item.state === 'proven' ? 0 : 100) - score }))
    .toSorted((a, b) => a.rank - b.rank || b.item.changedAt - a.item.changedAt || (a.item.id < b.item.id ? -1 : 1));
}
