/** Beginnings. */
import { and, eq, gte, isNull } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { tables } from './tables.ts';

export interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

type Tables = ReturnType<typeof tables>;
export type Onboarding = Tables['onboardings']['$inferSelect'];

export function createStore(db: Database) {
  const { onboardings } = db.tables(tables);
  const rowOf = (whose: Whose) =>
    and(eq(onboardings.teamId, whose.teamId), eq(onboardings.communityId, whose.communityId), eq(onboardings.userId, whose.userId));

  return {
    async find(whose: Whose): Promise<Onboarding | null> {
      const [row] = await db.read((q) => q.select().from(onboardings).where(rowOf(whose)));
      return row ?? null;
    },
    /** A new beginning; what an earlier one left is replaced. */
    async start(whose: Whose, joinedOn: LocalDate, welcomedAt: number | null): Promise<void> {
      const fresh = {
        teamId: whose.teamId,
        communityId: whose.communityId,
        userId: whose.userId,
        joinedOn,
        welcomedAt,
        answeredAt: null,
        hope: '',
        interests: [],
        introducedOn: null,
        privacy: 'P0' as const,
      };
      await db.write(async (q) => {
        await q
          .insert(onboardings)
          .values(fresh)
          .onConflictDoUpdate({ target: [onboardings.teamId, onboardings.communityId, onboardings.userId], set: fresh });
      });
    },
    async change(
      whose: Whose,
      change: Partial<Pick<Onboarding, 'welcomedAt' | 'answeredAt' | 'hope' | 'interests' | 'introducedOn' | 'privacy'>>,
    ): Promise<void> {
      await db.write(async (q) => {
        await q.update(onboardings).set(change).where(rowOf(whose));
      });
    },
    /** Those who ticked that the channel may read their hope, and have not been introduced. */
    async listUnintroduced(teamId: string, communityId: string): Promise<Onboarding[]> {
      const rows = await db.read((q) =>
        q
          .select()
          .from(onboardings)
          .where(
            and(
              eq(onboardings.teamId, teamId),
              eq(onboardings.communityId, communityId),
              eq(onboardings.privacy, 'P3'),
              isNull(onboardings.introducedOn),
            ),
          )
          .orderBy(onboardings.joinedOn, onboardings.userId),
      );
      return rows.filter((row) => row.hope !== '');
    },
    joinedSince(teamId: string, communityId: string, since: LocalDate): Promise<Onboarding[]> {
      return db.read((q) =>
        q
          .select()
          .from(onboardings)
          .where(and(eq(onboardings.teamId, teamId), eq(onboardings.communityId, communityId), gte(onboardings.joinedOn, since)))
          .orderBy(onboardings.joinedOn, onboardings.userId),
      );
    },
    of(teamId: string, userId: string): Promise<Onboarding[]> {
      return db.read((q) =>
        q
          .select()
          .from(onboardings)
          .where(and(eq(onboardings.teamId, teamId), eq(onboardings.userId, userId))),
      );
    },
    /** Hope lines that their authors have shown to the community. */
    listShared(teamId: string, communityId: string): Promise<Onboarding[]> {
      return db.read((q) =>
        q
          .select()
          .from(onboardings)
          .where(and(eq(onboardings.teamId, teamId), eq(onboardings.communityId, communityId), eq(onboardings.privacy, 'P3'))),
      );
    },
    async forget(teamId: string, userId: string, communityId: string | null): Promise<void> {
      const here = communityId === null ? undefined : eq(onboardings.communityId, communityId);
      await db.write(async (q) => {
        await q.delete(onboardings).where(and(eq(onboardings.teamId, teamId), eq(onboardings.userId, userId), here));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
