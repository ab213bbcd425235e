/** What of an item the index holds, and when it is to be looked at again. Pure. */
import type { SearchDocument } from '../platform/db/search.ts';
import { readQuestion, wordsToIndex } from '../platform/db/words.ts';
import { addMonths, type LocalDate } from '../platform/time/local-dates.ts';
import type { Item, ItemKind } from './item.ts';
import { scopeOf } from './scopes.ts';

/** Library, `content_lifecycle.review_after_months`; what it leaves out is looked at like a card. */
const REVIEW_AFTER_MONTHS: Readonly<Record<ItemKind, number | null>> = {
  ...{ card: 6, playbook: 6, template: 6, summary: 12, term: 12, 'case-note': 12, interview: 12, story: null },
};

export const reviewAfter = (kind: ItemKind, on: LocalDate): LocalDate | null => {
  const months = REVIEW_AFTER_MONTHS[kind];
  return months === null ? null : addMonths(on, months);
};

/** Parts that say under which conditions it holds: what the filter by condition looks at. */
export const CONDITION_PARTS = ['conditions', 'limits', 'setting'] as const;

export const facetsOf = (item: Pick<Item, 'kind' | 'state' | 'topicClass' | 'subTags' | 'parts'>): string[] => {
  const conditions = CONDITION_PARTS.map((key) => item.parts[key] ?? '').join(' ');
  const words = new Set(wordsToIndex(conditions).split(' '));
  return [
    ...kindFacets([item.kind]),
    ...stateFacets([item.state]),
    ...(item.topicClass ? classFacets([item.topicClass]) : []),
    ...tagFacets(item.subTags),
    ...[...words].filter((word) => word !== '').map((word) => `if_${word}`),
  ];
};

export const kindFacets = (kinds: readonly string[]): string[] => kinds.map((kind) => `kind_${kind}`);
export const stateFacets = (states: readonly string[]): string[] => states.map((state) => `state_${state}`);
export const classFacets = (classes: readonly string[]): string[] => classes.map((one) => `class_${one}`);
export const tagFacets = (tags: readonly string[]): string[] => tags.map((tag) => `tag_${tag}`);
/** Each word of a condition is a group of its own: all must be there. */
export const conditionFacets = (text: string): string[][] => readQuestion(text).wanted.map(({ word }) => [`if_${word}`]);

/** Archived items stay in the index, marked: old but relevant items keep their value (practice 2.8). */
export const documentOf = (item: Item): SearchDocument => ({
  teamId: item.teamId,
  scope: scopeOf(item),
  kind: 'item',
  id: item.id,
  title: item.title,
  body: [...Object.values(item.parts), item.topicClass ?? '', ...item.subTags].join('\n'),
  facets: facetsOf(item),
});
