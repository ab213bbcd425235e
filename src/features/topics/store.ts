/** Topics, and which of them stand apart. */
import { and, asc, eq, inArray } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type TopicState, tables } from './tables.ts';

export type Topic = ReturnType<typeof tables>['topics']['$inferSelect'];
type TopicChange = Partial<Omit<Topic, 'teamId' | 'id' | 'communityId' | 'text' | 'key'>>;

export function createStore(db: Database) {
  const t = db.tables(tables);
  const topicIs = (teamId: string, id: string) => and(eq(t.topics.teamId, teamId), eq(t.topics.id, id));
  const inList = (teamId: string, communityId: string) => and(eq(t.topics.teamId, teamId), eq(t.topics.communityId, communityId));

  return {
    add: (topic: Topic): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t.topics).values(topic).onConflictDoNothing().returning()).length === 1),
    find: (teamId: string, id: string): Promise<Topic | null> =>
      db.read(async (q) => (await q.select().from(t.topics).where(topicIs(teamId, id)))[0] ?? null),
    findByKey: (teamId: string, communityId: string, key: string): Promise<Topic | null> =>
      db.read(async (q) => {
        const found = await q
          .select()
          .from(t.topics)
          .where(and(inList(teamId, communityId), eq(t.topics.key, key)));
        return found[0] ?? null;
      }),
    list: (teamId: string, communityId: string, states?: readonly TopicState[]): Promise<Topic[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.topics)
          .where(and(inList(teamId, communityId), states ? inArray(t.topics.state, [...states]) : undefined))
          .orderBy(asc(t.topics.listedAt), asc(t.topics.id)),
      ),
    change: (teamId: string, id: string, change: TopicChange): Promise<void> =>
      db.write(async (q) => {
        await q.update(t.topics).set(change).where(topicIs(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topics).where(topicIs(teamId, id));
      }),

    keepApart: (teamId: string, communityId: string, one: string, other: string): Promise<void> =>
      db.write(async (q) => {
        const [a, b] = one < other ? [one, other] : [other, one];
        await q.insert(t.topicsApart).values({ teamId, communityId, a, b, privacy: 'P3' }).onConflictDoNothing();
      }),
    listApart: (teamId: string, communityId: string): Promise<{ a: string; b: string }[]> =>
      db.read((q) =>
        q
          .select({ a: t.topicsApart.a, b: t.topicsApart.b })
          .from(t.topicsApart)
          .where(and(eq(t.topicsApart.teamId, teamId), eq(t.topicsApart.communityId, communityId))),
      ),
  };
}

export type Store = ReturnType<typeof createStore>;
