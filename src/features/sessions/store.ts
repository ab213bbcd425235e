/** Published calendars, announcements, who comes, and what moved. */
import { and, asc, eq, lt } from 'drizzle-orm';
import type { Database } from '../../platform/db/database.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { type RsvpAnswer, tables } from './tables.ts';

type Tables = ReturnType<typeof tables>;
export type CalendarPost = Tables['sessionCalendars']['$inferSelect'];
export type Announcement = Tables['sessionAnnouncements']['$inferSelect'];
export type Rsvp = Tables['sessionRsvps']['$inferSelect'];
export type Move = Tables['sessionMoves']['$inferSelect'];

export function createStore(db: Database) {
  const { sessionCalendars: calendars, sessionAnnouncements: announcements, sessionRsvps: rsvps, sessionMoves: moves } = db.tables(tables);
  const oneCalendar = (teamId: string, communityId: string, quarterOn: LocalDate) =>
    and(eq(calendars.teamId, teamId), eq(calendars.communityId, communityId), eq(calendars.quarterOn, quarterOn));
  const oneAnnouncement = (teamId: string, sessionId: string) =>
    and(eq(announcements.teamId, teamId), eq(announcements.sessionId, sessionId));
  const oneMove = (teamId: string, sessionId: string, revision: number) =>
    and(eq(moves.teamId, teamId), eq(moves.sessionId, sessionId), eq(moves.revision, revision));

  return {
    addCalendar: (row: CalendarPost): Promise<boolean> =>
      db.write(async (q) => (await q.insert(calendars).values(row).onConflictDoNothing().returning()).length === 1),
    changeCalendar: (
      { teamId, communityId, quarterOn }: Pick<CalendarPost, 'teamId' | 'communityId' | 'quarterOn'>,
      change: Partial<Pick<CalendarPost, 'status' | 'channelId' | 'ts' | 'sessionIds'>>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(calendars)
          .set(change)
          .where(oneCalendar(teamId, communityId, quarterOn));
      }),
    /** It never reached the channel: the next Monday may try again. */
    dropCalendar: (teamId: string, communityId: string, quarterOn: LocalDate): Promise<void> =>
      db.write(async (q) => {
        await q.delete(calendars).where(oneCalendar(teamId, communityId, quarterOn));
      }),
    calendars: (teamId: string, communityId: string): Promise<CalendarPost[]> =>
      db.read((q) =>
        q
          .select()
          .from(calendars)
          .where(and(eq(calendars.teamId, teamId), eq(calendars.communityId, communityId)))
          .orderBy(asc(calendars.quarterOn)),
      ),

    addAnnouncement: (row: Announcement): Promise<boolean> =>
      db.write(async (q) => (await q.insert(announcements).values(row).onConflictDoNothing().returning()).length === 1),
    changeAnnouncement: (
      teamId: string,
      sessionId: string,
      change: Partial<Pick<Announcement, 'status' | 'channelId' | 'ts' | 'drawn'>>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q.update(announcements).set(change).where(oneAnnouncement(teamId, sessionId));
      }),
    findAnnouncement: (teamId: string, sessionId: string): Promise<Announcement | null> =>
      db.read(async (q) => (await q.select().from(announcements).where(oneAnnouncement(teamId, sessionId)))[0] ?? null),

    putRsvp: (row: Omit<Rsvp, 'privacy'>): Promise<void> =>
      db.write(async (q) => {
        const { answer, reminder, at } = row;
        const said = { answer, reminder, at, privacy: answer === 'coming' ? ('P3' as const) : ('P0' as const) };
        await q
          .insert(rsvps)
          .values({ ...row, ...said })
          .onConflictDoUpdate({ target: [rsvps.teamId, rsvps.sessionId, rsvps.userId], set: said });
      }),
    findRsvp: (teamId: string, sessionId: string, userId: string): Promise<Rsvp | null> =>
      db.read(
        async (q) =>
          (
            await q
              .select()
              .from(rsvps)
              .where(and(eq(rsvps.teamId, teamId), eq(rsvps.sessionId, sessionId), eq(rsvps.userId, userId)))
          )[0] ?? null,
      ),
    /** First comers first. */
    withAnswer: (teamId: string, sessionId: string, answer: RsvpAnswer): Promise<Rsvp[]> =>
      db.read((q) =>
        q
          .select()
          .from(rsvps)
          .where(and(eq(rsvps.teamId, teamId), eq(rsvps.sessionId, sessionId), eq(rsvps.answer, answer)))
          .orderBy(asc(rsvps.at), asc(rsvps.userId)),
      ),
    rsvpsOf: (teamId: string, userId: string): Promise<Rsvp[]> =>
      db.read((q) =>
        q
          .select()
          .from(rsvps)
          .where(and(eq(rsvps.teamId, teamId), eq(rsvps.userId, userId)))
          .orderBy(asc(rsvps.at)),
      ),
    forgetRsvp: (teamId: string, sessionId: string, userId: string): Promise<void> =>
      db.write(async (q) => {
        await q.delete(rsvps).where(and(eq(rsvps.teamId, teamId), eq(rsvps.sessionId, sessionId), eq(rsvps.userId, userId)));
      }),

    addMove: (row: Move): Promise<void> =>
      db.write(async (q) => {
        await q.insert(moves).values(row).onConflictDoNothing();
      }),
    explainMove: (
      { teamId, id, revision }: { teamId: string; id: string; revision: number },
      said: Pick<Move, 'byUserId' | 'why' | 'shortNotice'>,
    ): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(moves)
          .set(said)
          .where(oneMove(teamId, id, revision));
      }),
    /** What has not been said yet, in the order in which it happened to each session. */
    unsaidMoves: (teamId: string, communityId: string): Promise<Move[]> =>
      db.read((q) =>
        q
          .select()
          .from(moves)
          .where(and(eq(moves.teamId, teamId), eq(moves.communityId, communityId), eq(moves.said, false)))
          .orderBy(asc(moves.sessionId), asc(moves.revision)),
      ),
    markSaid: ({ teamId, sessionId, revision }: Pick<Move, 'teamId' | 'sessionId' | 'revision'>): Promise<void> =>
      db.write(async (q) => {
        await q
          .update(moves)
          .set({ said: true })
          .where(oneMove(teamId, sessionId, revision));
      }),
    movesBy: (teamId: string, userId: string): Promise<Move[]> =>
      db.read((q) =>
        q
          .select()
          .from(moves)
          .where(and(eq(moves.teamId, teamId), eq(moves.byUserId, userId)))
          .orderBy(asc(moves.sessionId), asc(moves.revision)),
      ),
    forgetMover: (teamId: string, userId: string, communityId: string | null): Promise<void> =>
      db.write(async (q) => {
        const hers = and(eq(moves.teamId, teamId), eq(moves.byUserId, userId));
        await q
          .update(moves)
          .set({ byUserId: null })
          .where(communityId === null ? hers : and(hers, eq(moves.communityId, communityId)));
      }),

    tidy: (before: number): Promise<void> =>
      db.write(async (q) => {
        await q.delete(rsvps).where(lt(rsvps.at, before));
        await q.delete(moves).where(eq(moves.said, true));
      }),
  };
}

export type Store = ReturnType<typeof createStore>;
