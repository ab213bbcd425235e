/** What attention remembers: each person's slot and state, and the ledger of what was sent. Asks: see asks-store.ts. */
import { and, asc, desc, eq, gte, inArray, isNotNull, lt, lte, ne, or, sql } from 'drizzle-orm';
import type { Database } from '../platform/db/database.ts';
import { keepPrepared } from '../platform/db/prepared.ts';
import type { NewId } from '../platform/ids.ts';
import type { LocalDate, LocalTime } from '../platform/time/local-dates.ts';
import { tables } from './tables.ts';

export interface AttentionState {
  slot: { weekday: number; at: LocalTime } | null;
  quiet: boolean;
  quietSince: number | null;
  silentAsks: number;
  lastReactedAt: number | null;
  readerAskedAt: number | null;
}

export interface LedgerLine {
  teamId: string;
  key: string;
  kind: 'dm' | 'post';
  userId: string | null;
  channelId: string | null;
  weekOn: LocalDate;
  communityId: string;
  touch: string;
  at: number;
  minutes: number;
}

const NEW: AttentionState = {
  slot: null,
  quiet: false,
  quietSince: null,
  silentAsks: 0,
  lastReactedAt: null,
  readerAskedAt: null,
};

export function createAttentionStore(db: Database) {
  const { attention: t, attentionLedger: ledger } = db.tables(tables);
  const isPerson = (teamId: string, userId: string) => and(eq(t.teamId, teamId), eq(t.userId, userId));
  const isHers = (teamId: string, userId: string) => and(eq(ledger.teamId, teamId), eq(ledger.userId, userId), eq(ledger.kind, 'dm'));
  const begins = (beginning: string) => sql`substr(${ledger.key}, 1, ${beginning.length}) = ${beginning}`;
  const line = ({ privacy: _, ...row }: typeof ledger.$inferSelect): LedgerLine => row;

  const ofPerson = keepPrepared((q) =>
    q
      .select()
      .from(t)
      .where(and(eq(t.teamId, sql.placeholder('teamId')), eq(t.userId, sql.placeholder('userId'))))
      .limit(1)
      .prepare(),
  );

  const find = (teamId: string, userId: string): Promise<AttentionState> =>
    db.read(async (q) => {
      const [row] = await ofPerson(q).execute({ teamId, userId });
      if (!row) return NEW;
      const { slotWeekday, slotAt, quiet, quietSince, silentAsks, lastReactedAt, readerAskedAt } = row;
      const slot = slotWeekday !== null && slotAt !== null ? { weekday: slotWeekday, at: slotAt } : null;
      return { slot, quiet, quietSince, silentAsks, lastReactedAt, readerAskedAt };
    });

  return {
    find,

    /** Sets what is given and leaves the rest as it is. */
    change: (teamId: string, userId: string, change: Partial<AttentionState>): Promise<void> =>
      db.write(async (q) => {
        const { slot, ...rest } = { ...(await find(teamId, userId)), ...change };
        const said = { ...rest, slotWeekday: slot?.weekday ?? null, slotAt: slot?.at ?? null };
        await q
          .insert(t)
          .values({ teamId, userId, ...said, privacy: 'P0' })
          .onConflictDoUpdate({ target: [t.teamId, t.userId], set: said });
      }),

    /** Her lines go: their keys say whose they were. */
    forget: (teamId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t).where(isPerson(teamId, userId));
        await q.delete(ledger).where(isHers(teamId, userId));
      }),

    /** False when this key was counted before. */
    enter: (entry: LedgerLine): Promise<boolean> =>
      db.write(
        async (q) =>
          (
            await q
              .insert(ledger)
              .values({ ...entry, privacy: entry.kind === 'dm' ? 'P0' : 'P3' })
              .onConflictDoNothing()
              .returning({ key: ledger.key })
          ).length === 1,
      ),

    findLine: (teamId: string, key: string): Promise<LedgerLine | null> =>
      db.read(async (q) => {
        const [row] = await q
          .select()
          .from(ledger)
          .where(and(eq(ledger.teamId, teamId), eq(ledger.key, key)))
          .limit(1);
        return row ? line(row) : null;
      }),

    /** Whether another message's key begins with this one; a space ends a key, and says for whom the line is. */
    isBeginning: (teamId: string, key: string): Promise<boolean> =>
      db.read(async (q) => {
        const goesOn = sql`substr(${ledger.key}, ${key.length + 1}, 1) <> ' '`;
        const others = and(eq(ledger.teamId, teamId), ne(ledger.key, key), begins(key), goesOn);
        return (await q.select({ key: ledger.key }).from(ledger).where(others).limit(1)).length === 1;
      }),

    strike: (teamId: string, keys: readonly string[]): Promise<void> =>
      db.write(async (q) => {
        if (keys.length > 0) await q.delete(ledger).where(and(eq(ledger.teamId, teamId), inArray(ledger.key, [...keys])));
      }),

    strikeBeginning: (teamId: string, beginning: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(ledger).where(and(eq(ledger.teamId, teamId), begins(beginning)));
      }),

    /** Its line, or the lines it has for each of several people. */
    strikeMessage: (teamId: string, key: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(ledger).where(and(eq(ledger.teamId, teamId), or(eq(ledger.key, key), begins(`${key} `))));
      }),

    /** Her direct messages: in a week, and between two instants. */
    countMessages: (teamId: string, userId: string, weekOn: LocalDate, month: { from: number; until: number }) =>
      db.read(async (q) => {
        const rows = await q
          .select({ weekOn: ledger.weekOn, at: ledger.at })
          .from(ledger)
          .where(and(isHers(teamId, userId), or(eq(ledger.weekOn, weekOn), and(gte(ledger.at, month.from), lt(ledger.at, month.until)))));
        return {
          week: rows.filter((row) => row.weekOn === weekOn).length,
          month: rows.filter((row) => row.at >= month.from && row.at < month.until).length,
        };
      }),

    countPosts: (teamId: string, channelId: string, weekOn: LocalDate): Promise<number> =>
      db.read(async (q) => {
        const isThere = and(eq(ledger.teamId, teamId), eq(ledger.channelId, channelId), eq(ledger.kind, 'post'), eq(ledger.weekOn, weekOn));
        return (await q.select({ key: ledger.key }).from(ledger).where(isThere)).length;
      }),

    messagesBetween: (teamId: string, userId: string, from: number, until: number): Promise<LedgerLine[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(ledger)
          .where(and(isHers(teamId, userId), gte(ledger.at, from), lt(ledger.at, until)))
          .orderBy(asc(ledger.at), asc(ledger.key));
        return rows.map(line);
      }),

    postsBetween: (teamId: string, communityIds: readonly string[], from: number, until: number): Promise<LedgerLine[]> =>
      db.read(async (q) => {
        if (communityIds.length === 0) return [];
        const isThere = and(eq(ledger.teamId, teamId), eq(ledger.kind, 'post'), inArray(ledger.communityId, [...communityIds]));
        const rows = await q
          .select()
          .from(ledger)
          .where(and(isThere, gte(ledger.at, from), lte(ledger.at, until)));
        return rows.map(line);
      }),

    /** The latest lines of a community, of one person there or of all: among them is whatever has not gone out yet. */
    latest: (teamId: string, communityId: string, userId: string | null, limit: number): Promise<LedgerLine[]> =>
      db.read(async (q) => {
        const rows = await q
          .select()
          .from(ledger)
          .where(
            and(eq(ledger.teamId, teamId), eq(ledger.communityId, communityId), userId === null ? undefined : eq(ledger.userId, userId)),
          )
          .orderBy(desc(ledger.at), desc(ledger.key))
          .limit(limit);
        return rows.map(line);
      }),

    /** Of what was sent before this instant only that it was sent stays known, not to whom: a new key takes the place of the one that said it. */
    unname: (before: number, newId: NewId): Promise<void> =>
      db.write(async (q) => {
        const named = await q
          .select({ teamId: ledger.teamId, key: ledger.key })
          .from(ledger)
          .where(and(lt(ledger.at, before), isNotNull(ledger.userId)));
        for (const { teamId, key } of named)
          await q
            .update(ledger)
            .set({ userId: null, key: newId() })
            .where(and(eq(ledger.teamId, teamId), eq(ledger.key, key)));
      }),
  };
}

export type AttentionStore = ReturnType<typeof createAttentionStore>;
