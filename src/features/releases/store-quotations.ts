/** Quotations, beside the texts they belong to. */
import { and, asc, eq, lte, or } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { type Consent, tables } from './tables.ts';

export type Quotation = ReturnType<typeof tables>['releaseQuotations']['$inferSelect'];

export function createQuotationStore(db: Database) {
  const { releaseQuotations: t } = db.tables(tables);
  const one = (teamId: string, id: string) => and(eq(t.teamId, teamId), eq(t.id, id));

  return {
    add: (row: Quotation): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t).values(row).onConflictDoNothing();
      }),
    find: (teamId: string, id: string): Promise<Quotation | null> =>
      db.read(async (q) => (await q.select().from(t).where(one(teamId, id)))[0] ?? null),
    ofItem: (teamId: string, itemId: string): Promise<Quotation[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.itemId, itemId)))
          .orderBy(asc(t.askedAt), asc(t.id)),
      ),
    /** Of her words, and those that she marked. */
    about: (teamId: string, userId: string): Promise<Quotation[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), or(eq(t.userId, userId), eq(t.byId, userId))))
          .orderBy(asc(t.askedAt), asc(t.id)),
      ),
    answer: (teamId: string, id: string, consent: Consent): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ consent }).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(one(teamId, id));
      }),
    expire: (now: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t)
          .set({ consent: 'out' })
          .where(and(eq(t.consent, 'waiting'), lte(t.expiresAt, now)));
      }),
    unname: (teamId: string, id: string, who: { userId?: null; byId?: null }): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set(who).where(one(teamId, id));
      }),
  };
}

export type QuotationStore = ReturnType<typeof createQuotationStore>;
