/** A debrief from the step that offers it to its close: who may answer, what is kept, what may be said of it. */
import { requireCommunity } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import type { StepSituation } from '../../community/step.ts';
import type { DueTouch } from '../../community/touch.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import { sayDate, sayTime } from '../../platform/time/say.ts';
import type { DebriefDoors, DebriefResult } from './index.ts';
import { closesAtOf, type Filled, inDrawnOrder, isOpen, type Question, sayClose, silentId, type TakeAway } from './rules.ts';
import type { Debrief, Store } from './store.ts';
import { offerMessage, tallyMessage } from './views.ts';

export interface Parts {
  deps: Deps;
  doors: DebriefDoors;
  store: Store;
}

export interface Found {
  community: Community;
  session: Session;
  debrief: Debrief;
}

export function createService({ deps, doors, store }: Parts) {
  const { calendar, communities, members, newId, outbox, privacy } = deps;

  const open = (community: Community, session: Session): Promise<boolean> =>
    store.open({
      ...{ teamId: session.teamId, sessionId: session.id, communityId: session.communityId, closedAt: null, steps: null },
      closesAt: closesAtOf(session.onDate, calendar.holidays(community), community.zone),
      seed: `debriefs/${session.communityId}/${session.id}`,
      privacy: 'P3',
    });

  const offer = (community: Community, session: Session, now: number): Message => {
    const closesAt = closesAtOf(session.onDate, calendar.holidays(community), community.zone);
    return offerMessage(session.id, sayClose(closesAt, now, community.zone), community.settings.k);
  };

  const find = async (teamId: string, sessionId: string): Promise<Found | null> => {
    const debrief = await store.find(teamId, sessionId);
    const session = debrief && (await calendar.findSession(teamId, sessionId));
    const community = debrief && (await communities.find(teamId, debrief.communityId));
    return debrief && session && community ? { debrief, session, community } : null;
  };

  const inThread = async (found: Found, key: string, message: Message, now: number): Promise<void> => {
    const thread = await doors.threadOf(found.session);
    if (!thread) return;
    await outbox.post({
      ...{ teamId: found.session.teamId, key, touch: 'debriefs.count', whenUnsure: 'hold', message },
      ...{ channel: thread.channel, threadTs: thread.ts, expiresAt: found.debrief.closesAt, windows: [[now, found.debrief.closesAt]] },
    });
  };

  const scoresOf = (session: Session, question: Question) => store.scoresOf(session.teamId, session.id, question);

  const countOf = async (session: Session): Promise<number> => (await scoresOf(session, 'useful')).length;

  /** A total of one question; nothing at all before the close, because a total that grows by one tells of one. */
  const totalOf = async ({ community, session, debrief }: Found, question: Question) =>
    privacy.total(debrief.closedAt === null ? [] : await scoresOf(session, question), community.settings.k);

  const addScore = (session: Session, question: Question, score: number): Promise<void> =>
    store.addScore({
      ...{ teamId: session.teamId, id: silentId(newId()), sessionId: session.id, question, score },
      ...{ month: session.onDate.slice(0, 7), privacy: 'P2' },
    });

  const putTakeAway = async ({ session }: Found, userId: string, { text, reach }: TakeAway): Promise<void> => {
    const before = await store.takeAwayOf(session.teamId, session.id, userId);
    if (text === '') return before ? store.removeTakeAway(session.teamId, before.id) : undefined;
    await store.putTakeAway({
      ...{ teamId: session.teamId, id: before?.id ?? silentId(newId()), sessionId: session.id, communityId: session.communityId },
      ...{ userId, text, reach, privacy: reach === 'own' ? 'P0' : 'P3' },
    });
  };

  return {
    find,
    totalOf,
    countOf,
    putTakeAway,

    /** The step of the run sheet: what the thread says. */
    begin: async ({ community, session, here, now }: StepSituation): Promise<Message | null> => {
      if (here.length === 0) return null;
      await open(community, session);
      return offer(community, session, now);
    },

    /** A session that ended without its debrief step is debriefed all the same, on the day itself. */
    async sessionChanged(session: Session, was: Session, now: number): Promise<void> {
      if (session.status !== 'held' || was.status === 'held' || session.kind !== 'topic') return;
      const community = await communities.find(session.teamId, session.communityId);
      if (community?.status !== 'active' || calendar.today(community, now) !== session.onDate) return;
      if ((await doors.attended(session)).length === 0 || !(await doors.threadOf(session))) return;
      if (!(await open(community, session))) return;
      const found = await find(session.teamId, session.id);
      if (found) await inThread(found, `debriefs.offer/${session.id}`, offer(community, session, now), now);
    },

    async requireOpen(act: Act, sessionId: string): Promise<Found> {
      const found = await find(act.teamId, sessionId);
      if (!found) throw new UserError('This debrief is not here any more.', '`/reflect` keeps what you take with you, for you alone.');
      const community = await requireCommunity(deps, act.teamId, found.community.id);
      if (!belongs(await members.find(act.teamId, community.id, act.userId)))
        throw new NotAllowedError(
          `This debrief is for the members of ${community.name}.`,
          `\`/rondo join ${community.name}\` asks to come in.`,
        );
      if (!isOpen(found.debrief, act.now)) {
        const { closesAt } = found.debrief;
        throw new UserError(
          `This debrief closed on ${sayDate(closesAt, community.zone)} at ${sayTime(closesAt, community.zone)}.`,
          '`/reflect` keeps what you take with you, for you alone.',
        );
      }
      return found;
    },

    /** False when her scores were in already: they stay as they were, because nobody knows which are hers. */
    async answer(found: Found, userId: string, filled: Filled, now: number): Promise<boolean> {
      const { session } = found;
      const whose = { teamId: session.teamId, communityId: session.communityId };
      const first = await store.markAnswered(session.teamId, session.id, userId);
      if (first) {
        await addScore(session, 'useful', filled.scores.useful);
        if (filled.scores.heldBack !== null) await addScore(session, 'held-back', filled.scores.heldBack);
        if (filled.wish !== '') await doors.keepWish({ ...whose, userId: null, text: filled.wish, now });
      }
      if (first || filled.takeAway.text !== '') await putTakeAway(found, userId, filled.takeAway);
      return first;
    },

    /** Hers alone, so it may also come a minute after the close; only then it is not counted. */
    async keepStep(found: Found, step: { id: string; userId: string; text: string; askOn: string | null; now: number }): Promise<void> {
      const { teamId, communityId, id } = found.session;
      await doors.keepStep({ ...step, teamId, communityId, from: { kind: 'session', id } });
      if (isOpen(found.debrief, step.now)) await store.markStepped(teamId, id, step.userId);
    },

    async tally(due: DueTouch): Promise<void> {
      const found = await find(due.teamId, due.anchor);
      if (!found || !isOpen(found.debrief, due.now)) return;
      const { community, debrief, session } = found;
      const answered = await store.listAnswered(due.teamId, session.id);
      const there = new Set([...(await doors.attended(session)), ...answered.map(({ userId }) => userId)]).size;
      if (answered.length === 0 || answered.length >= there) return;
      const until = sayClose(debrief.closesAt, due.now, community.zone);
      const message = tallyMessage(session.id, answered.length, there, until);
      await inThread(found, `${due.touch}/${session.id}`, message, due.now);
    },

    async close(due: DueTouch): Promise<void> {
      const found = await find(due.teamId, due.anchor);
      if (!found || found.debrief.closedAt !== null) return;
      const stepped = (await store.listAnswered(due.teamId, due.anchor)).flatMap((one) => (one.stepped ? [1] : []));
      const total = privacy.total(stepped, found.community.settings.k);
      await store.close(due.teamId, due.anchor, due.now, total.shown ? total.n : null);
    },

    async resultOf(session: Session): Promise<DebriefResult> {
      const found = await find(session.teamId, session.id);
      if (!found || found.debrief.closedAt === null) return { answered: 0, useful: null, takeaways: [], steps: null };
      const useful = await totalOf(found, 'useful');
      const released = inDrawnOrder(await store.releasedOf(session.teamId, [session.id]), found.debrief.seed);
      return {
        answered: await countOf(session),
        useful: useful.shown ? { mean: useful.mean, n: useful.n } : null,
        takeaways: released.map(({ text, reach, userId }) => ({ text, userId: reach === 'named' ? userId : null })),
        steps: found.debrief.steps,
      };
    },

    async takeBack(act: Act, id: string): Promise<void> {
      const row = await store.findTakeAway(act.teamId, id);
      if (row?.userId !== act.userId)
        throw new UserError('That take-away is not here any more.', 'What you still have is in `/rondo about-me`.');
      await store.removeTakeAway(act.teamId, id);
      const session = await calendar.findSession(act.teamId, row.sessionId);
      if (session && row.reach !== 'own') await doors.takenBack?.(session, act.now);
    },
  };
}

export type Service = ReturnType<typeof createService>;
