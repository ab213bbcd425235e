/** Items of the shelf in the database: what stands there now, every version before, and what was decided about each. */
import { and, asc, desc, eq, inArray, type SQL, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import type { PrivacyClass } from '../platform/db/kit.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { Item, ItemContent, ItemMoment, ItemQuery, ItemVersion } from './item.ts';

import { shelfTables } from './shelf-tables.ts';

export type StoredVersion = ItemVersion & { privacy: PrivacyClass };
export type StoredMoment = ItemMoment & { privacy: PrivacyClass };

const contentOf = ({ title, parts, topicClass, subTags }: ItemContent) => ({
  ...{ title, parts: { ...parts }, topicClass, subTags: [...subTags] },
});

export function createShelfStore(db: Database) {
  const { items: t, itemVersions: v, itemMoments: m } = db.tables(shelfTables);
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));
  const oneById = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.teamId, sql.placeholder('teamId')), eq(t.id, sql.placeholder('id'))))
      .prepare(),
  );
  const all = (where: SQL | undefined, limit: number): Promise<Item[]> =>
    db.read((q) => q.select().from(t).where(where).orderBy(desc(t.changedAt), desc(t.id)).limit(limit));

  return {
    /** False when the id is known. */
    add: (item: Item): Promise<boolean> =>
      db.write(async (q) => {
        const row = { ...item, ...contentOf(item) };
        return (await q.insert(t).values(row).onConflictDoNothing().returning({ id: t.id })).length === 1;
      }),

    find: (teamId: string, id: string): Promise<Item | null> => db.read(async (q) => (await oneById(q).execute({ teamId, id }))[0] ?? null),

    findMany: (teamId: string, ids: readonly string[]): Promise<Item[]> =>
      ids.length === 0 ? Promise.resolve([]) : all(and(eq(t.teamId, teamId), inArray(t.id, [...ids])), ids.length),

    put: (item: Item): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id, ...rest } = { ...item, ...contentOf(item) };
        await q.update(t).set(rest).where(one(teamId, id));
      }),

    list: ({ teamId, communityId, kinds, states, topicClass, authorId, stewardId, limit = 500 }: ItemQuery): Promise<Item[]> =>
      all(
        and(
          eq(t.teamId, teamId),
          communityId === undefined ? undefined : eq(t.communityId, communityId),
          kinds === undefined ? undefined : inArray(t.kind, [...kinds]),
          states === undefined ? undefined : inArray(t.state, [...states]),
          topicClass === undefined ? undefined : eq(t.topicClass, topicClass),
          authorId === undefined ? undefined : eq(t.authorId, authorId),
          stewardId === undefined ? undefined : eq(t.stewardId, stewardId),
        ),
        limit,
      ),

    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(v).where(and(eq(v.teamId, teamId), eq(v.itemId, id)));
        await q.delete(m).where(and(eq(m.teamId, teamId), eq(m.itemId, id)));
        await q.delete(t).where(one(teamId, id));
      }),

    addVersion: (item: Item, by: { userId: string | null; now: number; what: string }): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id: itemId, version, privacy } = item;
        const row = { teamId, itemId, version, ...contentOf(item), at: by.now, byId: by.userId, what: by.what, privacy };
        await q.insert(v).values(row).onConflictDoNothing();
      }),

    versions: (teamId: string, itemId: string): Promise<StoredVersion[]> =>
      db.read((q) =>
        q
          .select({
            ...{ version: v.version, title: v.title, parts: v.parts, topicClass: v.topicClass, subTags: v.subTags },
            ...{ at: v.at, byId: v.byId, what: v.what, privacy: v.privacy },
          })
          .from(v)
          .where(and(eq(v.teamId, teamId), eq(v.itemId, itemId)))
          .orderBy(asc(v.version)),
      ),

    addMoment: (item: Item, by: { userId: string | null; now: number; what: string }): Promise<void> =>
      db.write(async (q) => {
        const { teamId, id: itemId, privacy } = item;
        const last = await q
          .select({ number: m.number })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.itemId, itemId)))
          .orderBy(desc(m.number))
          .limit(1);
        const number = (last[0]?.number ?? 0) + 1;
        await q.insert(m).values({ teamId, itemId, number, at: by.now, byId: by.userId, what: by.what, privacy });
      }),

    moments: (teamId: string, itemId: string): Promise<StoredMoment[]> =>
      db.read((q) =>
        q
          .select({ at: m.at, byId: m.byId, what: m.what, privacy: m.privacy })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.itemId, itemId)))
          .orderBy(asc(m.number)),
      ),

    unname: (teamId: string, itemId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        // What she wrote for herself alone goes with her: nobody else may ever read it.
        await q.delete(v).where(and(eq(v.teamId, teamId), eq(v.itemId, itemId), eq(v.byId, userId), eq(v.privacy, 'P0')));
        await q
          .update(v)
          .set({ byId: null })
          .where(and(eq(v.teamId, teamId), eq(v.itemId, itemId), eq(v.byId, userId)));
        await q
          .update(m)
          .set({ byId: null })
          .where(and(eq(m.teamId, teamId), eq(m.itemId, itemId), eq(m.byId, userId)));
      }),

    /** Items whose history names her, beside those she wrote or looks after. */
    touchedBy: (teamId: string, userId: string): Promise<string[]> =>
      db.read(async (q) => {
        const versions = await q
          .selectDistinct({ id: v.itemId })
          .from(v)
          .where(and(eq(v.teamId, teamId), eq(v.byId, userId)));
        const moments = await q
          .selectDistinct({ id: m.itemId })
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.byId, userId)));
        return [...new Set([...versions, ...moments].map(({ id }) => id))];
      }),
  };
}
