/** Who comes: answers, reminders, and being asked once again. */

import { type Ask, PRIORITY } from '../../community/ask.ts';
import { startOf } from '../../community/calendar-rules.ts';
import { requireLivingCommunity } from '../../community/find-member.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { addDays, formatDate } from '../../platform/time/local-dates.ts';
import { toInstant, toLocal } from '../../platform/time/zones.ts';
import { nameOf, remindersOn } from './rules.ts';
import type { Parts } from './service.ts';
import type { RsvpAnswer } from './tables.ts';
import { answeredMessage } from './views.ts';

export const REMINDERS_AT = '15:00';
const KINDS = ['sessions.reminder', 'sessions.again'] as const;

/** A moved session is another thing to ask about. */
const refOf = (session: Session): string => `${session.id}/${session.revision}`;

export function createAnswers({ deps, store, shown }: Parts) {
  const { attention, calendar, communities, members, people } = deps;

  const putAsk = (kind: (typeof KINDS)[number], session: Session, community: Community, userId: string, opensOn: string): Promise<void> =>
    attention.ask({
      teamId: session.teamId,
      communityId: session.communityId,
      userId,
      kind,
      ref: refOf(session),
      priority: PRIORITY.session,
      minutes: 1,
      opensOn,
      expiresAt: startOf(session, community.zone),
      reminder: false,
    });

  const withdrawAsks = async (session: Session, userId: string): Promise<void> => {
    for (const kind of KINDS) await attention.withdrawAsk(session.teamId, kind, refOf(session), userId);
  };

  const opensOn = (session: Session, community: Community) => addDays(remindersOn(session, calendar.holidays(community)), 1);

  /** Before the fourth working day ahead the touch does it for everybody. */
  const remind = async (session: Session, community: Community, userId: string, now: number): Promise<void> => {
    const from = toInstant(remindersOn(session, calendar.holidays(community)), REMINDERS_AT, community.zone);
    if (now >= from) await putAsk('sessions.reminder', session, community, userId, opensOn(session, community));
  };

  /** Whoever says twice that she comes keeps her place among the first. */
  const set = async (session: Session, community: Community, userId: string, answer: RsvpAnswer, now: number, wanted?: boolean) => {
    const { teamId, communityId, id: sessionId } = session;
    const before = await store.findRsvp(teamId, sessionId, userId);
    const reminder = wanted ?? before?.reminder ?? true;
    const at = before?.answer === answer ? before.at : now;
    await store.putRsvp({ teamId, communityId, sessionId, userId, answer, reminder, at });
    await withdrawAsks(session, userId);
    if (answer === 'coming' && reminder) await remind(session, community, userId, now);
    await shown.refresh(session, now);
    return reminder;
  };

  /** 'the day before', or a day; null when her slot does not come before it begins. */
  const sayReminder = async (session: Session, community: Community, userId: string, now: number): Promise<string | null> => {
    const zone = (await people.find(session.teamId, userId))?.zone ?? community.zone;
    const opens = toInstant(opensOn(session, community), '00:00', zone);
    const slot = await attention.nextSlot(session.teamId, userId, Math.max(now, opens));
    const start = startOf(session, community.zone);
    if (slot === null || slot >= start) return null;
    const on = toLocal(slot, zone).date;
    if (addDays(on, 1) === toLocal(start, zone).date) return 'the day before';
    return `on ${formatDate(on)}`;
  };

  /** The session and her right to answer; a kind sentence otherwise. */
  const requireOpen = async (act: Act, sessionId: string): Promise<{ session: Session; community: Community }> => {
    const session = await calendar.findSession(act.teamId, sessionId);
    if (!session) throw new UserError('This session is not here any more.', '`/rondo sessions` shows what is planned.');
    const community = await requireLivingCommunity(deps, act.teamId, session.communityId);
    const member = await members.find(act.teamId, community.id, act.userId);
    if (!belongs(member))
      throw new UserError(`This is for the members of ${community.name}.`, `\`/rondo join ${community.name}\` asks to come in.`);
    if (session.status === 'cancelled') throw new UserError('This session was called off.', await sayNext(community, act.now));
    if (session.status === 'held' || startOf(session, community.zone) + session.minutes * 60_000 <= act.now)
      throw new UserError('This session is over.', await sayNext(community, act.now));
    if (startOf(session, community.zone) <= act.now)
      throw new UserError('This session has begun, so answers are closed.', 'Come in if you can; nobody needs to have said so.');
    return { session, community };
  };

  const sayNext = async (community: Community, now: number): Promise<string> => {
    const [next] = await shown.upcoming(community, now);
    return next ? `The next one is on ${formatDate(next.onDate)}.` : '`/rondo sessions` shows what is planned.';
  };

  return {
    requireOpen,

    answer: async (act: Act, sessionId: string, answer: Exclude<RsvpAnswer, 'asked'>): Promise<Message> => {
      const { session, community } = await requireOpen(act, sessionId);
      const reminder = await set(session, community, act.userId, answer, act.now);
      const remindOn = answer === 'coming' ? await sayReminder(session, community, act.userId, act.now) : null;
      return answeredMessage(sessionId, answer, reminder, remindOn);
    },

    setReminder: async (act: Act, sessionId: string, reminder: boolean): Promise<Message> => {
      const { session, community } = await requireOpen(act, sessionId);
      const before = await store.findRsvp(act.teamId, sessionId, act.userId);
      if (before?.answer !== 'coming') throw new UserError('You are not down as coming, so no reminder comes.', '“Coming” changes that.');
      await set(session, community, act.userId, 'coming', act.now, reminder);
      return answeredMessage(sessionId, 'coming', reminder, (await sayReminder(session, community, act.userId, act.now)) ?? 'before it');
    },

    /** State touch: hands the reminder in for everybody who wants it. Doing it twice changes nothing. */
    handIn: async (due: DueTouch): Promise<void> => {
      const session = await calendar.findSession(due.teamId, due.anchor.split('/')[0] ?? '');
      const community = await communities.find(due.teamId, due.communityId);
      if (!session || !community || session.status !== 'planned' || startOf(session, community.zone) <= due.now) return;
      for (const { userId, reminder } of await store.withAnswer(due.teamId, session.id, 'coming')) {
        if (reminder) await remind(session, community, userId, due.now);
      }
    },

    /** It moved: whoever was coming has to say so again. */
    askAgain: async (session: Session, was: Session, community: Community, now: number): Promise<void> => {
      for (const row of await store.withAnswer(session.teamId, session.id, 'coming')) {
        await withdrawAsks(was, row.userId);
        await store.putRsvp({ ...row, answer: 'asked' });
        await putAsk('sessions.again', session, community, row.userId, calendar.today(community, now));
      }
      // Those who had not answered the last time are asked about the new time only.
      for (const row of await store.withAnswer(session.teamId, session.id, 'asked')) {
        await withdrawAsks(was, row.userId);
        await putAsk('sessions.again', session, community, row.userId, calendar.today(community, now));
      }
    },

    /** Only its length changed, or it was called off: what was asked under its old revision is taken back. */
    carryOver: async (session: Session, was: Session, community: Community, now: number): Promise<void> => {
      for (const answer of ['coming', 'asked'] as const) {
        for (const row of await store.withAnswer(session.teamId, session.id, answer)) {
          await withdrawAsks(was, row.userId);
          if (session.status !== 'planned') continue;
          if (answer === 'asked') await putAsk('sessions.again', session, community, row.userId, calendar.today(community, now));
          else if (row.reminder) await remind(session, community, row.userId, now);
        }
      }
    },

    /** What an ask is about, as long as there is anything to ask. */
    findAsked: async (ask: Ask, waitsFor: readonly RsvpAnswer[]) => {
      const [sessionId = ''] = ask.ref.split('/');
      const session = await calendar.findSession(ask.teamId, sessionId);
      const community = session && (await communities.find(ask.teamId, session.communityId));
      const rsvp = await store.findRsvp(ask.teamId, sessionId, ask.userId);
      if (!session || !community || session.status !== 'planned' || refOf(session) !== ask.ref) return null;
      if (!rsvp || !waitsFor.includes(rsvp.answer)) return null;
      const zone = (await people.find(ask.teamId, ask.userId))?.zone ?? community.zone;
      return { session, community, rsvp, zone, name: nameOf(session) };
    },

    set,
    withdrawAsks,
  };
}

export type Answers = ReturnType<typeof createAnswers>;
