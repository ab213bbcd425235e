/** Questions, their uses and turns. Answers are in store-answers.ts. */
import { and, asc, desc, eq, inArray, max, min } from 'drizzle-orm';
import type { LibraryPrompt } from '../../library/library.ts';
import type { Database } from '../../platform/db/database.ts';
import type { Prompt } from './rules.ts';
import { tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type Use = Tables['promptUses']['$inferSelect'];
export type Duty = Tables['promptDuties']['$inferSelect'];
export type OwnPrompt = Tables['communityPrompts']['$inferSelect'];

export function createStore(db: Database, library: readonly LibraryPrompt[]) {
  const t = db.tables(tables);
  const ofCommunity = (teamId: string, communityId: string) =>
    and(eq(t.promptUses.teamId, teamId), eq(t.promptUses.communityId, communityId));
  const markOf = (teamId: string, communityId: string, promptId: string) =>
    and(eq(t.promptMarks.teamId, teamId), eq(t.promptMarks.communityId, communityId), eq(t.promptMarks.promptId, promptId));

  const setMark = (teamId: string, communityId: string, promptId: string, change: { retiredAt?: number | null; queued?: number | null }) =>
    db.write(async (q) => {
      await q
        .insert(t.promptMarks)
        .values({ teamId, communityId, promptId, retiredAt: null, queued: null, ...change })
        .onConflictDoUpdate({ target: [t.promptMarks.teamId, t.promptMarks.communityId, t.promptMarks.promptId], set: change });
    });

  return {
    /** Own ones first, then the library's in its order; retired ones with them. */
    listPrompts: (teamId: string, communityId: string): Promise<Prompt[]> =>
      db.read(async (q) => {
        const own = await q
          .select()
          .from(t.communityPrompts)
          .where(and(eq(t.communityPrompts.teamId, teamId), eq(t.communityPrompts.communityId, communityId)))
          .orderBy(asc(t.communityPrompts.id));
        const marks = await q
          .select()
          .from(t.promptMarks)
          .where(and(eq(t.promptMarks.teamId, teamId), eq(t.promptMarks.communityId, communityId)));
        const marked = new Map(marks.map((mark) => [mark.promptId, mark]));
        const decided = (id: string) => ({ retired: (marked.get(id)?.retiredAt ?? null) !== null, queued: marked.get(id)?.queued ?? null });
        return [
          ...own.map(({ id, taxonomy, kind, exposure, minutes, subTag, text, followUp }) => ({
            ...{ id, taxonomy, kind, exposure, minutes, subTag, text, followUp, own: true },
            ...decided(id),
          })),
          ...library.map(({ id, taxonomy, kind, exposure, minutes, sub_tag, text, follow_up }) => ({
            ...{ id, taxonomy, kind, exposure, minutes, subTag: sub_tag, text, followUp: follow_up, own: false },
            ...decided(id),
          })),
        ];
      }),
    addPrompt: (prompt: OwnPrompt): Promise<void> =>
      db.write(async (q) => {
        await q.insert(t.communityPrompts).values(prompt).onConflictDoNothing();
      }),
    retire: (teamId: string, communityId: string, promptId: string, at: number | null): Promise<void> =>
      setMark(teamId, communityId, promptId, at === null ? { retiredAt: null } : { retiredAt: at, queued: null }),
    /** Before everything else that is in the queue. */
    askNext: (teamId: string, communityId: string, promptId: string): Promise<void> =>
      db.write(async (q) => {
        const [front] = await q
          .select({ queued: min(t.promptMarks.queued) })
          .from(t.promptMarks)
          .where(and(eq(t.promptMarks.teamId, teamId), eq(t.promptMarks.communityId, communityId)));
        await setMark(teamId, communityId, promptId, { queued: (front?.queued ?? 1) - 1 });
      }),
    leaveQueue: (teamId: string, communityId: string, promptId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t.promptMarks)
          .set({ queued: null })
          .where(markOf(teamId, communityId, promptId));
      }),

    addUse: (use: Use): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t.promptUses).values(use).onConflictDoNothing().returning()).length === 1),
    findUse: (teamId: string, id: string): Promise<Use | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptUses)
              .where(and(eq(t.promptUses.teamId, teamId), eq(t.promptUses.id, id)))
          )[0] ?? null,
      ),
    findUseOfSession: (teamId: string, communityId: string, sessionId: string): Promise<Use | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptUses)
              .where(and(ofCommunity(teamId, communityId), eq(t.promptUses.sessionId, sessionId)))
          )[0] ?? null,
      ),
    findUseByMessage: (teamId: string, channelId: string, ts: string): Promise<Use | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptUses)
              .where(and(eq(t.promptUses.teamId, teamId), eq(t.promptUses.channelId, channelId), eq(t.promptUses.ts, ts)))
          )[0] ?? null,
      ),
    /** Those that were put or are on their way, oldest first. */
    listUses: (teamId: string, communityId: string): Promise<Use[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.promptUses)
          .where(and(ofCommunity(teamId, communityId), inArray(t.promptUses.status, ['queued', 'posted'])))
          .orderBy(asc(t.promptUses.usedOn), asc(t.promptUses.id)),
      ),
    findLatestPosted: (teamId: string, communityId: string): Promise<Use | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(t.promptUses)
              .where(and(ofCommunity(teamId, communityId), eq(t.promptUses.status, 'posted')))
              .orderBy(desc(t.promptUses.usedOn), desc(t.promptUses.id))
              .limit(1)
          )[0] ?? null,
      ),
    changeUse: (
      teamId: string,
      id: string,
      change: Partial<Pick<Use, 'status' | 'channelId' | 'ts' | 'usedOn' | 'closedAt' | 'keptOn' | 'totals'>>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t.promptUses)
          .set(change)
          .where(and(eq(t.promptUses.teamId, teamId), eq(t.promptUses.id, id)));
      }),

    addDuty: (duty: Duty): Promise<boolean> =>
      db.write(async (q) => (await q.insert(t.promptDuties).values(duty).onConflictDoNothing().returning()).length === 1),
    dutiesOf: (teamId: string, communityId: string, sessionId: string): Promise<Duty[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.promptDuties)
          .where(
            and(eq(t.promptDuties.teamId, teamId), eq(t.promptDuties.communityId, communityId), eq(t.promptDuties.sessionId, sessionId)),
          ),
      ),
    dutiesOfPerson: (teamId: string, userId: string): Promise<Duty[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.promptDuties)
          .where(and(eq(t.promptDuties.teamId, teamId), eq(t.promptDuties.userId, userId))),
      ),
    setDuty: (duty: Pick<Duty, 'teamId' | 'communityId' | 'sessionId' | 'userId' | 'state'>): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(t.promptDuties)
          .set({ state: duty.state })
          .where(
            and(
              eq(t.promptDuties.teamId, duty.teamId),
              eq(t.promptDuties.communityId, duty.communityId),
              eq(t.promptDuties.sessionId, duty.sessionId),
              eq(t.promptDuties.userId, duty.userId),
            ),
          );
      }),
    /** When each had it last; who passed it on keeps her turn, so that does not count. */
    lastDuties: (teamId: string, communityId: string): Promise<{ userId: string; lastOn: string | null }[]> =>
      db.read((q) =>
        q
          .select({ userId: t.promptDuties.userId, lastOn: max(t.promptDuties.onDate) })
          .from(t.promptDuties)
          .where(
            and(
              eq(t.promptDuties.teamId, teamId),
              eq(t.promptDuties.communityId, communityId),
              inArray(t.promptDuties.state, ['asked', 'taken', 'silent']),
            ),
          )
          .groupBy(t.promptDuties.userId),
      ),
    writtenBy: (teamId: string, userId: string): Promise<OwnPrompt[]> =>
      db.read((q) =>
        q
          .select()
          .from(t.communityPrompts)
          .where(and(eq(t.communityPrompts.teamId, teamId), eq(t.communityPrompts.createdBy, userId))),
      ),
    /** The questions she added stay, without her. */
    forgetWriter: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const whose = [eq(t.communityPrompts.teamId, teamId), eq(t.communityPrompts.createdBy, userId)];
        if (communityId !== null) whose.push(eq(t.communityPrompts.communityId, communityId));
        await q
          .update(t.communityPrompts)
          .set({ createdBy: null })
          .where(and(...whose));
      }),
    forgetDuties: (teamId: string, communityId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q
          .delete(t.promptDuties)
          .where(and(eq(t.promptDuties.teamId, teamId), eq(t.promptDuties.communityId, communityId), eq(t.promptDuties.userId, userId)));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
