/** Moving a session and calling one off: by a steward, or because the calendar was laid out again. */
import { startOf } from '../../community/calendar-rules.ts';
import { findName } from '../../community/find-member.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { DAY, MINUTE } from '../../platform/clock.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { formatZone, toInstant } from '../../platform/time/zones.ts';
import { checkCallingOff, checkMove, nameOf, remindersOn, type Situation, type Verdict, type Wanted } from './rules.ts';
import type { Parts } from './service.ts';
import type { Announcing } from './service-announcing.ts';
import { type Answers, REMINDERS_AT } from './service-answers.ts';
import type { Calendars } from './service-calendar.ts';
import type { Move } from './store.ts';
import { type MoveNote, movesMessage, sayMove } from './views-calendar.ts';

const WAITS = 7 * DAY;
/** A day this near cannot wait for room in the channel's week. */
const NEAR = 7 * DAY;

export function createMoves({ deps, store, shown }: Parts, announcing: Announcing, answers: Answers, calendars: Calendars) {
  const { agenda, attention, calendar, changes, communities, outbox, roles } = deps;

  const sayAt = (at: string, community: Community): string => `${at} ${formatZone(community.zone)}`;
  const sayWhen = (session: Pick<Session, 'onDate' | 'at'>, community: Community): string =>
    `${formatDate(session.onDate, true)}, ${sayAt(session.at, community)}`;

  /** What a steward may still change; a kind sentence otherwise. */
  const requireMovable = async (act: Act, sessionId: string): Promise<{ session: Session; community: Community }> => {
    const session = await calendar.findSession(act.teamId, sessionId);
    const community = session && (await communities.find(act.teamId, session.communityId));
    if (!session || !community) throw new UserError('This session is not here any more.', '`/rondo sessions` shows what is planned.');
    await roles.requireSteward(community, act.userId, act.now);
    if (session.status === 'cancelled')
      throw new UserError('This session was called off already.', '`/rondo sessions` shows what is planned.');
    if (session.status === 'held' || startOf(session, community.zone) <= act.now)
      throw new UserError('This session has begun, so its day stays.', '`/rondo sessions` shows those to come.');
    return { session, community };
  };

  const situationOf = async (session: Session, community: Community, now: number): Promise<Situation> => ({
    session,
    sessions: await calendar.sessions(session.teamId, session.communityId),
    holidays: community.settings.holidays,
    today: calendar.today(community, now),
    now,
    zone: community.zone,
  });

  /** Something to be said a moment later, together with whatever else moves until then. */
  const note = async (session: Session, was: Session, community: Community, now: number): Promise<void> => {
    const { teamId, communityId, id: sessionId, revision } = session;
    const unsaid = { byUserId: null, why: whyLaidOut(was, community), shortNotice: null, said: false, privacy: 'P3' as const };
    await store.addMove({ teamId, communityId, sessionId, revision, fromOn: was.onDate, fromAt: was.at, ...unsaid });
    await agenda.once('sessions.moved', { teamId, communityId, anchor: `${now}`, dueAt: now + MINUTE, zone: community.zone });
  };

  /** Whether anybody outside the calendar's own machinery has heard of it. */
  const isKnown = async ({ teamId, communityId, id, quarterOn }: Session): Promise<boolean> =>
    (await store.calendars(teamId, communityId)).some((post) => post.quarterOn === quarterOn) ||
    (await store.findAnnouncement(teamId, id)) !== null ||
    (await store.withAnswer(teamId, id, 'asked')).length > 0;

  /** Why the kernel laid it out elsewhere, as far as that can be seen. */
  const whyLaidOut = (was: Session, community: Community): string => {
    const holiday = community.settings.holidays.find(({ on }) => on === was.onDate);
    return holiday ? `${formatDate(was.onDate)} is ${holiday.name || 'a holiday'}` : '';
  };

  /** What was decided is noted in the change log and with the move that is about to be said. */
  const explain = async (
    session: Session,
    was: Session,
    community: Community,
    act: Act,
    { why, shortNotice }: { why: string; shortNotice: number | null },
  ) => {
    await note(session, was, community, act.now);
    await store.explainMove(session, { byUserId: act.userId, why, shortNotice });
    await changes.add({
      teamId: community.teamId,
      communityId: community.id,
      at: act.now,
      userId: act.userId,
      what: session.status === 'cancelled' ? `Called off: ${nameOf(was)}` : `Moved: ${nameOf(was)}`,
      before: sayWhen(was, community),
      after: session.status === 'cancelled' ? 'called off' : sayWhen(session, community),
      why: shortNotice === null ? why : `${why} (knowingly with ${shortNotice} working days’ notice instead of ten)`,
    });
    await agenda.replan(community, act.now);
  };

  async function noteOf(moves: readonly Move[], community: Community): Promise<{ note: MoveNote; session: Session } | null> {
    const [first] = moves;
    const last = moves.findLast(({ byUserId }) => byUserId !== null) ?? moves.at(-1);
    const session = first && (await calendar.findSession(first.teamId, first.sessionId));
    if (!first || !last || !session) return null;
    const off = session.status === 'cancelled';
    return {
      session,
      note: {
        name: nameOf(session),
        from: { on: first.fromOn, at: sayAt(first.fromAt, community) },
        to: off ? null : { on: session.onDate, at: sayAt(session.at, community), minutes: session.minutes },
        by: last.byUserId === null ? null : await findName(deps, last.teamId, last.byUserId),
        why: last.why,
        shortNotice: last.shortNotice,
        asked: off ? 0 : (await store.withAnswer(session.teamId, session.id, 'asked')).length,
      },
    };
  }

  /** Into the thread where it was announced. False: it was not. */
  async function sayInThread(session: Session, note: MoveNote, due: DueTouch): Promise<boolean> {
    const row = await store.findAnnouncement(session.teamId, session.id);
    if (row?.status !== 'posted' || !row.channelId || !row.ts) return false;
    await outbox.post({
      teamId: session.teamId,
      key: `sessions.moved/${session.id}/${session.revision}`,
      touch: due.touch,
      whenUnsure: 'hold',
      channel: row.channelId,
      threadTs: row.ts,
      message: movesMessage([note]),
    });
    return true;
  }

  return {
    requireMovable,
    situationOf,

    move: async (act: Act, sessionId: string, wanted: Wanted): Promise<Verdict<{ session: Session; asked: number }>> => {
      const { session: was, community } = await requireMovable(act, sessionId);
      const verdict = checkMove(wanted, await situationOf(was, community, act.now));
      if ('errors' in verdict) return verdict;
      const session = await calendar.move(was, { onDate: verdict.ok.onDate, at: verdict.ok.at }, act.now);
      await explain(session, was, community, act, verdict.ok);
      return { ok: { ...verdict.ok, session, asked: (await store.withAnswer(act.teamId, sessionId, 'asked')).length } };
    },

    callOff: async (act: Act, sessionId: string, wanted: Pick<Wanted, 'why' | 'knowsShort'>): Promise<Verdict<{ session: Session }>> => {
      const { session: was, community } = await requireMovable(act, sessionId);
      const verdict = checkCallingOff(wanted, await situationOf(was, community, act.now));
      if ('errors' in verdict) return verdict;
      const session = await calendar.mark(was, 'cancelled', act.now);
      await explain(session, was, community, act, verdict.ok);
      return { ok: { ...verdict.ok, session } };
    },

    /** Whoever changed it: the announcement follows, those coming are asked again, and a moment later it is said. */
    changed: async (session: Session, was: Session, now: number): Promise<void> => {
      const community = await communities.find(session.teamId, session.communityId);
      if (!community) return;
      const hasMoved = session.status === 'planned' && (session.onDate !== was.onDate || session.at !== was.at);
      if (hasMoved) await answers.askAgain(session, was, community, now);
      else if (session.revision !== was.revision) await answers.carryOver(session, was, community, now);
      if (session.status === 'cancelled') await announcing.takeBack(session);
      if (hasMoved) {
        // The reminders' own touch may have fired for the day before it moved.
        const { teamId, communityId, id, revision } = session;
        const dueAt = toInstant(remindersOn(session, calendar.holidays(community)), REMINDERS_AT, community.zone);
        const where = { teamId, communityId, zone: community.zone, anchor: `${id}/${revision}` };
        if (dueAt > now) await agenda.once('sessions.remind-again', { ...where, dueAt });
      }
      if (session.revision !== was.revision && session.status !== 'held' && (await isKnown(session)))
        await note(session, was, community, now);
      await shown.refresh(session, now);
    },

    /** Says everything that moved since the last time: in the threads, or in one post, and with a new file. */
    say: async (due: DueTouch): Promise<void> => {
      const community = await communities.get(due.teamId, due.communityId);
      const unsaid = await store.unsaidMoves(due.teamId, due.communityId);
      if (community.status !== 'active') return;
      const posts = await store.calendars(due.teamId, due.communityId);
      const said: { note: MoveNote; session: Session }[] = [];
      const inChannel: MoveNote[] = [];
      let isNear = false;
      for (const sessionId of new Set(unsaid.map((move) => move.sessionId))) {
        const moves = unsaid.filter((move) => move.sessionId === sessionId);
        for (const move of moves) await store.markSaid(move);
        const found = await noteOf(moves, community);
        if (!found) continue;
        said.push(found);
        const byHand = moves.some(({ byUserId }) => byUserId !== null);
        // What was laid out again before anybody had heard of it needs no post; the calendar's thread has it.
        if (!(await sayInThread(found.session, found.note, due)) && byHand) {
          inChannel.push(found.note);
          const starts = [
            startOf(found.session, community.zone),
            ...moves.map((move) => toInstant(move.fromOn, move.fromAt, community.zone)),
          ];
          isNear ||= Math.min(...starts) < due.now + NEAR;
        }
      }
      if (inChannel.length > 0)
        await attention.post(
          {
            teamId: due.teamId,
            communityId: due.communityId,
            touch: due.touch,
            key: `sessions.moved/${due.communityId}/${due.anchor}`,
            message: movesMessage(inChannel),
            minutes: 1,
            follows: true,
            expiresAt: due.now + WAITS,
            ...(isNear ? { whenever: true } : {}),
          },
          due.now,
        );
      for (const post of posts) {
        const notes = said.filter(({ session }) => session.quarterOn === post.quarterOn).map(({ note }) => sayMove(note));
        if (notes.length > 0) await calendars.sendFile(community, post, notes, due.now);
      }
    },
  };
}

export type Moves = ReturnType<typeof createMoves>;
