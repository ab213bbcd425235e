/** Something urgent takes a session's place until ten working days before it; what it displaces moves on without a vote. */
import { topicSessionsAfter } from '../../community/calendar-rules.ts';
import { sendPost } from '../../community/letter.ts';
import type { Community, Session } from '../../community/records.ts';
import type { DueTouch } from '../../community/touch.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { sayDate } from '../../platform/time/say.ts';
import { addWorkingDays } from '../../platform/time/working-days.ts';
import { SWAP_UNTIL } from './rules.ts';
import { keyOf, readTopic } from './rules-words.ts';
import type { Parts, Service, Who } from './service.ts';
import type { Topic } from './store.ts';
import { swapPost } from './views-swap.ts';

export interface SwapChoice {
  session: Session;
  startsAt: number;
}

export function createSwaps({ deps, store }: Parts, service: Service) {
  const { agenda, calendar, communities } = deps;

  const lastDay = (community: Community, { onDate }: Session): LocalDate =>
    addWorkingDays(onDate, SWAP_UNTIL, calendar.holidays(community));

  /** Null, or why this session's topic stays, in two sentences. */
  async function whatForbids(community: Community, session: Session, act: Who): Promise<{ why: string; hint: string } | null> {
    if (session.kind === 'close' || session.leadership === 'stewards')
      return { why: 'The launch and the quarter close have no topic to swap.', hint: 'Choose a topic session.' };
    if (session.status !== 'planned' || service.startOf(community, session) <= act.now)
      return { why: 'That session has begun or was called off.', hint: 'Choose a later one, or put the topic on the list.' };
    const isLate = session.topic !== null && calendar.today(community, act.now) > lastDay(community, session);
    if (isLate)
      return {
        why: 'It is too late to swap: people were told the topic ten working days before, and somebody prepares it.',
        hint: 'Choose a later session, or put it on the list for the next vote.',
      };
    if (session.facilitatorId !== act.userId && !(await service.isSteward(community, act)))
      return { why: 'Whoever leads that session swaps its topic, or a steward.', hint: 'Any of them can do this for you.' };
    return null;
  }

  const topicFor = async (community: Community, text: string, why: string, now: number): Promise<Topic> => {
    const { teamId } = community;
    const known = await store.findByKey(teamId, community.id, keyOf(text));
    const topic = known ? await service.follow(known) : service.blankTopic(community, 'urgent', text, now);
    if (topic.state === 'chosen')
      throw new UserError('This topic has a session of its own already.', 'Nothing was changed; your text is still here.');
    const change = { state: 'chosen', why, frontAt: null, retiredAt: null } as const;
    if (known) await store.change(teamId, topic.id, change);
    else await store.add({ ...topic, ...change });
    return { ...topic, ...change };
  };

  /** To the next topic session without a topic, and without a vote; else first on the list. */
  async function moveOn(displaced: Topic, from: Session, now: number): Promise<void> {
    const [next] = topicSessionsAfter(await calendar.sessions(from.teamId, from.communityId), from);
    if (!next || next.topic !== null) await service.putInFront(displaced, now);
    else await calendar.changeSession(next, { topic: displaced.text, topicId: displaced.id }, now);
  }

  return {
    whatForbids,

    /** Sessions whose topic she may still swap. */
    async choices(community: Community, act: Who): Promise<SwapChoice[]> {
      const all = await calendar.sessions(community.teamId, community.id);
      const found: SwapChoice[] = [];
      for (const session of all)
        if ((await whatForbids(community, session, act)) === null) found.push({ session, startsAt: service.startOf(community, session) });
      return found;
    },

    async swap(community: Community, session: Session, draft: { text: string; why: string }, act: Act): Promise<void> {
      const forbidden = await whatForbids(community, session, act);
      if (forbidden) throw new UserError(forbidden.why, forbidden.hint);
      const text = readTopic(draft.text);
      const why = readTopic(draft.why);
      const displaced = session.topicId === null ? null : await store.find(act.teamId, session.topicId);
      if (displaced && displaced.key === keyOf(text)) throw new UserError('That is its topic already.', 'Nothing was changed.');
      const topic = await topicFor(community, text, why, act.now);
      await calendar.changeSession(session, { topic: topic.text, topicId: topic.id }, act.now);
      if (displaced) await moveOn(displaced, session, act.now);
      await service.log(topic, act, `Topic of the session on ${session.onDate}`, displaced?.text ?? '', topic.text, why);
      const anchor = `${session.id}/${topic.id}/${displaced?.id ?? ''}`;
      await agenda.once('topics.swap', {
        ...{ teamId: act.teamId, communityId: community.id, anchor, dueAt: act.now, zone: community.zone },
      });
    },

    /** Into the channel, with what is true when it goes out; nothing, when it was swapped again meanwhile. */
    async say(due: DueTouch): Promise<void> {
      const [sessionId = '', topicId = '', displacedId = ''] = due.anchor.split('/');
      const sessions = await calendar.sessions(due.teamId, due.communityId);
      const session = sessions.find(({ id }) => id === sessionId);
      const topic = await store.find(due.teamId, topicId);
      if (session?.topicId !== topicId || session.status !== 'planned' || !topic) return;
      const community = await communities.get(due.teamId, due.communityId);
      const sayDay = (one: Session): string => sayDate(service.startOf(community, one), community.zone);
      const displaced = displacedId === '' ? null : await store.find(due.teamId, displacedId);
      const movedTo = sessions.find(({ topicId: its, status }) => its === displacedId && status === 'planned');
      const moved = displaced && { text: displaced.text, on: movedTo ? sayDay(movedTo) : null };
      await sendPost(deps, due, swapPost({ on: sayDay(session), text: topic.text, why: topic.why ?? '', moved }), { follows: true });
    },
  };
}

export type Swaps = ReturnType<typeof createSwaps>;
