/** The shelf: items with their versions, the index over them, and the one place where a change of one is told to every capability. */
import type { Database } from '../platform/db/database.ts';
import { UserError } from '../platform/errors.ts';
import type { Item, Shelf } from './item.ts';

import type { Privacy } from './privacy.ts';
import { scopesOf } from './scopes.ts';
import { documentOf } from './shelf-rules.ts';
import { createShelfStore } from './shelf-store.ts';

export interface ShelfParts {
  db: Database;
  privacy: Privacy;
  /** Told of every change, in its transaction. */
  changed?: ((item: Item, was: Item | null, now: number) => Promise<void>) | undefined;
}

/** More than this a search never looks at. */
const MOST_FOUND = 200;

export function createShelf({ db, privacy, changed: tell = async () => undefined }: ShelfParts): Shelf {
  const store = createShelfStore(db);

  const fresh = async ({ teamId, id }: Pick<Item, 'teamId' | 'id'>): Promise<Item> => {
    const known = await store.find(teamId, id);
    if (!known) throw new UserError('This is not on the shelf any more.', '`/find` shows what is.');
    return known;
  };

  const put = async (item: Item, was: Item, now: number): Promise<Item> => {
    await store.put(item);
    await db.search.put(documentOf(item));
    await tell(item, was, now);
    return (await store.find(item.teamId, item.id)) ?? item;
  };

  return {
    find: store.find,
    findFor: async (looker, teamId, id) => {
      const item = await store.find(teamId, id);
      return item && privacy.see(looker, item) ? item : null;
    },
    list: store.list,
    listFor: async (looker, query) => privacy.visible(looker, await store.list(query)),

    add: (item, by) =>
      db.transaction(async () => {
        if (!(await store.add(item))) return false;
        await store.addVersion(item, by);
        await db.search.put(documentOf(item));
        await tell(item, null, by.now);
        return true;
      }),

    write: (item, content, by) =>
      db.transaction(async () => {
        const known = await fresh(item);
        // Somebody else was faster: nobody's words are overwritten unseen.
        if (known.version !== by.base) return { conflict: known };
        const sharedAt = known.privacy === 'P0' ? null : (known.sharedAt ?? by.now);
        const next = { ...known, ...content, version: known.version + 1, changedAt: by.now, sharedAt };
        await store.addVersion(next, by);
        return { written: await put(next, known, by.now) };
      }),

    mark: (item, marks, by) =>
      db.transaction(async () => {
        const known = await fresh(item);
        const first = known.sharedAt === null && (marks.privacy ?? known.privacy) !== 'P0';
        const next = { ...known, ...marks, ...(first ? { sharedAt: by.now } : {}) };
        if (by.what !== '') await store.addMoment(next, by);
        return put(next, known, by.now);
      }),

    // What was written before it was shared stays its writer's: a history opens only as far as each version was.
    versions: async (looker, item) => {
      if (!privacy.see(looker, item)) return [];
      const versions = await store.versions(item.teamId, item.id);
      return versions
        .filter((version) => privacy.see(looker, { privacy: version.privacy, communityId: item.communityId, authorId: item.authorId }))
        .map(({ privacy: _, ...version }) => version);
    },
    moments: async (looker, item) => {
      if (!privacy.see(looker, item)) return [];
      const moments = await store.moments(item.teamId, item.id);
      return moments
        .filter((moment) => privacy.see(looker, { privacy: moment.privacy, communityId: item.communityId, authorId: item.authorId }))
        .map(({ privacy: _, ...moment }) => moment);
    },

    search: async (looker, { teamId, text, facets, communityIds, limit = 20 }) => {
      const scopes = scopesOf(looker, communityIds);
      const hits = await db.search.find({ teamId, scopes, text, facets, kinds: ['item'], limit: Math.min(limit, MOST_FOUND) });
      const found = new Map((await store.findMany(teamId, hits.map(({ id }) => id))).map((item) => [item.id, item])); // biome-ignore format: one thought
      return privacy.visible(
        looker,
        hits.flatMap(({ id }) => found.get(id) ?? []),
      );
    },

    remove: (item) =>
      db.transaction(async () => {
        await db.search.remove(item.teamId, 'item', item.id);
        await store.remove(item.teamId, item.id);
      }),

    touchedBy: store.touchedBy,
    unname: async (item, userId, now) => {
      const known = await store.find(item.teamId, item.id);
      if (!known) return;
      await store.unname(known.teamId, known.id, userId);
      const without = (id: string | null): string | null => (id === userId ? null : id);
      await put({ ...known, authorId: without(known.authorId), stewardId: without(known.stewardId) }, known, now);
    },
  };
}
