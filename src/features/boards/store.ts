/** Boards that were posted, and cheers. */
import { and, desc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Board = Tables['boards']['$inferSelect'];
export type Cheer = Tables['cheers']['$inferSelect'];

export function createStore(db: Database) {
  const { boards: b, cheers: c } = db.tables(tables);
  return {
    /** False when this session's board was posted before. */
    add: (row: Board): Promise<boolean> =>
      db.write(async (q) => (await q.insert(b).values(row).onConflictDoNothing().returning({ id: b.sessionId })).length === 1),
    sent: (teamId: string, sessionId: string, channelId: string, ts: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(b)
          .set({ channelId, ts })
          .where(and(eq(b.teamId, teamId), eq(b.sessionId, sessionId)));
      }),
    newest: (teamId: string, communityId: string): Promise<Board | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(b)
              .where(and(eq(b.teamId, teamId), eq(b.communityId, communityId)))
              .orderBy(desc(b.postedAt))
              .limit(1)
          )[0] ?? null,
      ),
    /** Once a person and experiment. */
    cheer: (row: Cheer): Promise<void> =>
      db.write(async (q) => {
        await q.insert(c).values(row).onConflictDoNothing();
      }),
    cheersFor: (teamId: string, experimentId: string): Promise<Cheer[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.experimentId, experimentId)))
          .orderBy(c.at, c.userId),
      ),
    cheersBy: (teamId: string, userId: string): Promise<Cheer[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.userId, userId)))
          .orderBy(c.at),
      ),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(c.teamId, teamId), eq(c.userId, userId));
        await q.delete(c).where(communityId === null ? hers : and(hers, eq(c.communityId, communityId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
