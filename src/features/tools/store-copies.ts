/** Copies of tools, and with them what was done in each. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type ToolCopy = Tables['toolCopies']['$inferSelect'];

export function createCopyStore(db: Database) {
  const { toolCopies: c, toolRuns: r, toolRatings: s } = db.tables(tables);

  return {
    /** New, or instead of the one with its id. */
    putCopy: (row: ToolCopy): Promise<void> =>
      db.write(async (q) => {
        await q
          .insert(c)
          .values(row)
          .onConflictDoUpdate({ target: [c.teamId, c.id], set: row });
      }),
    findCopy: (teamId: string, id: string): Promise<ToolCopy | null> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.id, id)));
        return rows[0] ?? null;
      }),
    copiesIn: (teamId: string, communityId: string): Promise<ToolCopy[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId)))
          .orderBy(asc(c.createdAt), asc(c.id)),
      ),
    copiesOf: (teamId: string, userId: string): Promise<ToolCopy[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.ownerId, userId)))
          .orderBy(asc(c.createdAt), asc(c.id)),
      ),
    /** With what everybody ticked and rated in it. */
    removeCopy: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(and(eq(c.teamId, teamId), eq(c.id, id)));
        await q.delete(r).where(and(eq(r.teamId, teamId), eq(r.toolId, id)));
        await q.delete(s).where(and(eq(s.teamId, teamId), eq(s.toolId, id)));
      }),
    /** Its items changed: what was ticked by their place means nothing any more. */
    clearRuns: (teamId: string, toolId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(r).where(and(eq(r.teamId, teamId), eq(r.toolId, toolId)));
      }),
  };
}
