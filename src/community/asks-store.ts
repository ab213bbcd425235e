import { and, asc, eq, gte, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { NewId } from '../platform/ids.ts';
import type { LocalDate } from '../platform/time/local-dates.ts';
import type { NewAsk } from './ask.ts';
import { byImportance, type StoredAsk } from './attention-rules.ts';
import { tables } from './tables.ts';

export function createAsksStore(db: Database, newId: NewId) {
  const t = db.tables(tables).asks;
  const read = ({ privacy: _, ...row }: typeof t.$inferSelect): StoredAsk => row;
  const isOne = (ask: { teamId: string; id: string }) => and(eq(t.teamId, ask.teamId), eq(t.id, ask.id));
  const over = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.status, 'open'), lte(t.expiresAt, sql.placeholder('now'))))
      .orderBy(asc(t.expiresAt), asc(t.id))
      .limit(sql.placeholder('limit'))
      .prepare(),
  );

  return {
    /** Once for each team, kind, ref and person. One that was not asked yet takes the new dates; one taken back unasked opens again. */
    put: (ask: NewAsk): Promise<void> =>
      db.write(async (q) => {
        const { teamId, communityId, userId, kind, ref, priority, minutes, opensOn, expiresAt, reminder } = ask;
        const said = { communityId, priority, minutes, opensOn, expiresAt, reminder };
        const isSame = and(eq(t.teamId, teamId), eq(t.kind, kind), eq(t.ref, ref), eq(t.userId, userId));
        const [known] = await q.select().from(t).where(isSame).limit(1);
        if (!known) {
          await q.insert(t).values({ teamId, id: newId(), userId, kind, ref, ...said, status: 'open', privacy: 'P0' });
          return;
        }
        const unasked = known.askedAt === null && (known.status === 'open' || known.status === 'withdrawn');
        // Only a later day makes it a new chance: handing the same ask in again must not bring back what a slot passed over.
        const passedAt = opensOn > known.opensOn ? null : known.passedAt;
        if (unasked)
          await q
            .update(t)
            .set({ ...said, status: 'open', passedAt })
            .where(isOne(known));
      }),

    find: (teamId: string, id: string): Promise<StoredAsk | null> =>
      db.read(async (q) => {
        const [row] = await q.select().from(t).where(isOne({ teamId, id })).limit(1);
        return row ? read(row) : null;
      }),

    withdraw: (teamId: string, kind: string, ref: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t)
          .set({ status: 'withdrawn' })
          .where(and(eq(t.teamId, teamId), eq(t.kind, kind), eq(t.ref, ref), eq(t.userId, userId), eq(t.status, 'open')));
      }),

    /** It has nothing to ask any more. */
    drop: (ask: { teamId: string; id: string }): Promise<void> =>
      db.write(async (q) => {
        await q.update(t).set({ status: 'withdrawn' }).where(isOne(ask));
      }),

    /** False when it was not open any more. */
    expire: (ask: { teamId: string; id: string }): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .update(t)
              .set({ status: 'expired' })
              .where(and(isOne(ask), eq(t.status, 'open')))
              .returning({ id: t.id })
          ).length === 1,
      ),

    /** False when it was not waiting any more and not late either: withdrawn meanwhile. */
    answer: (ask: { teamId: string; id: string }, now: number): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .update(t)
              .set({ status: 'answered', answeredAt: now })
              .where(and(isOne(ask), inArray(t.status, ['open', 'expired', 'answered'])))
              .returning({ id: t.id })
          ).length === 1,
      ),

    /** Hers that wait, most important first. */
    open: (teamId: string, userId: string): Promise<StoredAsk[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId), eq(t.status, 'open')));
        return rows.map(read).sort(byImportance);
      }),

    answered: (teamId: string, userId: string, since: number): Promise<StoredAsk[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId), eq(t.status, 'answered'), gte(t.answeredAt, since)))
          .orderBy(asc(t.answeredAt), asc(t.id));
        return rows.map(read);
      }),

    all: (teamId: string, userId: string): Promise<StoredAsk[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId)))
          .orderBy(asc(t.id));
        return rows.map(read);
      }),

    /** A slot brought these: the first time counts as asked, the second as reminded. */
    markBrought: (asks: readonly StoredAsk[], weekOn: LocalDate, now: number): Promise<void> =>
      db.write(async (q) => {
        for (const ask of asks) {
          const again = ask.askedAt !== null || ask.passedAt !== null;
          const set = again ? { askedAt: ask.askedAt ?? now, remindedAt: now, broughtOn: weekOn } : { askedAt: now, broughtOn: weekOn };
          await q.update(t).set(set).where(isOne(ask));
        }
      }),

    markPassed: (asks: readonly StoredAsk[], now: number): Promise<void> =>
      db.write(async (q) => {
        for (const ask of asks)
          await q
            .update(t)
            .set({ passedAt: ask.passedAt ?? now })
            .where(isOne(ask));
      }),

    /** The slot's message never arrived: nobody was asked by it, and its first asks may be brought by the next. */
    unmarkBrought: (teamId: string, userId: string, weekOn: LocalDate): Promise<void> =>
      db.write(async (q) => {
        const brought = and(eq(t.teamId, teamId), eq(t.userId, userId), eq(t.broughtOn, weekOn));
        await q
          .update(t)
          .set({ askedAt: null })
          .where(and(brought, isNull(t.remindedAt)));
        await q.update(t).set({ broughtOn: null }).where(brought);
      }),

    expired: (now: number, limit: number): Promise<StoredAsk[]> =>
      db.read(async (q) => {
        return (await over(q).execute({ now, limit })).map(read);
      }),

    withdrawAll: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const isThere = communityId === null ? undefined : eq(t.communityId, communityId);
        await q
          .update(t)
          .set({ status: 'withdrawn' })
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId), eq(t.status, 'open'), isThere));
      }),

    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const isThere = communityId === null ? undefined : eq(t.communityId, communityId);
        await q.delete(t).where(and(eq(t.teamId, teamId), eq(t.userId, userId), isThere));
      }),
  };
}

export type AsksStore = ReturnType<typeof createAsksStore>;
