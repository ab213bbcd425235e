/** The six dates of a pair. */
import { and, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Talk = ReturnType<typeof tables>['mentorshipTalks']['$inferSelect'];

export function createTalkStore(db: Database) {
  const t = db.tables(tables).mentorshipTalks;
  const of = (teamId: string, mentorshipId: string) => and(eq(t.teamId, teamId), eq(t.mentorshipId, mentorshipId));
  return {
    put: (row: Talk): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(t)
          .values(row)
          .onConflictDoUpdate({ target: [t.teamId, t.mentorshipId, t.n], set: row });
      }),
    list: (teamId: string, mentorshipId: string): Promise<Talk[]> =>
      db.read((q) => q.select().from(t).where(of(teamId, mentorshipId)).orderBy(t.n)),
    find: (teamId: string, mentorshipId: string, n: number): Promise<Talk | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t)
              .where(and(of(teamId, mentorshipId), eq(t.n, n)))
          )[0] ?? null,
      ),
  };
}

export type TalkStore = ReturnType<typeof createTalkStore>;
