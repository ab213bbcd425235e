/** Dots, thumbs and cards: each only as long as its step, or its session, lasts. */
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { StepKey } from './store.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Card = Tables['tableCards']['$inferSelect'];
export type Thumb = Tables['tableThumbs']['$inferSelect'];
export type Dot = Tables['tableDots']['$inferSelect'];

export function createChoiceStore(db: Database) {
  const { tableDots: d, tableThumbs: u, tableCards: c } = db.tables(tables);
  const dotsIn = (teamId: string, sessionId: string) => and(eq(d.teamId, teamId), eq(d.sessionId, sessionId));
  const thumbsIn = (key: StepKey) => and(eq(u.teamId, key.teamId), eq(u.sessionId, key.sessionId), eq(u.step, key.step));
  const cardsIn = (key: StepKey) => and(eq(c.teamId, key.teamId), eq(c.sessionId, key.sessionId), eq(c.step, key.step));

  return {
    /** Hers, instead of those she gave before. */
    giveDots: (whose: Omit<Dot, 'topicId'>, topicIds: readonly string[]): Promise<void> =>
      db.write(async (q) => {
        await q.delete(d).where(and(dotsIn(whose.teamId, whose.sessionId), eq(d.userId, whose.userId)));
        for (const topicId of new Set(topicIds)) await q.insert(d).values({ ...whose, topicId });
      }),
    dots: (teamId: string, sessionId: string): Promise<Dot[]> =>
      db.read((q) => q.select().from(d).where(dotsIn(teamId, sessionId)).orderBy(asc(d.topicId), asc(d.userId))),
    dropDots: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(d).where(dotsIn(teamId, sessionId));
      }),
    putThumb: (row: Thumb): Promise<void> =>
      db.write(async (q) => {
        const { wants, givenAt } = row;
        await q
          .insert(u)
          .values(row)
          .onConflictDoUpdate({ target: [u.teamId, u.sessionId, u.step, u.userId], set: { wants, givenAt } });
      }),
    thumbs: (key: StepKey): Promise<Thumb[]> => db.read((q) => q.select().from(u).where(thumbsIn(key))),
    dropThumbs: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(u).where(and(eq(u.teamId, teamId), eq(u.sessionId, sessionId)));
      }),
    putCard: (row: Card): Promise<void> =>
      db.write(async (q) => {
        const { text, writtenAt } = row;
        await q
          .insert(c)
          .values(row)
          .onConflictDoUpdate({ target: [c.teamId, c.sessionId, c.step, c.userId], set: { text, writtenAt } });
      }),
    findCard: (key: StepKey, userId: string): Promise<Card | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(c)
              .where(and(cardsIn(key), eq(c.userId, userId)))
          )[0] ?? null,
      ),
    /** The cards' words, and then neither they nor their writers are kept. */
    takeCards: (key: StepKey): Promise<string[]> =>
      db.write(async (q) => (await q.delete(c).where(cardsIn(key)).returning({ text: c.text })).map(({ text }) => text)),
    dropCards: (teamId: string, sessionId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(c).where(and(eq(c.teamId, teamId), eq(c.sessionId, sessionId)));
      }),

    of: (teamId: string, userId: string) =>
      db.read(async (q) => ({
        dots: await q
          .select()
          .from(d)
          .where(and(eq(d.teamId, teamId), eq(d.userId, userId))),
        thumbs: await q
          .select()
          .from(u)
          .where(and(eq(u.teamId, teamId), eq(u.userId, userId))),
        cards: await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.userId, userId))),
      })),
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        for (const t of [d, u, c]) {
          const hers = and(eq(t.teamId, teamId), eq(t.userId, userId));
          await q.delete(t).where(communityId === null ? hers : and(hers, eq(t.communityId, communityId)));
        }
      }),
    /** For sessions that nobody ended. */
    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(d).where(lt(d.givenAt, before));
        await q.delete(u).where(lt(u.givenAt, before));
        await q.delete(c).where(lt(c.writtenAt, before));
      }),
  };
}

export type ChoiceStore = ReturnType<typeof createChoiceStore>;
