/** The ledger as it stands: written as a whole, after each event. */
import { and, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { EMPTY_LEDGER, type Ledger, type Standing } from './rules.ts';
import { tables } from './tables.ts';

type Row = ReturnType<typeof tables>['facilitationStandings']['$inferSelect'];

const standingOf = ({ userId, place, debt, due, turns, servedAt, here }: Row): Standing => ({
  userId,
  place,
  debt,
  due,
  turns,
  servedAt,
  here,
});

export function createLedgerStore(db: Database) {
  const { facilitationStandings: standings, facilitationLedgers: ledgers } = db.tables(tables);
  const here = (teamId: string, communityId: string) => and(eq(standings.teamId, teamId), eq(standings.communityId, communityId));
  const ofCommunity = (teamId: string, communityId: string) => and(eq(ledgers.teamId, teamId), eq(ledgers.communityId, communityId));

  const read = (teamId: string, communityId: string): Promise<Ledger> =>
    db.read(async (q) => {
      const [head] = await q.select().from(ledgers).where(ofCommunity(teamId, communityId));
      if (!head) return EMPTY_LEDGER;
      const rows = await q.select().from(standings).where(here(teamId, communityId)).orderBy(standings.place);
      return { clock: head.clock, lastServer: head.lastServer, people: rows.map(standingOf) };
    });

  return {
    read,

    write: (teamId: string, communityId: string, ledger: Ledger, was: Ledger, now: number): Promise<void> =>
      db.write(async (q) => {
        const head = { clock: ledger.clock, lastServer: ledger.lastServer };
        await q
          .insert(ledgers)
          .values({ teamId, communityId, ...head, privacy: 'P0' })
          .onConflictDoUpdate({ target: [ledgers.teamId, ledgers.communityId], set: head });
        for (const one of ledger.people.filter((each) => !was.people.includes(each))) {
          const { userId, ...facts } = one;
          const set = { ...facts, ...(one.here ? { leftAt: null } : {}) };
          await q
            .insert(standings)
            .values({ teamId, communityId, userId, ...facts, leftAt: one.here ? null : now, privacy: 'P0' })
            .onConflictDoUpdate({ target: [standings.teamId, standings.communityId, standings.userId], set });
          if (!one.here)
            await q
              .update(standings)
              .set({ leftAt: now })
              .where(and(here(teamId, communityId), eq(standings.userId, userId)));
        }
      }),

    of: (teamId: string, userId: string): Promise<Row[]> =>
      db.read((q) =>
        q
          .select()
          .from(standings)
          .where(and(eq(standings.teamId, teamId), eq(standings.userId, userId))),
      ),

    /** Her name goes, her debt stays: the others' do not change because she is forgotten. */
    unname: (teamId: string, communityId: string, userId: string, alias: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(standings)
          .set({ userId: alias, here: false, leftAt: null })
          .where(and(here(teamId, communityId), eq(standings.userId, userId)));
        await q
          .update(ledgers)
          .set({ lastServer: alias })
          .where(and(ofCommunity(teamId, communityId), eq(ledgers.lastServer, userId)));
      }),

    leftBefore: (instant: number): Promise<Row[]> => db.read((q) => q.select().from(standings).where(lt(standings.leftAt, instant))),
  };
}

export type LedgerStore = ReturnType<typeof createLedgerStore>;
