/** Roles that leavers left, and pauses that ended by themselves. */
import { and, eq, gte, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { tables } from './tables.ts';

interface Whose {
  teamId: string;
  communityId: string;
  userId: string;
}

type Tables = ReturnType<typeof tables>;
export type Vacancy = Tables['vacancies']['$inferSelect'];

export function createStore(db: Database) {
  const { vacancies, pauseEnds } = db.tables(tables);
  const endOf = (whose: Whose) =>
    and(eq(pauseEnds.teamId, whose.teamId), eq(pauseEnds.communityId, whose.communityId), eq(pauseEnds.userId, whose.userId));

  return {
    async addVacancy(row: Vacancy): Promise<void> {
      await db.write(async (q) => {
        await q.insert(vacancies).values(row);
      });
    },
    vacanciesSince(teamId: string, communityId: string, since: number): Promise<Vacancy[]> {
      return db.read((q) =>
        q
          .select()
          .from(vacancies)
          .where(and(eq(vacancies.teamId, teamId), eq(vacancies.communityId, communityId), gte(vacancies.at, since)))
          .orderBy(vacancies.at),
      );
    },
    vacanciesOf(teamId: string, userId: string): Promise<Vacancy[]> {
      return db.read((q) =>
        q
          .select()
          .from(vacancies)
          .where(and(eq(vacancies.teamId, teamId), eq(vacancies.userId, userId))),
      );
    },
    async findPauseEnd(whose: Whose): Promise<LocalDate | null> {
      const [row] = await db.read((q) => q.select().from(pauseEnds).where(endOf(whose)));
      return row?.endedOn ?? null;
    },
    async putPauseEnd({ teamId, communityId, userId }: Whose, endedOn: LocalDate): Promise<void> {
      const row = { teamId, communityId, userId, endedOn, privacy: 'P0' as const };
      await db.write(async (q) => {
        await q
          .insert(pauseEnds)
          .values(row)
          .onConflictDoUpdate({ target: [pauseEnds.teamId, pauseEnds.communityId, pauseEnds.userId], set: row });
      });
    },
    async clearPauseEnd(whose: Whose): Promise<void> {
      await db.write(async (q) => {
        await q.delete(pauseEnds).where(endOf(whose));
      });
    },
    /** Who left a role stays in the stewards' digest, unless all is to go. */
    async forget(teamId: string, userId: string, communityId: string | null, everything: boolean): Promise<void> {
      const hers = (table: typeof vacancies | typeof pauseEnds) =>
        and(eq(table.teamId, teamId), eq(table.userId, userId), communityId === null ? undefined : eq(table.communityId, communityId));
      await db.write(async (q) => {
        await q.delete(pauseEnds).where(hers(pauseEnds));
        if (everything) await q.update(vacancies).set({ userId: null }).where(hers(vacancies));
      });
    },
    /** That a role fell free is news for a quarter; that a pause ended, for a week. */
    async tidy(before: number, endedBefore: LocalDate): Promise<void> {
      await db.write(async (q) => {
        await q.delete(vacancies).where(lt(vacancies.at, before));
        await q.delete(pauseEnds).where(lt(pauseEnds.endedOn, endedBefore));
      });
    },
  };
}

export type Store = ReturnType<typeof createStore>;
