/** Looking for things on the shelf, as one person may: by words and filters, by class, by reuse, by situation. */
import type { Found, Viewer } from '../../community/feature.ts';
import { findLooker } from '../../community/find-looker.ts';
import { getViewer } from '../../community/find-viewer.ts';
import type { Item, ItemQuery } from '../../community/item.ts';
import { ITEM_KINDS } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { mondayOf } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import {
  byReuse,
  type Filters,
  facetsFor,
  inOrder,
  isAmong,
  type Rank,
  type Situation,
  situationsOf,
  sumUp,
  wordsToKeep,
} from './rules.ts';
import type { Store } from './store.ts';

export interface FindingDoors {
  /** Others' uses that worked, by item. */
  reuseRank(teamId: string, communityId: string): Promise<Map<string, Rank>>;
}

export interface Parts {
  deps: Deps;
  doors: FindingDoors;
  store: Store;
}

export interface Who {
  teamId: string;
  userId: string;
  now: number;
}

const MOST_FOUND = 100;
const MOST_OF_OTHERS = 10;
const TOP = 10;
const KEPT_WEEKS = 26;

export interface Looked {
  items: Item[];
  others: Found[];
  ranks: ReadonlyMap<string, Rank>;
}

export function createService({ deps, doors, store }: Parts) {
  const { shelf } = deps;

  const lookerFor = ({ teamId, userId, now }: Who): Promise<Looker> => findLooker(deps, teamId, userId, now);

  /** Of each community she may look into, and of no other: one that is large must not hide another. */
  async function listFor(looker: Looker, teamId: string, query: Omit<ItemQuery, 'teamId' | 'communityId'> = {}): Promise<Item[]> {
    const where = [...new Set([...looker.memberOf, ...(looker.organisationOf ?? []), ...(looker.guestOf ?? [])])];
    const lists = await Promise.all(where.map((communityId) => shelf.listFor(looker, { teamId, communityId, ...query })));
    return lists.flat().toSorted((a, b) => b.changedAt - a.changedAt || (a.id < b.id ? 1 : -1));
  }

  async function ranksOf(teamId: string, communityIds: Iterable<string>): Promise<Map<string, Rank>> {
    const ranks = new Map<string, Rank>();
    for (const communityId of new Set(communityIds))
      for (const [id, rank] of await doors.reuseRank(teamId, communityId)) ranks.set(id, rank);
    return ranks;
  }

  async function listOthers(viewer: Viewer, words: string, filters: Filters): Promise<Found[]> {
    const isOfItems = filters.tag !== null || filters.state !== null || filters.condition.trim() !== '';
    const isItemKind = ITEM_KINDS.some((kind) => kind === filters.kind);
    if (words.trim() === '' && filters.kind === null) return [];
    if (isOfItems || isItemKind) return [];
    const wanted = { words, kinds: filters.kind === null ? [] : [filters.kind], topicClass: filters.topicClass, limit: MOST_OF_OTHERS };
    const lists = await Promise.all(deps.contributions().map(async (feature) => (await feature.finds?.(wanted, viewer)) ?? []));
    return lists.flat().toSorted((a, b) => a.rank - b.rank);
  }

  return {
    async look(who: Who, words: string, filters: Filters): Promise<Looked> {
      const looker = await lookerFor(who);
      const viewer = await getViewer(deps, who.teamId, who.userId, who.now);
      const found =
        words.trim() === ''
          ? (await listFor(looker, who.teamId)).filter((item) => isAmong(item, filters))
          : await shelf.search(looker, { teamId: who.teamId, text: words, facets: facetsFor(filters), limit: MOST_FOUND });
      const items = inOrder(found);
      const ranks = await ranksOf(who.teamId, items.map(({ communityId }) => communityId)); // biome-ignore format: one thought
      return { items, others: await listOthers(viewer, words, filters), ranks };
    },

    /** Ten at most, by reuse in unlike contexts. */
    async top(who: Who): Promise<Looked> {
      const looker = await lookerFor(who);
      const ranks = await ranksOf(who.teamId, [...looker.memberOf, ...(looker.organisationOf ?? [])]);
      const items = await Promise.all([...ranks.keys()].map((id) => shelf.findFor(looker, who.teamId, id)));
      const living = items.flatMap((item) => (item && item.state !== 'archived' ? [item] : []));
      return { items: byReuse(living, ranks).slice(0, TOP), others: [], ranks };
    },

    async newest(looker: Looker, teamId: string): Promise<Item | null> {
      const items = await listFor(looker, teamId, { states: ['shared', 'proven'], limit: 10 });
      return items.find(({ privacy }) => privacy !== 'P0') ?? null;
    },

    /** Each with what other capabilities have for it. */
    async menu(who: Who, page: number, pageSize: number): Promise<{ situations: (Situation & { others: Found[] })[]; pages: number }> {
      const looker = await lookerFor(who);
      const viewer = await getViewer(deps, who.teamId, who.userId, who.now);
      const all = situationsOf((await listFor(looker, who.teamId)).filter(({ privacy }) => privacy !== 'P0'));
      const pages = Math.max(1, Math.ceil(all.length / pageSize));
      const shown = all.slice(page * pageSize, (page + 1) * pageSize);
      const situations = await Promise.all(
        shown.map(async (situation) => {
          const wanted = { words: situation.tag.replaceAll('-', ' '), kinds: [], topicClass: null, limit: 2 };
          const others = await Promise.all(deps.contributions().map(async (feature) => (await feature.finds?.(wanted, viewer)) ?? []));
          return { ...situation, others: others.flat().slice(0, 2) };
        }),
      );
      return { situations, pages };
    },

    /** Tags that items or the library know, most used first. */
    async tags(who: Who): Promise<string[]> {
      const items = await listFor(await lookerFor(who), who.teamId, { limit: 200 });
      const library = deps.library.taxonomy.flatMap((one) => one.sub_tags);
      return [...new Set([...items.flatMap(({ subTags }) => subTags), ...library])];
    },

    /** Without her name; in each community that she belongs to. */
    async countVain({ teamId, userId, now }: Who, typed: string): Promise<void> {
      const kept = wordsToKeep(typed);
      if (!kept) return;
      for (const { communityId } of await deps.members.of(teamId, userId)) {
        const community = await deps.communities.find(teamId, communityId);
        if (community?.status !== 'active') continue;
        await store.count({ teamId, communityId, weekOn: mondayOf(deps.calendar.today(community, now)), ...kept });
      }
    },

    async searchedInVain(community: Community, since: number): Promise<{ words: string; times: number }[]> {
      return sumUp(await store.since(community.teamId, community.id, mondayOf(toLocal(since, community.zone).date)));
    },

    async tidy(now: number): Promise<void> {
      await store.removeBefore(mondayOf(toLocal(now - KEPT_WEEKS * 7 * DAY, 'UTC').date));
      await deps.db.search.merge();
    },
    lookerFor,
    ranksOf,
  };
}

export type Service = ReturnType<typeof createService>;
