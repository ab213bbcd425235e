import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { Community, CommunityStatus } from './records.ts';
import { settingsSchema } from './settings.ts';
import { tables } from './tables.ts';

export function createCommunitiesStore(db: Database) {
  const t = db.tables(tables).communities;
  type Row = typeof t.$inferSelect;
  /** Settings written by an older version lack what was added since: the schema puts the defaults there. */
  const read = ({ privacy: _, ...row }: Row): Community => ({ ...row, settings: settingsSchema.parse(row.settings) });

  const inChannel = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.teamId, sql.placeholder('teamId')), eq(t.channelId, sql.placeholder('channelId'))))
      .orderBy(asc(t.createdAt), asc(t.id))
      .prepare(),
  );

  const withId = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.teamId, sql.placeholder('teamId')), eq(t.id, sql.placeholder('id'))))
      .prepare(),
  );
  const find = (teamId: string, id: string): Promise<Community | null> =>
    db.read(async (q) => {
      const [row] = await withId(q).execute({ teamId, id });
      return row ? read(row) : null;
    });

  return {
    find,

    list: (teamId: string, statuses?: readonly CommunityStatus[]): Promise<Community[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), statuses ? inArray(t.status, [...statuses]) : undefined))
          .orderBy(asc(t.createdAt), asc(t.id));
        return rows.map(read);
      }),

    findMany: (teamId: string, ids: readonly string[]): Promise<Community[]> =>
      db.read(async (q) => {
        const [only] = ids;
        if (only === undefined) return [];
        if (ids.length === 1) return [await find(teamId, only)].filter((found) => found !== null);
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), inArray(t.id, [...ids])))
          .orderBy(asc(t.createdAt), asc(t.id));
        return rows.map(read);
      }),

    /** Every community of every workspace. */
    all: (statuses: readonly CommunityStatus[]): Promise<Community[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(inArray(t.status, [...statuses]))
          .orderBy(asc(t.teamId), asc(t.createdAt), asc(t.id));
        return rows.map(read);
      }),

    /** All of a channel, the newest first: an ended one may have lived there before. */
    listByChannel: (teamId: string, channelId: string): Promise<Community[]> =>
      db.read(async (q) => {
        const rows = await inChannel(q).execute({ teamId, channelId });
        return rows.map(read).reverse();
      }),

    insert: (community: Community): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values({ ...community, privacy: 'P3' });
      }),

    update: (community: Community): Promise<void> =>
      db.write(async (q) => {
        const { name, status, channelId, announcementChannelId, zone, settings, silencedBy } = community;
        await q
          .update(t)
          .set({ name, status, channelId, announcementChannelId, zone, settings, silencedBy })
          .where(and(eq(t.teamId, community.teamId), eq(t.id, community.id)));
      }),
  };
}
