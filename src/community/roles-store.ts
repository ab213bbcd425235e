import { and, asc, eq, gt, lte, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { LocalDate } from '../platform/time/local-dates.ts';
import type { Role, RoleName } from './records.ts';
import { tables } from './tables.ts';

export function createRolesStore(db: Database) {
  const t = db.tables(tables).roles;
  const columns = { teamId: t.teamId, communityId: t.communityId, userId: t.userId, role: t.role, fromOn: t.fromOn, toOn: t.toOn };
  const inCommunity = (teamId: string, communityId: string) => and(eq(t.teamId, teamId), eq(t.communityId, communityId));
  const isTerm = (role: Role) =>
    and(inCommunity(role.teamId, role.communityId), eq(t.userId, role.userId), eq(t.role, role.role), eq(t.fromOn, role.fromOn));

  const on = sql.placeholder('on');
  const inForce = keepPrepared((q) =>
    q
      .select(columns)
      .from(t)
      .where(
        and(
          ...[eq(t.teamId, sql.placeholder('teamId')), eq(t.communityId, sql.placeholder('communityId'))],
          ...[lte(t.fromOn, on), gt(t.toOn, on)],
        ),
      )
      .orderBy(asc(t.role), asc(t.fromOn), asc(t.userId))
      .prepare(),
  );

  return {
    inForce: (teamId: string, communityId: string, day: LocalDate): Promise<Role[]> =>
      db.read(async (q) => await inForce(q).execute({ teamId, communityId, on: day })),

    /** Every term of a role that has begun by this date, also those that are over. */
    begun: (teamId: string, communityId: string, role: RoleName, on: LocalDate): Promise<Role[]> =>
      db.read(
        async (q) =>
          await q
            .select(columns)
            .from(t)
            .where(and(inCommunity(teamId, communityId), eq(t.role, role), lte(t.fromOn, on)))
            .orderBy(asc(t.fromOn), asc(t.userId)),
      ),

    /** Terms of hers that are not over on this date, future ones included. */
    unfinished: (teamId: string, communityId: string, userId: string, on: LocalDate): Promise<Role[]> =>
      db.read(
        async (q) =>
          await q
            .select(columns)
            .from(t)
            .where(and(inCommunity(teamId, communityId), eq(t.userId, userId), gt(t.toOn, on)))
            .orderBy(asc(t.fromOn)),
      ),

    of: (teamId: string, userId: string): Promise<Role[]> =>
      db.read(
        async (q) =>
          await q
            .select(columns)
            .from(t)
            .where(and(eq(t.teamId, teamId), eq(t.userId, userId)))
            .orderBy(asc(t.fromOn)),
      ),

    put: (role: Role): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, userId, fromOn, toOn } = role;
        await q
          .insert(t)
          .values({ teamId, communityId, userId, role: role.role, fromOn, toOn, privacy: 'P3' })
          .onConflictDoUpdate({ target: [t.teamId, t.communityId, t.userId, t.role, t.fromOn], set: { toOn } });
      }),

    remove: (role: Role): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(isTerm(role));
      }),
  };
}
