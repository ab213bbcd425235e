/** The partner's answer, the two sides' checks, and whether they would do it again. */
import { and, eq, lt, type SQL } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { Moment } from './rules.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Partner = Tables['pilotPartners']['$inferSelect'];
export type Check = Tables['pilotChecks']['$inferSelect'];
export type Mark = Tables['pilotMarks']['$inferSelect'];
export type Again = Tables['pilotAgain']['$inferSelect'];

export function createStore(db: Database) {
  const { pilotPartners: p, pilotChecks: c, pilotMarks: m, pilotAgain: a } = db.tables(tables);
  const partnerOf = (teamId: string, experimentId: string) => and(eq(p.teamId, teamId), eq(p.experimentId, experimentId));
  const partners = (where: SQL | undefined): Promise<Partner[]> => db.read((q) => q.select().from(p).where(where).orderBy(p.experimentId));

  return {
    /** In the place of whoever was asked before. */
    putPartner: (row: Partner): Promise<void> =>
      db.write(async (q) => {
        await q.delete(p).where(partnerOf(row.teamId, row.experimentId));
        await q.insert(p).values(row);
      }),
    findPartner: async (teamId: string, experimentId: string): Promise<Partner | null> =>
      (await partners(partnerOf(teamId, experimentId)))[0] ?? null,
    findByRef: async (teamId: string, ref: string): Promise<Partner | null> =>
      (await partners(and(eq(p.teamId, teamId), eq(p.ref, ref))))[0] ?? null,
    removePartner: (teamId: string, experimentId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(p).where(partnerOf(teamId, experimentId));
      }),
    putCheck: (row: Check): Promise<void> =>
      db.write(async (q) => {
        const { teamId, experimentId, moment, userId } = row;
        await q.delete(c).where(and(eq(c.teamId, teamId), eq(c.experimentId, experimentId), eq(c.moment, moment), eq(c.userId, userId)));
        await q.insert(c).values(row);
      }),
    checks: (teamId: string, experimentId: string, moment: Moment): Promise<Check[]> =>
      db.read((q) =>
        q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.experimentId, experimentId), eq(c.moment, moment)))
          .orderBy(c.userId),
      ),
    /** The newest mark counts. */
    putMark: (row: Mark): Promise<void> =>
      db.write(async (q) => {
        const { teamId, experimentId, moment, question } = row;
        await q
          .delete(m)
          .where(and(eq(m.teamId, teamId), eq(m.experimentId, experimentId), eq(m.moment, moment), eq(m.question, question)));
        await q.insert(m).values(row);
      }),
    marks: (teamId: string, experimentId: string, moment: Moment): Promise<Mark[]> =>
      db.read((q) =>
        q
          .select()
          .from(m)
          .where(and(eq(m.teamId, teamId), eq(m.experimentId, experimentId), eq(m.moment, moment)))
          .orderBy(m.question),
      ),
    putAgain: (row: Again): Promise<void> =>
      db.write(async (q) => {
        const { teamId, experimentId, userId } = row;
        await q.delete(a).where(and(eq(a.teamId, teamId), eq(a.experimentId, experimentId), eq(a.userId, userId)));
        await q.insert(a).values(row);
      }),
    again: (teamId: string, experimentId: string): Promise<Again[]> =>
      db.read((q) =>
        q
          .select()
          .from(a)
          .where(and(eq(a.teamId, teamId), eq(a.experimentId, experimentId)))
          .orderBy(a.userId),
      ),

    of: (teamId: string, userId: string): Promise<{ partners: Partner[]; checks: Check[]; again: Again[] }> =>
      db.read(async (q) => ({
        partners: await q
          .select()
          .from(p)
          .where(and(eq(p.teamId, teamId), eq(p.userId, userId)))
          .orderBy(p.experimentId),
        checks: await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.userId, userId)))
          .orderBy(c.experimentId, c.moment),
        again: await q
          .select()
          .from(a)
          .where(and(eq(a.teamId, teamId), eq(a.userId, userId)))
          .orderBy(a.experimentId),
      })),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        for (const t of [p, c, a]) {
          const hers = and(eq(t.teamId, teamId), eq(t.userId, userId));
          await q.delete(t).where(communityId === null ? hers : and(hers, eq(t.communityId, communityId)));
        }
      }),
    /** Pilots with answers from before then. */
    olderThan: (at: number): Promise<{ teamId: string; experimentId: string }[]> =>
      db.read(async (q) => {
        const found = [];
        for (const t of [p, c, a])
          found.push(...(await q.selectDistinct({ teamId: t.teamId, experimentId: t.experimentId }).from(t).where(lt(t.at, at))));
        return found;
      }),
    /** What the two said; that it was alike stays. */
    removeWords: (teamId: string, experimentId: string): Promise<void> =>
      db.write(async (q) => {
        for (const t of [p, c, a]) await q.delete(t).where(and(eq(t.teamId, teamId), eq(t.experimentId, experimentId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
