/** Answers at the end of a round: who has answered, numbers without people, one text each. */
import { and, asc, desc, eq, lt } from 'drizzle-orm';
import type { Database, Queries } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Answered = Tables['closingAnswered']['$inferSelect'];
export type ClosingText = Tables['closingTexts']['$inferSelect'];
export type Round = Tables['closingRounds']['$inferSelect'];
type Batch = Pick<Round, 'teamId' | 'communityId' | 'batch'>;

export function createStore(db: Database) {
  const { closingAnswered: a, closingTexts: t, closingCounts: c, closingRounds: r } = db.tables(tables);
  const ofPair = (teamId: string, pairId: string) => and(eq(a.teamId, teamId), eq(a.pairId, pairId));
  const oneText = (teamId: string, pairId: string, userId: string) => and(eq(t.teamId, teamId), eq(t.pairId, pairId), eq(t.userId, userId));

  /** Read, then written: whole transactions are serial on both engines. */
  const count = async (q: Queries, { teamId, communityId, batch }: Batch, useful: number): Promise<void> => {
    const same = and(eq(c.teamId, teamId), eq(c.communityId, communityId), eq(c.batch, batch), eq(c.useful, useful));
    const [row] = await q.select().from(c).where(same);
    if (row)
      await q.update(c).set({ people: row.people + 1 }).where(same); // biome-ignore format: one thought
    else await q.insert(c).values({ teamId, communityId, batch, useful, people: 1, privacy: 'P2' });
  };

  const add = async (q: Queries, { closesAt, known, met, all, ...batch }: Omit<Round, 'privacy'>): Promise<void> => {
    const { teamId, communityId, batch: name } = batch;
    const same = and(eq(r.teamId, teamId), eq(r.communityId, communityId), eq(r.batch, name));
    const [row] = await q.select().from(r).where(same);
    const sum = {
      closesAt: Math.max(row?.closesAt ?? 0, closesAt),
      known: (row?.known ?? 0) + known,
      met: (row?.met ?? 0) + met,
      all: (row?.all ?? 0) + all,
    };
    if (row) await q.update(r).set(sum).where(same);
    else await q.insert(r).values({ ...batch, ...sum, privacy: 'P2' });
  };

  return {
    /** Her number counts once; what she says of talks may change until the end. */
    answer: (row: Omit<Answered, 'rated' | 'privacy'>, useful: number | null, batch: Omit<Round, 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        const { teamId, pairId, userId, talks } = row;
        const same = and(ofPair(teamId, pairId), eq(a.userId, userId));
        const [before] = await q.select().from(a).where(same);
        const counts = useful !== null && !before?.rated;
        const rated = counts || (before?.rated ?? false);
        if (before) await q.update(a).set({ talks, rated }).where(same);
        else await q.insert(a).values({ ...row, rated, privacy: 'P1' });
        if (counts) await count(q, batch, useful);
        if (!before) await add(q, batch);
      }),
    answered: (teamId: string, pairId: string): Promise<Answered[]> =>
      db.read((q) => q.select().from(a).where(ofPair(teamId, pairId)).orderBy(asc(a.userId))),
    /** Who has answered is not kept any longer. `batch`: what the pair adds to the numbers; null when it ended early. */
    close: (teamId: string, pairId: string, batch: Omit<Round, 'privacy'> | null): Promise<void> =>
      db.write(async (q) => {
        await q.delete(a).where(ofPair(teamId, pairId));
        if (batch) await add(q, batch);
      }),
    /** One number for each answer, in no order that means anything. */
    values: (batch: Batch): Promise<number[]> =>
      db.read(async (q) => {
        const { teamId, communityId, batch: name } = batch;
        const rows = await q
          .select()
          .from(c)
          .where(and(eq(c.teamId, teamId), eq(c.communityId, communityId), eq(c.batch, name)))
          .orderBy(asc(c.useful));
        return rows.flatMap(({ people, useful }) => Array.from({ length: people }, () => useful));
      }),
    /** The latest first. */
    rounds: (teamId: string, communityId: string): Promise<Round[]> =>
      db.read((q) =>
        q
          .select()
          .from(r)
          .where(and(eq(r.teamId, teamId), eq(r.communityId, communityId)))
          .orderBy(desc(r.closesAt), asc(r.batch)),
      ),

    findText: (teamId: string, pairId: string, userId: string): Promise<ClosingText | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t)
              .where(oneText(teamId, pairId, userId))
          )[0] ?? null,
      ),
    /** Empty: it goes. Who may read it stays as it was. */
    putText: (row: Omit<ClosingText, 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        const { teamId, pairId, userId, text, at } = row;
        if (text === '') await q.delete(t).where(oneText(teamId, pairId, userId));
        else
          await q
            .insert(t)
            .values({ ...row, privacy: 'P0' })
            .onConflictDoUpdate({ target: [t.teamId, t.pairId, t.userId], set: { text, at } });
      }),
    setPrivacy: (teamId: string, pairId: string, userId: string, privacy: 'P0' | 'P1'): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t)
          .set({ privacy })
          .where(oneText(teamId, pairId, userId));
      }),
    /** Newest first. */
    textsOf: (teamId: string, userId: string): Promise<ClosingText[]> =>
      db.read((q) =>
        q
          .select()
          .from(t)
          .where(and(eq(t.teamId, teamId), eq(t.userId, userId)))
          .orderBy(desc(t.at), asc(t.pairId)),
      ),
    answeredBy: (teamId: string, userId: string): Promise<Answered[]> =>
      db.read((q) =>
        q
          .select()
          .from(a)
          .where(and(eq(a.teamId, teamId), eq(a.userId, userId)))
          .orderBy(asc(a.pairId)),
      ),

    /** Numbers hold no name, and stay. */
    forget: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const answers = and(eq(a.teamId, teamId), eq(a.userId, userId));
        const texts = and(eq(t.teamId, teamId), eq(t.userId, userId));
        await q.delete(a).where(communityId === null ? answers : and(answers, eq(a.communityId, communityId)));
        await q.delete(t).where(communityId === null ? texts : and(texts, eq(t.communityId, communityId)));
      }),
    /** Every pair of which it is known who has answered. */
    open: (): Promise<{ teamId: string; pairId: string }[]> =>
      db.read((q) => q.selectDistinct({ teamId: a.teamId, pairId: a.pairId }).from(a)),
    /** What was shown is its writer's alone again. */
    closeTexts: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t)
          .set({ privacy: 'P0' })
          .where(and(eq(t.privacy, 'P1'), lt(t.at, before)));
      }),
    dropRounds: (before: number): Promise<void> =>
      db.write(async (q) => {
        for (const { teamId, communityId, batch } of await q.delete(r).where(lt(r.closesAt, before)).returning())
          await q.delete(c).where(and(eq(c.teamId, teamId), eq(c.communityId, communityId), eq(c.batch, batch)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
