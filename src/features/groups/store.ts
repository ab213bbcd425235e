/** Groups that were drawn, and who met whom in them. */
import { and, eq, lt, or, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type GroupDraw = Tables['groupDraws']['$inferSelect'];
export type GroupMeeting = Tables['groupMeetings']['$inferSelect'];

export function createStore(db: Database) {
  const { groupDraws: d, groupMeetings: m } = db.tables(tables);
  const ofSession = (teamId: string, sessionId: string) => and(eq(d.teamId, teamId), eq(d.sessionId, sessionId));
  const one = (row: Pick<GroupDraw, 'teamId' | 'sessionId' | 'step'>) => and(ofSession(row.teamId, row.sessionId), eq(d.step, row.step));
  const withHer = (teamId: string, userId: string) => and(eq(m.teamId, teamId), or(eq(m.aId, userId), eq(m.bId, userId)));

  return {
    /** False when the step has its groups already. */
    add: (row: GroupDraw): Promise<boolean> =>
      db.write(async (q) => (await q.insert(d).values(row).onConflictDoNothing().returning({ step: d.step })).length === 1),
    /** By step. */
    listOf: (teamId: string, sessionId: string): Promise<GroupDraw[]> =>
      db.read((q) => q.select().from(d).where(ofSession(teamId, sessionId)).orderBy(d.step)),
    /** Writes the groups that follow draw `was`; false when somebody was quicker. */
    replace: (row: GroupDraw, was: number): Promise<boolean> =>
      db.write(async (q) => {
        const { draw, groups, channelId, ts } = row;
        const rows = await q
          .update(d)
          .set({ draw, groups, channelId, ts })
          .where(and(one(row), eq(d.draw, was)))
          .returning({ step: d.step });
        return rows.length === 1;
      }),
    setGroups: (row: GroupDraw, groups: string[][]): Promise<void> =>
      db.write(async (q) => {
        await q.update(d).set({ groups }).where(one(row));
      }),
    /** Adds one to every pair, once for a draw. */
    count: (row: GroupDraw, pairs: readonly (readonly [string, string])[]): Promise<void> =>
      db.write(async (q) => {
        const first = await q
          .update(d)
          .set({ counted: true })
          .where(and(one(row), eq(d.counted, false)))
          .returning({ step: d.step });
        if (first.length === 0) return;
        const { teamId, communityId } = row;
        for (const [aId, bId] of pairs) {
          await q
            .insert(m)
            .values({ teamId, communityId, aId, bId, times: 1, privacy: 'system' })
            .onConflictDoUpdate({ target: [m.teamId, m.communityId, m.aId, m.bId], set: { times: sql`${m.times} + 1` } });
        }
      }),
    meetings: (teamId: string, communityId: string): Promise<GroupMeeting[]> =>
      db.read((q) =>
        q
          .select()
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.communityId, communityId))),
      ),
    meetingsOf: (teamId: string, userId: string): Promise<GroupMeeting[]> =>
      db.read((q) => q.select().from(m).where(withHer(teamId, userId)).orderBy(m.communityId, m.aId, m.bId)),
    /** Of a workspace: few, as they go after two weeks. */
    draws: (teamId: string): Promise<GroupDraw[]> =>
      db.read((q) => q.select().from(d).where(eq(d.teamId, teamId)).orderBy(d.sessionId, d.step)),
    drop: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(d).where(ofSession(teamId, sessionId));
      }),
    forgetMeetings: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = withHer(teamId, userId);
        await q.delete(m).where(communityId === null ? hers : and(hers, eq(m.communityId, communityId)));
      }),
    forgetHost: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(d)
          .set({ hostId: null })
          .where(and(eq(d.teamId, teamId), eq(d.hostId, userId)));
      }),
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(d).where(lt(d.drawnAt, before));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
