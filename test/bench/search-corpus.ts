/** A hundred thousand entries of a hundred communities: words as frequent as in real texts, and what people would ask for among them. */
import { ITEM_KINDS, ITEM_STATES, type Item, type ItemSearch } from '../../src/community/item.ts';
import type { Looker } from '../../src/community/privacy.ts';
import { classFacets, conditionFacets, kindFacets, stateFacets, tagFacets } from '../../src/community/shelf-rules.ts';
import { createRandom, type Random } from '../../src/platform/random.ts';

export const COMMUNITIES = 100;
export const ENTRIES_EACH = 1_000;
const VOCABULARY = 20_000;
const CLASSES = ['strategy', 'people', 'process', 'technology'] as const;
const TEAM = 'T1';
const AT = Date.UTC(2026, 0, 5);

const SYLLABLES = 'ba ce di fo gu la me ni pro re sta te un ver wi con der for ing ker lan men nor par ques rel sen tra ul ward'.split(' ');

/** Word number n of the language: short where it is frequent. */
function wordOf(n: number): string {
  let word = '';
  for (let rest = n + 1; rest > 0; rest = Math.floor(rest / SYLLABLES.length)) word += SYLLABLES[rest % SYLLABLES.length] ?? '';
  return word;
}

export const WORDS = Array.from({ length: VOCABULARY }, (_, n) => wordOf(n));
/** Zipf: the word of rank n is as frequent as 1 / (n + 2.7). */
const CUMULATED: number[] = [];
for (let n = 0; n < VOCABULARY; n++) CUMULATED.push((CUMULATED[n - 1] ?? 0) + 1 / (n + 2.7));

function drawRank(random: Random): number {
  const at = random.next() * (CUMULATED.at(-1) ?? 0);
  let [low, high] = [0, CUMULATED.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((CUMULATED[middle] ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

const drawWords = (random: Random, n: number): string => Array.from({ length: n }, () => WORDS[drawRank(random)]).join(' ');
const between = (random: Random, least: number, most: number): number => least + random.int(most - least + 1);

export const communityIdOf = (n: number): string => `01JBENCH${String(n).padStart(18, '0')}`;
const tagOf = (n: number): string => `tag-${n}`;

export function itemOf(community: number, n: number): Item {
  const random = createRandom(`${community}/${n}`);
  const words = between(random, 40, 160);
  const conditions = Math.floor(words / 5);
  return {
    ...{ teamId: TEAM, id: `i${community}-${n}`, communityId: communityIdOf(community), kind: random.pick(ITEM_KINDS), formId: null },
    title: drawWords(random, between(random, 3, 8)),
    parts: { use_when: drawWords(random, 12), conditions: drawWords(random, conditions), try: drawWords(random, words - conditions - 12) },
    ...{ topicClass: random.pick(CLASSES), subTags: [tagOf(random.int(30))], state: random.pick(ITEM_STATES) },
    privacy: random.int(10) === 0 ? 'P4' : 'P3',
    ...{ authorId: `U${community}-${random.int(20)}`, stewardId: null, credit: null, version: 1, reviewOn: null },
    ...{ createdAt: AT, changedAt: AT + n, sharedAt: AT, usedAt: null },
  };
}

export interface BenchQuestion {
  looker: Looker;
  query: ItemSearch;
}

/** Somebody in one to three communities asks as people do: frequent, rare, half a word, two, narrowed, in vain. */
export function questionOf(n: number): BenchQuestion {
  const random = createRandom(`question/${n}`);
  const memberOf = Array.from({ length: between(random, 1, 3) }, () => communityIdOf(random.int(COMMUNITIES)));
  const looker: Looker = { userId: 'U1-1', memberOf: [...new Set(memberOf)], inOrganisation: false };
  const frequent = (): string => WORDS[random.int(100)] ?? '';
  const usual = (): string => WORDS[100 + random.int(2_000)] ?? '';
  const rare = (): string => WORDS[10_000 + random.int(10_000)] ?? '';
  const half = usual();
  const texts = [
    frequent(),
    `${frequent()} ${usual()}`,
    `${frequent()} ${frequent()}`,
    half.slice(0, Math.max(2, half.length - 2)),
    frequent().slice(0, 2),
    rare(),
    'qqxxzz',
    usual(),
  ];
  const facets = [
    kindFacets([random.pick(ITEM_KINDS)]),
    classFacets([random.pick(CLASSES)]),
    tagFacets([tagOf(random.int(30))]),
    stateFacets(['shared', 'proven']),
    conditionFacets(usual())[0] ?? [],
  ].filter(() => random.int(3) === 0);
  return { looker, query: { teamId: TEAM, text: texts[n % texts.length] ?? '', ...(n % 3 === 0 ? { facets } : {}), limit: 20 } };
}
