/** The direct messages that are kept up to date, one for each who leads a session. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Console = ReturnType<typeof tables>['sessionConsoles']['$inferSelect'];

export function createConsoleStore(db: Database) {
  const { sessionConsoles: consoles } = db.tables(tables);
  const consolesOf = (teamId: string, sessionId: string) => and(eq(consoles.teamId, teamId), eq(consoles.sessionId, sessionId));

  return {
    list: (teamId: string, sessionId: string): Promise<Console[]> =>
      db.read((q) => q.select().from(consoles).where(consolesOf(teamId, sessionId)).orderBy(consoles.id)),
    listFor: (teamId: string, userId: string): Promise<Console[]> =>
      db.read((q) =>
        q
          .select()
          .from(consoles)
          .where(and(eq(consoles.teamId, teamId), eq(consoles.userId, userId))),
      ),
    async add(row: Console): Promise<void> {
      await db.addMany(consoles, [row]);
    },
    async place(teamId: string, id: string, at: { channelId: string; ts: string }): Promise<Console | null> {
      const [row] = await db.write((q) =>
        q
          .update(consoles)
          .set(at)
          .where(and(eq(consoles.teamId, teamId), eq(consoles.id, id)))
          .returning(),
      );
      return row ?? null;
    },
    async removeAll(teamId: string, sessionId: string): Promise<void> {
      await db.write(async (q) => {
        await q.delete(consoles).where(consolesOf(teamId, sessionId));
      });
    },
    async remove(teamId: string, id: string): Promise<void> {
      await db.write(async (q) => {
        await q.delete(consoles).where(and(eq(consoles.teamId, teamId), eq(consoles.id, id)));
      });
    },
    async forget(teamId: string, userId: string, communityId: string | null): Promise<void> {
      await db.write(async (q) => {
        const hers = and(eq(consoles.teamId, teamId), eq(consoles.userId, userId));
        await q.delete(consoles).where(communityId === null ? hers : and(hers, eq(consoles.communityId, communityId)));
      });
    },
  };
}

export type ConsoleStore = ReturnType<typeof createConsoleStore>;
