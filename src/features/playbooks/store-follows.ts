/** Who follows which playbook, and how far she is. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type FollowState, tables } from './tables.ts';

export type Follow = ReturnType<typeof tables>['playbookFollows']['$inferSelect'];

export function createFollowStore(db: Database) {
  const { playbookFollows: f } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(f.teamId, teamId), eq(f.id, id));

  return {
    find: (teamId: string, id: string): Promise<Follow | null> =>
      db.read(async (q) => (await q.select().from(f).where(one(teamId, id)))[0] ?? null),
    by: (teamId: string, userId: string, state?: FollowState): Promise<Follow[]> =>
      db.read((q) =>
        q
          .select()
          .from(f)
          .where(and(eq(f.teamId, teamId), eq(f.userId, userId), state === undefined ? undefined : eq(f.state, state)))
          .orderBy(asc(f.startsOn), asc(f.id)),
      ),
    put: (follow: Follow): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _, id: __, ...rest } = follow;
        await q
          .insert(f)
          .values(follow)
          .onConflictDoUpdate({ target: [f.teamId, f.id], set: rest });
      }),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(f.teamId, teamId), eq(f.userId, userId));
        await q.delete(f).where(communityId === null ? hers : and(hers, eq(f.communityId, communityId)));
      }),
  };
}

export type FollowStore = ReturnType<typeof createFollowStore>;
