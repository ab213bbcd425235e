/** Files of what left the room, and whether Case Clinic rests. */
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type BreachFile = Tables['breachFiles']['$inferSelect'];
export type Changed = Partial<Omit<BreachFile, 'teamId' | 'id' | 'communityId' | 'reporterId' | 'privacy'>>;
export type Clinic = Pick<Tables['clinicPauses']['$inferSelect'], 'pausedAt' | 'renewedAt'>;

export function createStore(db: Database) {
  const { breachFiles: f, clinicPauses: c } = db.tables(tables);
  const at = (teamId: string, id: string) => and(eq(f.teamId, teamId), eq(f.id, id));

  return {
    add: (file: BreachFile): Promise<void> =>
      db.write(async (q) => {
        await q.insert(f).values(file);
      }),
    find: (teamId: string, id: string): Promise<BreachFile | null> =>
      db.read(async (q) => (await q.select().from(f).where(at(teamId, id)))[0] ?? null),
    /** Of one community, or of all of a workspace; for deciding, and for filtering by who reads. */
    list: (teamId: string, communityId: string | null = null): Promise<BreachFile[]> =>
      db.read((q) =>
        q
          .select()
          .from(f)
          .where(communityId === null ? eq(f.teamId, teamId) : and(eq(f.teamId, teamId), eq(f.communityId, communityId)))
          .orderBy(asc(f.createdAt), asc(f.id)),
      ),
    /** For the daily look: of every workspace. */
    all: (): Promise<BreachFile[]> => db.read((q) => q.select().from(f).orderBy(asc(f.createdAt), asc(f.id))),
    change: (teamId: string, id: string, changed: Changed): Promise<void> =>
      db.write(async (q) => {
        await q.update(f).set(changed).where(at(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(f).where(at(teamId, id));
      }),
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(f).where(lt(f.lastAt, before));
      }),

    findClinic: (teamId: string, communityId: string): Promise<Clinic> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId)));
        return row ?? { pausedAt: null, renewedAt: null };
      }),
    putClinic: (teamId: string, communityId: string, clinic: Clinic): Promise<void> =>
      db.write(async (q) => {
        const { pausedAt, renewedAt } = clinic;
        await q
          .insert(c)
          .values({ teamId, communityId, pausedAt, renewedAt, privacy: 'P3' })
          .onConflictDoUpdate({ target: [c.teamId, c.communityId], set: { pausedAt, renewedAt } });
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
