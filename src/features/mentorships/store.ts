/** Pairs of mentoring, and what each said at the end. */
import { and, desc, eq, isNull, lt, ne, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Mentorship = Tables['mentorships']['$inferSelect'];
export type Closing = Tables['mentorshipClosings']['$inferSelect'];

export function createStore(db: Database) {
  const { mentorships: t, mentorshipTalks: talks, mentorshipClosings: closings } = db.tables(tables);
  const one = ({ teamId, id }: Pick<Mentorship, 'teamId' | 'id'>) => and(eq(t.teamId, teamId), eq(t.id, id));
  const hers = (teamId: string, userId: string) => and(eq(t.teamId, teamId), or(eq(t.mentorId, userId), eq(t.menteeId, userId)));
  return {
    add: (row: Mentorship): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values(row);
      }),
    find: (teamId: string, id: string): Promise<Mentorship | null> =>
      db.read(async (q) => (await q.select().from(t).where(one({ teamId, id })))[0] ?? null),
    /** Only while it is not over. Null when it was. */
    change: (row: Pick<Mentorship, 'teamId' | 'id'>, changes: Partial<Mentorship>): Promise<Mentorship | null> =>
      db.write(
        async (q) =>
          (
            await q
              .update(t)
              .set(changes)
              .where(and(one(row), ne(t.state, 'over')))
              .returning()
          )[0] ?? null,
      ),
    living: (teamId: string): Promise<Mentorship[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), isNull(t.overAt)))
          .orderBy(t.id),
      ),
    /** Hers, newest first. */
    of: (teamId: string, userId: string): Promise<Mentorship[]> =>
      db.read((q) => q.select().from(t).where(hers(teamId, userId)).orderBy(desc(t.id))),
    putClosing: (row: Closing): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(closings)
          .values(row)
          .onConflictDoUpdate({ target: [closings.teamId, closings.mentorshipId, closings.userId], set: row });
      }),
    closings: (teamId: string, mentorshipId: string): Promise<Closing[]> =>
      db.read((q) =>
        q
          .select()
          .from(closings)
          .where(and(eq(closings.teamId, teamId), eq(closings.mentorshipId, mentorshipId)))
          .orderBy(closings.userId),
      ),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        for (const row of await q.select().from(t).where(hers(teamId, userId))) {
          if (communityId !== null && row.communityId !== communityId) continue;
          await q.delete(talks).where(and(eq(talks.teamId, teamId), eq(talks.mentorshipId, row.id)));
          await q.delete(closings).where(and(eq(closings.teamId, teamId), eq(closings.mentorshipId, row.id)));
          await q.delete(t).where(one(row));
        }
      }),
    /** Pairs that were over before this instant, with everything about them. */
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        for (const row of await q.select().from(t).where(lt(t.overAt, before))) {
          await q.delete(talks).where(and(eq(talks.teamId, row.teamId), eq(talks.mentorshipId, row.id)));
          await q.delete(closings).where(and(eq(closings.teamId, row.teamId), eq(closings.mentorshipId, row.id)));
          await q.delete(t).where(one(row));
        }
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
