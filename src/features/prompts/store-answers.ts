/** Answers, their temporary authors, taps. */
import { and, asc, eq, inArray, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type AnswerRow = Tables['promptAnswers']['$inferSelect'];
export type AuthorRow = Tables['promptAuthors']['$inferSelect'];
export type WaitingRow = { id: string; text: string; late: boolean; mayGoAlone: boolean; userId: string | null; askKey: string | null };

export function createAnswerStore(db: Database) {
  const t = db.tables(tables);
  const a = t.promptAnswers;
  const ofUse = (teamId: string, useId: string) => and(eq(a.teamId, teamId), eq(a.useId, useId));
  const one = (teamId: string, id: string) => and(eq(a.teamId, teamId), eq(a.id, id));
  const authorOf = (teamId: string, useId: string, userId: string) =>
    and(eq(t.promptAuthors.teamId, teamId), eq(t.promptAuthors.useId, useId), eq(t.promptAuthors.userId, userId));

  return {
    add: (answer: AnswerRow): Promise<boolean> =>
      db.write(async (q) => (await q.insert(a).values(answer).onConflictDoNothing().returning()).length === 1),
    find: (teamId: string, id: string): Promise<AnswerRow | null> =>
      db.read(async (q) => (await q.select().from(a).where(one(teamId, id)))[0] ?? null),
    change: (
      teamId: string,
      id: string,
      change: Partial<Pick<AnswerRow, 'text' | 'ts' | 'channelId' | 'authorId' | 'mayGoAlone'>>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q.update(a).set(change).where(one(teamId, id));
      }),
    remove: (teamId: string, id: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(a).where(one(teamId, id));
      }),
    findNamed: (teamId: string, useId: string, userId: string): Promise<AnswerRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(a)
              .where(and(ofUse(teamId, useId), eq(a.mode, 'named'), eq(a.authorId, userId)))
          )[0] ?? null,
      ),
    /** Everything that was posted into the thread, in the order in which it was. */
    listPosted: (teamId: string, useId: string): Promise<AnswerRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(a)
          .where(and(ofUse(teamId, useId), isNotNull(a.releasedAt)))
          .orderBy(asc(a.releasedAt), asc(a.id)),
      ),
    namedBy: (teamId: string, userId: string): Promise<AnswerRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(a)
          .where(and(eq(a.teamId, teamId), eq(a.authorId, userId)))
          .orderBy(asc(a.id)),
      ),
    postedIn: (teamId: string, communityId: string): Promise<AnswerRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(a)
          .where(and(eq(a.teamId, teamId), eq(a.communityId, communityId), isNotNull(a.releasedAt)))
          .orderBy(asc(a.releasedAt), asc(a.id)),
      ),
    /** How many were posted, and how many there are with those that wait. */
    count: (teamId: string, useId: string): Promise<{ posted: number; all: number }> =>
      db.read(async (q) => {
        const rows = await q.select({ releasedAt: a.releasedAt }).from(a).where(ofUse(teamId, useId));
        return { posted: rows.filter((row) => row.releasedAt !== null).length, all: rows.length };
      }),
    counts: (teamId: string, useIds: readonly string[]): Promise<Map<string, number>> =>
      db.read(async (q) => {
        if (useIds.length === 0) return new Map();
        const rows = await q
          .select({ useId: a.useId, n: sql<number>`count(*)` })
          .from(a)
          .where(and(eq(a.teamId, teamId), inArray(a.useId, [...useIds])))
          .groupBy(a.useId);
        const votes = await q
          .select({ useId: t.promptVotes.useId, n: sql<number>`sum(${t.promptVotes.n})` })
          .from(t.promptVotes)
          .where(and(eq(t.promptVotes.teamId, teamId), inArray(t.promptVotes.useId, [...useIds])))
          .groupBy(t.promptVotes.useId);
        const counts = new Map<string, number>();
        for (const row of [...rows, ...votes]) counts.set(row.useId, (counts.get(row.useId) ?? 0) + Number(row.n));
        return counts;
      }),

    findAuthor: (teamId: string, useId: string, userId: string): Promise<AuthorRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptAuthors)
              .where(authorOf(teamId, useId, userId))
          )[0] ?? null,
      ),
    findAuthorByAsk: (teamId: string, askKey: string): Promise<AuthorRow | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptAuthors)
              .where(and(eq(t.promptAuthors.teamId, teamId), eq(t.promptAuthors.askKey, askKey)))
          )[0] ?? null,
      ),
    authoredBy: (teamId: string, userId: string): Promise<AuthorRow[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.promptAuthors)
          .where(and(eq(t.promptAuthors.teamId, teamId), eq(t.promptAuthors.userId, userId))),
      ),
    addAuthor: (author: AuthorRow): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t.promptAuthors).values(author).onConflictDoNothing();
      }),
    removeAuthor: (teamId: string, useId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.promptAuthors).where(authorOf(teamId, useId, userId));
      }),
    /** Answers without a name that were not posted yet, with whom to ask about them. */
    listWaiting: (teamId: string, useId: string): Promise<WaitingRow[]> =>
      db.read((q) =>
        q
          .select({
            id: a.id,
            text: a.text,
            late: a.late,
            mayGoAlone: a.mayGoAlone,
            userId: t.promptAuthors.userId,
            askKey: t.promptAuthors.askKey,
          })
          .from(a)
          .leftJoin(t.promptAuthors, and(eq(t.promptAuthors.teamId, a.teamId), eq(t.promptAuthors.answerId, a.id)))
          .where(and(ofUse(teamId, useId), eq(a.mode, 'unnamed'), isNull(a.releasedAt)))
          .orderBy(asc(a.id)),
      ),
    /**
     * Takes waiting answers away together with who wrote them, and puts the same texts back, posted, under new ids given in drawn
     * order. Neither the id nor the instant says any more when, and so by whom, an answer was written.
     */
    release: (teamId: string, waitingIds: readonly string[], released: readonly AnswerRow[]): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.promptAuthors).where(and(eq(t.promptAuthors.teamId, teamId), inArray(t.promptAuthors.answerId, [...waitingIds])));
        await q.delete(a).where(and(eq(a.teamId, teamId), inArray(a.id, [...waitingIds])));
        for (const answer of released) await q.insert(a).values(answer);
      }),

    /** False when she has tapped already. */
    vote: (teamId: string, useId: string, userId: string, choice: number): Promise<boolean> =>
      db.write(async (q) => {
        const first = await q.insert(t.promptVoters).values({ teamId, useId, userId, privacy: 'P0' }).onConflictDoNothing().returning();
        if (first.length === 0) return false;
        await q
          .insert(t.promptVotes)
          .values({ teamId, useId, choice, n: 1, privacy: 'P2' })
          .onConflictDoUpdate({
            target: [t.promptVotes.teamId, t.promptVotes.useId, t.promptVotes.choice],
            set: { n: sql`${t.promptVotes.n} + 1` },
          });
        return true;
      }),
    votes: (teamId: string, useId: string): Promise<{ choice: number; n: number }[]> =>
      db.read((q) =>
        q
          .select({ choice: t.promptVotes.choice, n: t.promptVotes.n })
          .from(t.promptVotes)
          .where(and(eq(t.promptVotes.teamId, teamId), eq(t.promptVotes.useId, useId)))
          .orderBy(asc(t.promptVotes.choice)),
      ),
    forgetVoters: (teamId: string, useId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(t.promptVoters).where(and(eq(t.promptVoters.teamId, teamId), eq(t.promptVoters.useId, useId)));
      }),
    forgetVoter: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const uses = q
          .select({ id: t.promptUses.id })
          .from(t.promptUses)
          .where(eq(t.promptUses.communityId, communityId ?? ''));
        const whose = [eq(t.promptVoters.teamId, teamId), eq(t.promptVoters.userId, userId)];
        if (communityId !== null) whose.push(inArray(t.promptVoters.useId, uses));
        await q.delete(t.promptVoters).where(and(...whose));
      }),
  };
}

export type AnswerStore = ReturnType<typeof createAnswerStore>;
