/** What a search means, which words may be kept, and in which order things are shown. Pure. */
import { ITEM_KINDS, ITEM_STATES, type Item, type ItemState } from '../../community/item.ts';
import { KIND_WORDS } from '../../community/item-forms.ts';
import { classFacets, conditionFacets, facetsOf, kindFacets, stateFacets, tagFacets } from '../../community/shelf-rules.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { wordsToIndex } from '../../platform/db/words.ts';

/** Any filter is null: it narrows nothing. */
export interface Filters {
  kind: string | null;
  topicClass: TaxonomyClass | null;
  tag: string | null;
  state: ItemState | null;
  condition: string;
}

export const NO_FILTERS: Filters = { kind: null, topicClass: null, tag: null, state: null, condition: '' };

/** Kinds of other capabilities that can be asked for alone. */
export const TOOL_KINDS: Readonly<Record<string, string>> = { checklist: 'Checklist', 'decision-tree': 'Decision tree', rubric: 'Rubric' };

export const kindOptions = (): { value: string; words: string }[] => [
  ...ITEM_KINDS.map((kind) => ({ value: kind, words: KIND_WORDS[kind].one })),
  ...Object.entries(TOOL_KINDS).map(([value, words]) => ({ value, words })),
];

export const STATE_WORDS: Readonly<Record<ItemState, string>> = {
  draft: '◌ draft',
  shared: 'shared',
  proven: '✓ proven',
  check: '◌ to be looked at again',
  archived: '⏸ archived',
};

export const isState = (text: string): text is ItemState => ITEM_STATES.some((state) => state === text);
export const isClass = (text: string): text is TaxonomyClass => ['strategy', 'people', 'process', 'technology'].includes(text);

export const facetsFor = ({ kind, topicClass, tag, state, condition }: Filters): string[][] => [
  ...(kind === null ? [] : [kindFacets([kind])]),
  ...(topicClass === null ? [] : [classFacets([topicClass])]),
  ...(tag === null ? [] : [tagFacets([tag])]),
  ...(state === null ? [] : [stateFacets([state])]),
  ...conditionFacets(condition),
];

/** The same as the index does, for what is listed without words. */
export function isAmong(item: Item, filters: Filters): boolean {
  const has = new Set(facetsOf(item));
  return facetsFor(filters).every((group) => group.some((facet) => has.has(facet)));
}

/** Archived things keep their value, and come last. */
export const inOrder = (items: readonly Item[]): Item[] =>
  items.toSorted((a, b) => Number(a.state === 'archived') - Number(b.state === 'archived'));

export interface Rank {
  contexts: number;
  reuses: number;
}

/** By use in unlike contexts, not by likes. (practice row 85) */
export const byReuse = (items: readonly Item[], ranks: ReadonlyMap<string, Rank>): Item[] =>
  items
    .filter(({ id }) => (ranks.get(id)?.reuses ?? 0) > 0)
    .toSorted((a, b) => {
      const [one, other] = [ranks.get(a.id), ranks.get(b.id)];
      const more = (other?.contexts ?? 0) - (one?.contexts ?? 0) || (other?.reuses ?? 0) - (one?.reuses ?? 0);
      return more || b.changedAt - a.changedAt || (a.id < b.id ? -1 : 1);
    });

export const sayReuse = (rank: Rank | undefined): string => {
  if (!rank || rank.reuses === 0) return '';
  const times = rank.reuses === 1 ? 'once' : `${rank.reuses} times`;
  return `reused ${times}, in ${rank.contexts === 1 ? 'one context' : `${rank.contexts} unlike contexts`}`;
};

const LONGEST_KEPT = 80;

/** What is kept of a search in vain: nothing that might name or reach a person. */
export function wordsToKeep(typed: string): { key: string; words: string } | null {
  const words = typed.replace(/\s+/gu, ' ').trim();
  const key = wordsToIndex(words);
  const isPersonal = /[@＠]|<[#!]|\d{5,}/u.test(words.normalize('NFKC')) || /\d{5,}/u.test(words.replace(/[\s\-/().+]/gu, ''));
  return key === '' || isPersonal || words.length > LONGEST_KEPT ? null : { key, words };
}

/** Most often first. */
export function sumUp(searches: readonly { key: string; words: string; times: number }[]): { words: string; times: number }[] {
  const sums = new Map<string, { words: string; times: number }>();
  for (const { key, words, times } of searches) {
    const known = sums.get(key);
    sums.set(key, { words: known?.words ?? words, times: (known?.times ?? 0) + times });
  }
  return [...sums.values()].toSorted((a, b) => b.times - a.times || (a.words < b.words ? -1 : 1));
}

export interface Situation {
  tag: string;
  ways: Item[];
}

const WAYS = new Set(['card', 'playbook', 'template']);

/** The sub-tags that most ways belong to, each with its ways, proven ones first. (practice row 91) */
export function situationsOf(items: readonly Item[]): Situation[] {
  const ways = items.filter(({ kind, state }) => WAYS.has(kind) && (state === 'shared' || state === 'proven' || state === 'check'));
  // What has no tag stands under its class.
  const tagsOf = ({ subTags, topicClass }: Item): readonly string[] => (subTags.length > 0 ? subTags : topicClass ? [topicClass] : []);
  const tags = [...new Set(ways.flatMap(tagsOf))].toSorted();
  return tags
    .map((tag) => ({
      tag,
      ways: ways
        .filter((way) => tagsOf(way).includes(tag))
        .toSorted((a, b) => Number(b.state === 'proven') - Number(a.state === 'proven') || b.changedAt - a.changedAt),
    }))
    .toSorted((a, b) => b.ways.length - a.ways.length);
}

/** "Another way to the same end", where it is written. */
export const otherWay = ({ parts }: Pick<Item, 'parts'>): string => (parts.other ?? parts.menu ?? '').replace(/\s+/gu, ' ').trim();

/** 'stakeholder-expectations' → 'Stakeholder expectations'. */
export const sayTag = (tag: string): string => {
  const words = tag.replaceAll('-', ' ');
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
};
