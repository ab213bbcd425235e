/** Sessions in the database. */
import { and, asc, eq, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import { agendaTables } from './agenda-tables.ts';
import type { LaidSession } from './calendar-rules.ts';

export function createCalendarStore(db: Database) {
  const { sessions } = db.tables(agendaTables);

  const laidOf = ({ privacy, ...session }: typeof sessions.$inferSelect): LaidSession => session;

  const teamId = sql.placeholder('teamId');
  const ofCommunity = keepPrepared((q) =>
    q
      .select()
      .from(sessions)
      .where(and(eq(sessions.teamId, teamId), eq(sessions.communityId, sql.placeholder('communityId'))))
      .orderBy(asc(sessions.onDate), asc(sessions.week))
      .prepare(),
  );
  const withId = keepPrepared((q) =>
    q
      .select()
      .from(sessions)
      .where(and(eq(sessions.teamId, teamId), eq(sessions.id, sql.placeholder('id'))))
      .prepare(),
  );

  return {
    list: (team: string, communityId: string): Promise<LaidSession[]> =>
      db.read(async (q) => (await ofCommunity(q).execute({ teamId: team, communityId })).map(laidOf)),

    find: (team: string, id: string): Promise<LaidSession | null> =>
      db.read(async (q) => {
        const [row] = await withId(q).execute({ teamId: team, id });
        return row ? laidOf(row) : null;
      }),

    put: (laid: readonly LaidSession[]): Promise<void> =>
      db.write(async (q) => {
        for (const session of laid) {
          const { teamId: team, id, ...rest } = session;
          await q
            .insert(sessions)
            .values({ teamId: team, id, ...rest, privacy: 'P3' })
            .onConflictDoUpdate({ target: [sessions.teamId, sessions.id], set: rest });
        }
      }),
  };
}
