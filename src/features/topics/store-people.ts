/** Who asked for a topic, and who would lead it. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

export type Volunteer = ReturnType<typeof tables>['topicVolunteers']['$inferSelect'];
type Whose = Pick<Volunteer, 'teamId' | 'communityId' | 'topicId' | 'userId'>;

export function createPeopleStore(db: Database) {
  const t = db.tables(tables);
  const wishIs = (teamId: string, topicId: string, userId: string) =>
    and(eq(t.topicWishes.teamId, teamId), eq(t.topicWishes.topicId, topicId), eq(t.topicWishes.userId, userId));
  const wishOf = (teamId: string, topicId: string) => and(eq(t.topicWishes.teamId, teamId), eq(t.topicWishes.topicId, topicId));
  const leadIs = (teamId: string, topicId: string) => and(eq(t.topicVolunteers.teamId, teamId), eq(t.topicVolunteers.topicId, topicId));

  return {
    /** False when she had asked already. */
    addWish: (whose: Whose): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .insert(t.topicWishes)
              .values({ ...whose, privacy: 'P0' })
              .onConflictDoNothing()
              .returning()
          ).length === 1,
      ),
    wishesOf: (teamId: string, userId: string): Promise<{ topicId: string; communityId: string }[]> =>
      db.read((q) =>
        q
          .select({ topicId: t.topicWishes.topicId, communityId: t.topicWishes.communityId })
          .from(t.topicWishes)
          .where(and(eq(t.topicWishes.teamId, teamId), eq(t.topicWishes.userId, userId)))
          .orderBy(asc(t.topicWishes.topicId)),
      ),
    removeWish: (teamId: string, topicId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topicWishes).where(wishIs(teamId, topicId, userId));
      }),

    addVolunteer: (whose: Whose, at: number): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .insert(t.topicVolunteers)
              .values({ ...whose, at, privacy: 'P0' })
              .onConflictDoNothing()
              .returning()
          ).length === 1,
      ),
    removeVolunteer: (teamId: string, topicId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topicVolunteers).where(and(leadIs(teamId, topicId), eq(t.topicVolunteers.userId, userId)));
      }),
    /** First come first. */
    volunteers: (teamId: string, topicId: string): Promise<Volunteer[]> =>
      db.read((q) =>
        q.select().from(t.topicVolunteers).where(leadIs(teamId, topicId)).orderBy(asc(t.topicVolunteers.at), asc(t.topicVolunteers.userId)),
      ),
    volunteeringOf: (teamId: string, userId: string): Promise<Volunteer[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.topicVolunteers)
          .where(and(eq(t.topicVolunteers.teamId, teamId), eq(t.topicVolunteers.userId, userId)))
          .orderBy(asc(t.topicVolunteers.at), asc(t.topicVolunteers.topicId)),
      ),

    /** Who asked for the one and would lead it now did so for the other. */
    move: (teamId: string, fromId: string, intoId: string): Promise<void> =>
      db.write(async (q) => {
        const wishes = await q.delete(t.topicWishes).where(wishOf(teamId, fromId)).returning();
        const leads = await q.delete(t.topicVolunteers).where(leadIs(teamId, fromId)).returning();
        for (const wish of wishes)
          await q
            .insert(t.topicWishes)
            .values({ ...wish, topicId: intoId })
            .onConflictDoNothing();
        for (const lead of leads)
          await q
            .insert(t.topicVolunteers)
            .values({ ...lead, topicId: intoId })
            .onConflictDoNothing();
      }),
    /** It left the list for good: nothing leads from it to anybody any more. */
    forget: (teamId: string, topicId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.topicWishes).where(wishOf(teamId, topicId));
        await q.delete(t.topicVolunteers).where(leadIs(teamId, topicId));
      }),
  };
}

export type PeopleStore = ReturnType<typeof createPeopleStore>;
