/** Plans of sessions and their versions. */
import { and, asc, eq, isNull } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Plan = Tables['sessionPlans']['$inferSelect'];
export type PlanVersion = Tables['sessionPlanVersions']['$inferSelect'];
type Key = Pick<Plan, 'teamId' | 'sessionId'>;

export function createStore(db: Database) {
  const { sessionPlans: plans, sessionPlanVersions: versions } = db.tables(tables);
  const at = ({ teamId, sessionId }: Key) => and(eq(plans.teamId, teamId), eq(plans.sessionId, sessionId));

  return {
    find: (teamId: string, sessionId: string): Promise<Plan | null> =>
      db.read(async (q) => (await q.select().from(plans).where(at({ teamId, sessionId })))[0] ?? null),
    /** Does nothing when it has begun before. */
    begin: (plan: Plan): Promise<void> =>
      db.write(async (q) => {
        await q.insert(plans).values(plan).onConflictDoNothing();
      }),
    /** What is no draft: ticks, the lock, when it was opened. */
    change: (key: Key, change: Partial<Omit<Plan, keyof Key | 'version' | 'steps' | 'good' | 'goodAt'>>): Promise<void> =>
      db.write(async (q) => {
        await q.update(plans).set(change).where(at(key));
      }),
    /** The next version of the draft; false when somebody kept one meanwhile. */
    keep: (
      key: Key,
      was: number,
      draft: Pick<Plan, 'formatId' | 'steps' | 'edited' | 'changedBy' | 'changedAt' | 'good' | 'goodAt'>,
      version: PlanVersion,
    ): Promise<boolean> =>
      db.write(async (q) => {
        const kept = await q
          .update(plans)
          .set({ ...draft, version: version.version })
          .where(and(at(key), eq(plans.version, was)))
          .returning();
        if (kept.length === 1) await q.insert(versions).values(version);
        return kept.length === 1;
      }),
    listOf: (teamId: string, communityId: string): Promise<Plan[]> =>
      db.read((q) =>
        q
          .select()
          .from(plans)
          .where(and(eq(plans.teamId, teamId), eq(plans.communityId, communityId)))
          .orderBy(asc(plans.sessionId)),
      ),
    versionsBy: (teamId: string, userId: string): Promise<PlanVersion[]> =>
      db.read((q) =>
        q
          .select()
          .from(versions)
          .where(and(eq(versions.teamId, teamId), eq(versions.userId, userId)))
          .orderBy(asc(versions.sessionId), asc(versions.version)),
      ),
    changedBy: (teamId: string, userId: string): Promise<Plan[]> =>
      db.read((q) =>
        q
          .select()
          .from(plans)
          .where(and(eq(plans.teamId, teamId), eq(plans.changedBy, userId))),
      ),
    versionsOf: ({ teamId, sessionId }: Key): Promise<PlanVersion[]> =>
      db.read((q) =>
        q
          .select()
          .from(versions)
          .where(and(eq(versions.teamId, teamId), eq(versions.sessionId, sessionId)))
          .orderBy(asc(versions.version)),
      ),
    /** What she drafted stays with the session, without her. */
    forgetPerson: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(plans)
          .set({ changedBy: null })
          .where(
            and(
              eq(plans.teamId, teamId),
              eq(plans.changedBy, userId),
              communityId === null ? undefined : eq(plans.communityId, communityId),
            ),
          );
        await q
          .update(versions)
          .set({ userId: null })
          .where(
            and(
              eq(versions.teamId, teamId),
              eq(versions.userId, userId),
              communityId === null ? undefined : eq(versions.communityId, communityId),
            ),
          );
      }),
    /** Her own drafts that nobody needs: those that a later one replaced. */
    forgetDrafts: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        await q
          .delete(versions)
          .where(
            and(
              eq(versions.teamId, teamId),
              eq(versions.userId, userId),
              communityId === null ? undefined : eq(versions.communityId, communityId),
            ),
          );
      }),
    markOpened: (key: Key, now: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(plans)
          .set({ openedAt: now })
          .where(and(at(key), isNull(plans.openedAt)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
