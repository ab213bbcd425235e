import { and, asc, eq, inArray, lt, or } from 'drizzle-orm';
import { settingsSchema } from '../../community/settings.ts';
import type { Database } from '../../platform/db/database.ts';
import { type Draft, type DraftStatus, emptyPlan } from './rules-draft.ts';
import { tables } from './tables.ts';

export interface Objection {
  teamId: string;
  id: string;
  communityId: string;
  draftId: string;
  userId: string | null;
  kind: 'fine' | 'reason' | 'suggestion';
  text: string;
  at: number;
  answer: string | null;
  answeredBy: string | null;
  answeredAt: number | null;
}

export function createStore(db: Database) {
  const { setUpDrafts: d, setUpObjections: o } = db.tables(tables);

  /** A draft written by an older version lacks what was added since. */
  const readDraft = ({ privacy: _, ...row }: typeof d.$inferSelect): Draft => ({
    ...row,
    shape: { ...row.shape, plan: { ...emptyPlan(), ...row.shape.plan }, settings: settingsSchema.parse(row.shape.settings) },
  });
  const readObjection = ({ privacy: _, ...row }: typeof o.$inferSelect): Objection => row;

  return {
    findDraft: (teamId: string, id: string): Promise<Draft | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), eq(d.id, id)));
        return row ? readDraft(row) : null;
      }),

    findByCommunity: (teamId: string, communityId: string): Promise<Draft | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), eq(d.communityId, communityId)));
        return row ? readDraft(row) : null;
      }),

    /** A person's own, oldest first. */
    listDrafts: (teamId: string, authorId: string, statuses: readonly DraftStatus[]): Promise<Draft[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), eq(d.authorId, authorId), inArray(d.status, [...statuses])))
          .orderBy(asc(d.id));
        return rows.map(readDraft);
      }),

    listByStatus: (teamId: string, statuses: readonly DraftStatus[]): Promise<Draft[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), inArray(d.status, [...statuses])))
          .orderBy(asc(d.id));
        return rows.map(readDraft);
      }),

    putDraft: (draft: Draft): Promise<void> =>
      db.write(async (q) => {
        const { teamId: _team, id: _id, ...rest } = draft;
        await q
          .insert(d)
          .values({ ...draft, privacy: 'P0' })
          .onConflictDoUpdate({ target: [d.teamId, d.id], set: rest });
      }),

    removeDraft: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(o).where(and(eq(o.teamId, teamId), eq(o.draftId, id), eq(o.kind, 'suggestion')));
        await q.delete(d).where(and(eq(d.teamId, teamId), eq(d.id, id)));
      }),

    /** Untouched since, of every workspace. */
    listStale: (before: number): Promise<Draft[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(d)
          .where(and(lt(d.touchedAt, before), inArray(d.status, ['open', 'proposed', 'agreed'])))
          .limit(200);
        return rows.map(readDraft);
      }),

    findObjection: (teamId: string, id: string): Promise<Objection | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(o)
          .where(and(eq(o.teamId, teamId), eq(o.id, id)));
        return row ? readObjection(row) : null;
      }),

    listObjections: (teamId: string, draftId: string): Promise<Objection[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(o)
          .where(and(eq(o.teamId, teamId), eq(o.draftId, draftId)))
          .orderBy(asc(o.id));
        return rows.map(readObjection);
      }),

    listObjectionsOf: (teamId: string, by: { userId: string } | { communityId: string }): Promise<Objection[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(o)
          .where(
            and(
              eq(o.teamId, teamId),
              'userId' in by ? or(eq(o.userId, by.userId), eq(o.answeredBy, by.userId)) : eq(o.communityId, by.communityId),
            ),
          )
          .orderBy(asc(o.id));
        return rows.map(readObjection);
      }),

    addObjection: (objection: Objection): Promise<void> =>
      db.write(async (q) => {
        await q.insert(o).values({ ...objection, privacy: objection.kind === 'suggestion' ? 'P1' : 'P3' });
      }),

    answerObjection: (teamId: string, id: string, answer: { answer: string; answeredBy: string; answeredAt: number }): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(o)
          .set(answer)
          .where(and(eq(o.teamId, teamId), eq(o.id, id)));
      }),

    /** Who could live with the plan: how many stays, who they were goes. (design 6: "has answered" is deleted at close) */
    closeConsent: (teamId: string, draftId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(o)
          .set({ userId: null })
          .where(and(eq(o.teamId, teamId), eq(o.draftId, draftId), eq(o.kind, 'fine')));
      }),

    /** Her words stay without her name, or go. Answers she gave for the stewards stay without her name. */
    forgetObjections: (teamId: string, userId: string, scope: { communityId: string | null; remove: boolean }): Promise<void> =>
      db.write(async (q) => {
        const here = scope.communityId ? eq(o.communityId, scope.communityId) : undefined;
        const hers = and(eq(o.teamId, teamId), eq(o.userId, userId), here);
        if (scope.remove) await q.delete(o).where(hers);
        else await q.update(o).set({ userId: null }).where(hers);
        await q
          .update(o)
          .set({ answeredBy: null })
          .where(and(eq(o.teamId, teamId), eq(o.answeredBy, userId), here));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
