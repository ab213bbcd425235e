/** Where the starter terms belong, and which class a term seems to have. Pure. */
import type { Library, TaxonomyClass } from '../../library/library.ts';
import { wordsToIndex } from '../../platform/db/words.ts';
import { keyOf } from './rules.ts';

/** By key; all others are about ways of working. */
const STARTER_CLASSES: Readonly<Record<string, TaxonomyClass>> = {
  'north star': 'strategy',
  outcome: 'strategy',
  priority: 'strategy',
  'decision quality': 'strategy',
  'time to impact': 'strategy',
  steward: 'people',
  facilitator: 'people',
  sponsor: 'people',
  'if then step': 'people',
  'psychological safety': 'people',
};

export const starterClass = (term: string): TaxonomyClass => STARTER_CLASSES[keyOf(term)] ?? 'process';
export const STARTER_KEYS = Object.keys(STARTER_CLASSES);

/** Same community and term, same id: put down twice is once. */
export const starterId = (communityId: string, term: string): string => `${communityId}-term-${keyOf(term).replaceAll(' ', '-')}`;

/** The class whose words stand most often in the text; null when none does. Somebody confirms it. */
export function suggestClass(text: string, taxonomy: Library['taxonomy']): TaxonomyClass | null {
  const words = new Set(wordsToIndex(text).split(' '));
  const scored = taxonomy.map(({ id, name, covers, sub_tags: tags }) => {
    const own = new Set(wordsToIndex([name, covers, ...tags].join(' ')).split(' '));
    return { id, score: [...own].filter((word) => word.length > 3 && words.has(word)).length };
  });
  const best = scored.reduce((top, one) => (one.score > top.score ? one : top), { id: scored[0]?.id ?? 'process', score: 0 });
  return best.score === 0 ? null : best.id;
}
