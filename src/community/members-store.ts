import { and, asc, count, eq, inArray, ne, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { Level, Member, MemberStatus } from './records.ts';
import { tables } from './tables.ts';

const BELONGING: readonly MemberStatus[] = ['active', 'paused'];

export function createMembersStore(db: Database) {
  const t = db.tables(tables);
  const columns = {
    teamId: t.members.teamId,
    communityId: t.members.communityId,
    userId: t.members.userId,
    status: t.members.status,
    level: t.members.level,
    joinedOn: t.members.joinedOn,
    pausedUntil: t.members.pausedUntil,
    jobFunction: t.members.jobFunction,
    levelBand: t.members.levelBand,
  };
  const inCommunity = (teamId: string, communityId: string) => and(eq(t.members.teamId, teamId), eq(t.members.communityId, communityId));

  const ofPerson = keepPrepared((q) =>
    q
      .select(columns)
      .from(t.members)
      .where(
        and(eq(t.members.teamId, sql.placeholder('teamId')), eq(t.members.userId, sql.placeholder('userId')), ne(t.members.status, 'left')),
      )
      .orderBy(asc(t.members.communityId))
      .prepare(),
  );

  const ofCommunityAndPerson = keepPrepared((q) =>
    q
      .select(columns)
      .from(t.members)
      .where(
        and(
          ...[eq(t.members.teamId, sql.placeholder('teamId')), eq(t.members.communityId, sql.placeholder('communityId'))],
          eq(t.members.userId, sql.placeholder('userId')),
        ),
      )
      .prepare(),
  );

  return {
    find: (teamId: string, communityId: string, userId: string): Promise<Member | null> =>
      db.read(async (q) => (await ofCommunityAndPerson(q).execute({ teamId, communityId, userId }))[0] ?? null),

    list: (teamId: string, communityId: string, statuses: readonly MemberStatus[] = BELONGING): Promise<Member[]> =>
      db.read(
        async (q) =>
          await q
            .select(columns)
            .from(t.members)
            .where(and(inCommunity(teamId, communityId), inArray(t.members.status, [...statuses])))
            .orderBy(asc(t.members.joinedOn), asc(t.members.userId)),
      ),

    of: (teamId: string, userId: string): Promise<Member[]> => db.read(async (q) => await ofPerson(q).execute({ teamId, userId })),

    /** Hers in every community, also those she left. */
    everOf: (teamId: string, userId: string): Promise<Member[]> =>
      db.read(
        async (q) =>
          await q
            .select(columns)
            .from(t.members)
            .where(and(eq(t.members.teamId, teamId), eq(t.members.userId, userId)))
            .orderBy(asc(t.members.communityId)),
      ),

    /** Who is active in any active community: whoever has a slot. */
    withSlots: (): Promise<{ teamId: string; userId: string }[]> =>
      db.read(
        async (q) =>
          await q
            .selectDistinct({ teamId: t.members.teamId, userId: t.members.userId })
            .from(t.members)
            .innerJoin(t.communities, and(eq(t.communities.teamId, t.members.teamId), eq(t.communities.id, t.members.communityId)))
            .where(and(eq(t.members.status, 'active'), eq(t.communities.status, 'active')))
            .orderBy(asc(t.members.teamId), asc(t.members.userId)),
      ),

    put: (member: Member): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, userId, status, level, joinedOn, pausedUntil, jobFunction, levelBand } = member;
        const said = { status, level, joinedOn, pausedUntil, jobFunction, levelBand };
        await q
          .insert(t.members)
          .values({ teamId, communityId, userId, ...said, privacy: 'P3' })
          .onConflictDoUpdate({ target: [t.members.teamId, t.members.communityId, t.members.userId], set: said });
      }),

    count: (teamId: string, communityId: string, levels?: readonly Level[]): Promise<number> =>
      db.read(async (q) => {
        const found = await q
          .select({ n: count() })
          .from(t.members)
          .where(
            and(
              inCommunity(teamId, communityId),
              inArray(t.members.status, [...BELONGING]),
              levels ? inArray(t.members.level, [...levels]) : undefined,
            ),
          );
        return found[0]?.n ?? 0;
      }),

    remove: (teamId: string, communityId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.members).where(and(inCommunity(teamId, communityId), eq(t.members.userId, userId)));
      }),
  };
}
