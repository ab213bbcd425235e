/** Sessions in the database. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { agendaTables } from './agenda-tables.ts';
import type { LaidSession } from './calendar-rules.ts';

export function createCalendarStore(db: Database) {
  const { sessions } = db.tables(agendaTables);

  const laidOf = ({ privacy, ...session }: typeof sessions.$inferSelect): LaidSession => session;

  return {
    list: (teamId: string, communityId: string): Promise<LaidSession[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(sessions)
          .where(and(eq(sessions.teamId, teamId), eq(sessions.communityId, communityId)))
          .orderBy(asc(sessions.onDate), asc(sessions.week));
        return rows.map(laidOf);
      }),

    find: (teamId: string, id: string): Promise<LaidSession | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(sessions)
          .where(and(eq(sessions.teamId, teamId), eq(sessions.id, id)));
        return row ? laidOf(row) : null;
      }),

    put: (laid: readonly LaidSession[]): Promise<void> =>
      db.write(async (q) => {
        for (const session of laid) {
          const { teamId, id, ...rest } = session;
          await q
            .insert(sessions)
            .values({ teamId, id, ...rest, privacy: 'P3' })
            .onConflictDoUpdate({ target: [sessions.teamId, sessions.id], set: rest });
        }
      }),
  };
}
