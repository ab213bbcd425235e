/** Admissions and beginnings. */
import { and, eq, gte, inArray, isNull, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type AdmissionStatus, tables } from './tables.ts';

export interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

type Tables = ReturnType<typeof tables>;
export type Admission = Tables['admissions']['$inferSelect'];
export type Onboarding = Tables['onboardings']['$inferSelect'];

export function createStore(db: Database) {
  const { admissions, onboardings } = db.tables(tables);
  const admissionOf = (whose: Whose) =>
    and(eq(admissions.teamId, whose.teamId), eq(admissions.communityId, whose.communityId), eq(admissions.userId, whose.userId));
  const onboardingOf = (whose: Whose) =>
    and(eq(onboardings.teamId, whose.teamId), eq(onboardings.communityId, whose.communityId), eq(onboardings.userId, whose.userId));

  return {
    async findAdmission(whose: Whose): Promise<Admission | null> {
      const [row] = await db.read((q) => q.select().from(admissions).where(admissionOf(whose)));
      return row ?? null;
    },
    /** One row a person and community: asking again later replaces what was decided before. */
    async putAdmission(row: Admission): Promise<void> {
      await db.write(async (q) => {
        await q
          .insert(admissions)
          .values(row)
          .onConflictDoUpdate({ target: [admissions.teamId, admissions.communityId, admissions.userId], set: row });
      });
    },
    /** Only from one of these states: false when somebody else was quicker. */
    async decideAdmission(
      whose: Whose,
      from: readonly AdmissionStatus[],
      to: { status: AdmissionStatus; by: string; now: number },
    ): Promise<boolean> {
      const rows = await db.write((q) =>
        q
          .update(admissions)
          .set({ status: to.status, decidedBy: to.by, decidedAt: to.now })
          .where(and(admissionOf(whose), inArray(admissions.status, [...from])))
          .returning({ userId: admissions.userId }),
      );
      return rows.length > 0;
    },
    listWaiting(teamId: string, communityId: string): Promise<Admission[]> {
      return db.read((q) =>
        q
          .select()
          .from(admissions)
          .where(and(eq(admissions.teamId, teamId), eq(admissions.communityId, communityId), eq(admissions.status, 'waiting')))
          .orderBy(admissions.createdAt),
      );
    },
    /** Invitations that wait for her own word, over all communities. */
    listAsked(teamId: string, userId: string): Promise<Admission[]> {
      return db.read((q) =>
        q
          .select()
          .from(admissions)
          .where(and(eq(admissions.teamId, teamId), eq(admissions.userId, userId), eq(admissions.status, 'asked')))
          .orderBy(admissions.createdAt),
      );
    },
    admissionsOf(teamId: string, userId: string): Promise<Admission[]> {
      return db.read((q) =>
        q
          .select()
          .from(admissions)
          .where(and(eq(admissions.teamId, teamId), eq(admissions.userId, userId))),
      );
    },
    async findOnboarding(whose: Whose): Promise<Onboarding | null> {
      const [row] = await db.read((q) => q.select().from(onboardings).where(onboardingOf(whose)));
      return row ?? null;
    },
    /** A new beginning; what an earlier one left is replaced. */
    async startOnboarding(whose: Whose, joinedOn: LocalDate, welcomedAt: number | null): Promise<void> {
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
        resumedOn: null,
        privacy: 'P0' as const,
      };
      await db.write(async (q) => {
        await q
          .insert(onboardings)
          .values(fresh)
          .onConflictDoUpdate({ target: [onboardings.teamId, onboardings.communityId, onboardings.userId], set: fresh });
      });
    },
    async changeOnboarding(
      whose: Whose,
      change: Partial<Pick<Onboarding, 'welcomedAt' | 'answeredAt' | 'hope' | 'interests' | 'introducedOn' | 'resumedOn' | 'privacy'>>,
    ): Promise<void> {
      await db.write(async (q) => {
        await q.update(onboardings).set(change).where(onboardingOf(whose));
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
    onboardingsOf(teamId: string, userId: string): Promise<Onboarding[]> {
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
    /** What was decided before this instant is no longer needed by anybody. */
    async tidyAdmissions(before: number): Promise<void> {
      await db.write(async (q) => {
        await q.delete(admissions).where(lt(admissions.decidedAt, before));
      });
    },
    async forgetBeginnings(teamId: string, userId: string, communityId: string | null): Promise<void> {
      await db.write(async (q) => {
        const mine = and(eq(onboardings.teamId, teamId), eq(onboardings.userId, userId));
        await q.delete(onboardings).where(communityId === null ? mine : and(mine, eq(onboardings.communityId, communityId)));
        const asked = and(eq(admissions.teamId, teamId), eq(admissions.userId, userId));
        await q.delete(admissions).where(communityId === null ? asked : and(asked, eq(admissions.communityId, communityId)));
        const said = and(eq(admissions.teamId, teamId), eq(admissions.byUserId, userId));
        // Whom she brought in stays; that it was she, and her line why, do not.
        await q
          .update(admissions)
          .set({ byUserId: '', why: '' })
          .where(communityId === null ? said : and(said, eq(admissions.communityId, communityId)));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
