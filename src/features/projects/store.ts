/** Projects and their monthly lines. */
import { and, asc, eq, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { ProjectState } from './rules.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Project = Tables['projects']['$inferSelect'];
export type Progress = Tables['projectProgress']['$inferSelect'];
type ProjectChange = Partial<Omit<Project, 'teamId' | 'id' | 'communityId' | 'pilotId'>>;

export function createStore(db: Database) {
  const { projects: p, projectProgress: l } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(p.teamId, teamId), eq(p.id, id));
  const linesOf = (teamId: string, projectId: string) => and(eq(l.teamId, teamId), eq(l.projectId, projectId));

  return {
    /** False when the pilot is a project already. */
    add: (project: Project): Promise<boolean> =>
      db.write(async (q) => (await q.insert(p).values(project).onConflictDoNothing().returning({ id: p.id })).length === 1),
    find: (teamId: string, id: string): Promise<Project | null> =>
      db.read(async (q) => (await q.select().from(p).where(one(teamId, id)))[0] ?? null),
    /** The projects of an experiment: the one that grew from it first, then those in which it runs. */
    around: (teamId: string, experimentId: string): Promise<Project[]> =>
      db.read(async (q) => {
        const is = or(eq(p.pilotId, experimentId), eq(p.leadershipId, experimentId));
        const rows = await q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), is))
          .orderBy(asc(p.createdAt), asc(p.id));
        return rows.sort((a, b) => Number(b.pilotId === experimentId) - Number(a.pilotId === experimentId));
      }),
    list: (teamId: string, communityId: string, state?: ProjectState): Promise<Project[]> =>
      db.read((q) =>
        q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.communityId, communityId), state ? eq(p.state, state) : undefined))
          .orderBy(asc(p.createdAt), asc(p.id)),
      ),
    change: (teamId: string, id: string, change: ProjectChange): Promise<void> =>
      db.write(async (q) => {
        await q.update(p).set(change).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(l).where(linesOf(teamId, id));
        await q.delete(p).where(one(teamId, id));
      }),
    /** In the place of what was written for the month before. */
    putProgress: (row: Progress): Promise<void> =>
      db.write(async (q) => {
        await q.delete(l).where(and(linesOf(row.teamId, row.projectId), eq(l.month, row.month)));
        await q.insert(l).values(row);
      }),
    progress: (teamId: string, projectId: string): Promise<Progress[]> =>
      db.read((q) => q.select().from(l).where(linesOf(teamId, projectId)).orderBy(asc(l.month))),

    of: (teamId: string, userId: string): Promise<{ projects: Project[]; progress: Progress[] }> =>
      db.read(async (q) => ({
        projects: await q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.ownerId, userId)))
          .orderBy(asc(p.id)),
        progress: await q
          .select()
          .from(l)
          .where(and(eq(l.teamId, teamId), eq(l.authorId, userId)))
          .orderBy(asc(l.projectId), asc(l.month)),
      })),
    /** Her name goes from what she led and wrote; with `texts` her lines go, too. */
    unname: (teamId: string, userId: string, communityId: string | null, texts: boolean): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(p.teamId, teamId), eq(p.ownerId, userId));
        const lines = and(eq(l.teamId, teamId), eq(l.authorId, userId), communityId === null ? undefined : eq(l.communityId, communityId));
        await q
          .update(p)
          .set({ ownerId: null })
          .where(communityId === null ? hers : and(hers, eq(p.communityId, communityId)));
        if (texts) await q.delete(l).where(lines);
        else await q.update(l).set({ authorId: null }).where(lines);
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
