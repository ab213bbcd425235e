/** The notes of sessions, and how long preparing them took. */
import { and, asc, eq } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Notes = Tables['sessionNotes']['$inferSelect'];
export type Band = Tables['preparationBands']['$inferSelect'];

export function createStore(db: Database) {
  const { sessionNotes: notes, preparationBands: bands } = db.tables(tables);

  return {
    find: (teamId: string, sessionId: string): Promise<Notes | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(notes)
              .where(and(eq(notes.teamId, teamId), eq(notes.sessionId, sessionId)))
          )[0] ?? null,
      ),
    put: (row: Notes): Promise<void> =>
      db.write(async (q) => {
        const { teamId, sessionId, ...set } = row;
        await q
          .insert(notes)
          .values(row)
          .onConflictDoUpdate({ target: [notes.teamId, notes.sessionId], set });
      }),
    list: (teamId: string, communityId: string): Promise<Notes[]> =>
      db.read((q) =>
        q
          .select()
          .from(notes)
          .where(and(eq(notes.teamId, teamId), eq(notes.communityId, communityId)))
          .orderBy(asc(notes.sessionId)),
      ),
    everywhere: (teamId: string): Promise<Notes[]> =>
      db.read((q) => q.select().from(notes).where(eq(notes.teamId, teamId)).orderBy(asc(notes.sessionId))),

    /** Once for each session: what was said first stays. */
    addBand: (row: Band): Promise<void> =>
      db.write(async (q) => {
        await q.insert(bands).values(row).onConflictDoNothing();
      }),
    hasBand: (teamId: string, sessionId: string): Promise<boolean> =>
      db.read(
        async (q) =>
          (
            await q
              .select({ number: bands.number })
              .from(bands)
              .where(and(eq(bands.teamId, teamId), eq(bands.sessionId, sessionId)))
          ).length > 0,
      ),
    /** Oldest first. */
    bandsOf: (teamId: string, communityId: string): Promise<number[]> =>
      db.read(async (q) =>
        (
          await q
            .select({ band: bands.band })
            .from(bands)
            .where(and(eq(bands.teamId, teamId), eq(bands.communityId, communityId)))
            .orderBy(asc(bands.number))
        ).map(({ band }) => band),
      ),
  };
}

export type Store = ReturnType<typeof createStore>;
