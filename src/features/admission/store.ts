/** Admissions: one row a person and community. */
import { and, eq, inArray, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type AdmissionStatus, tables } from './tables.ts';

export interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

type Tables = ReturnType<typeof tables>;
export type Admission = Tables['admissions']['$inferSelect'];

export function createStore(db: Database) {
  const { admissions } = db.tables(tables);
  const rowOf = (whose: Whose) =>
    and(eq(admissions.teamId, whose.teamId), eq(admissions.communityId, whose.communityId), eq(admissions.userId, whose.userId));

  return {
    async find(whose: Whose): Promise<Admission | null> {
      const [row] = await db.read((q) => q.select().from(admissions).where(rowOf(whose)));
      return row ?? null;
    },
    /** One row a person and community: asking again later replaces what was decided before. */
    async put(row: Admission): Promise<void> {
      await db.write(async (q) => {
        await q
          .insert(admissions)
          .values(row)
          .onConflictDoUpdate({ target: [admissions.teamId, admissions.communityId, admissions.userId], set: row });
      });
    },
    /** Only from one of these states: false when somebody else was quicker. */
    async decide(
      whose: Whose,
      from: readonly AdmissionStatus[],
      to: { status: AdmissionStatus; by: string; now: number },
    ): Promise<boolean> {
      const rows = await db.write((q) =>
        q
          .update(admissions)
          .set({ status: to.status, decidedBy: to.by, decidedAt: to.now })
          .where(and(rowOf(whose), inArray(admissions.status, [...from])))
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
    of(teamId: string, userId: string): Promise<Admission[]> {
      return db.read((q) =>
        q
          .select()
          .from(admissions)
          .where(and(eq(admissions.teamId, teamId), eq(admissions.userId, userId))),
      );
    },
    /** What was decided before this instant is no longer needed by anybody. */
    async tidy(before: number): Promise<void> {
      await db.write(async (q) => {
        await q.delete(admissions).where(lt(admissions.decidedAt, before));
      });
    },
    async forget(teamId: string, userId: string, communityId: string | null): Promise<void> {
      const here = communityId === null ? undefined : eq(admissions.communityId, communityId);
      await db.write(async (q) => {
        await q.delete(admissions).where(and(eq(admissions.teamId, teamId), eq(admissions.userId, userId), here));
        // Whom she brought in stays; that it was she, and her line why, do not.
        await q
          .update(admissions)
          .set({ byUserId: '', why: '' })
          .where(and(eq(admissions.teamId, teamId), eq(admissions.byUserId, userId), here));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
