import { and, eq, inArray, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { Person } from './records.ts';
import { tables } from './tables.ts';

export function createPeopleStore(db: Database) {
  const t = db.tables(tables);
  const columns = {
    teamId: t.people.teamId,
    userId: t.people.userId,
    name: t.people.name,
    zone: t.people.zone,
    locale: t.people.locale,
    kind: t.people.kind,
    active: t.people.active,
  };
  const some = (teamId: string, userIds: readonly string[]) => and(eq(t.people.teamId, teamId), inArray(t.people.userId, [...userIds]));

  const oneLookedUp = keepPrepared((q) =>
    q
      .select({ userId: t.people.userId, at: t.people.lookedUpAt })
      .from(t.people)
      .where(and(eq(t.people.teamId, sql.placeholder('teamId')), eq(t.people.userId, sql.placeholder('userId'))))
      .prepare(),
  );

  const one = keepPrepared((q) =>
    q
      .select(columns)
      .from(t.people)
      .where(and(eq(t.people.teamId, sql.placeholder('teamId')), eq(t.people.userId, sql.placeholder('userId'))))
      .prepare(),
  );

  return {
    find: (teamId: string, userId: string): Promise<Person | null> =>
      db.read(async (q) => (await one(q).execute({ teamId, userId }))[0] ?? null),

    findMany: (teamId: string, userIds: readonly string[]): Promise<Person[]> =>
      db.read(async (q) => (userIds.length === 0 ? [] : await q.select(columns).from(t.people).where(some(teamId, userIds)))),

    lookedUp: (teamId: string, userIds: readonly string[]): Promise<{ userId: string; at: number }[]> =>
      db.read(async (q) => {
        if (userIds.length === 0) return [];
        if (userIds.length === 1) return await oneLookedUp(q).execute({ teamId, userId: userIds[0] });
        return await q.select({ userId: t.people.userId, at: t.people.lookedUpAt }).from(t.people).where(some(teamId, userIds));
      }),

    put: (person: Person, now: number): Promise<void> =>
      db.write(async (q) => {
        const { teamId, userId, name, zone, locale, kind, active } = person;
        const told = { name, zone, locale, kind, active, lookedUpAt: now };
        await q
          .insert(t.people)
          .values({ teamId, userId, ...told })
          .onConflictDoUpdate({ target: [t.people.teamId, t.people.userId], set: told });
      }),

    remove: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.people).where(some(teamId, [userId]));
      }),
  };
}
