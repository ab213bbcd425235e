/** Asks whom she has ranked, one after the other, until somebody says yes. Who was first, and who passed, nobody hears. */
import { PRIORITY } from '../../community/ask.ts';
import { nextInHours } from '../../community/hours.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { NotSent, Sent } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import { nextOf, silenceEnds } from './rules.ts';
import type { Parts } from './service.ts';
import type { List } from './service-list.ts';
import type { Request } from './store.ts';
import { askMessage, neitherMessage, SETTLED, WHY, withdrawnMessage } from './views-messages.ts';

export const ASK = 'mentors.ask';
export const ANSWER = 'mentors.answer';
export const SILENCE = 'mentors.silence';
export const KIND = 'mentor-request';
/** A question that no week has room for until then asks the next. */
const WAITS = 14 * DAY;

type Outcome = 'begun' | 'full' | 'settled';

type Turn = Pick<Request, 'id' | 'mentorId' | 'turn'>;
export const anchorOf = ({ id, mentorId, turn }: Turn): string => `${id}/${mentorId ?? turn}`;
const keyOf = (request: Turn): string => `${ASK}/${anchorOf(request)}`;

export function createAsking({ deps, others, store, offers, name }: Parts, list: List) {
  const { agenda, attention, calendar, communities, outbox, people } = deps;

  /** What she asked for, or said yes to: it reaches her at any level, and goes first. */
  const tell = (request: Request, userId: string, what: { touch: string; key: string; message: Message; why: string }, now: number) =>
    attention.tell(
      {
        ...{ teamId: request.teamId, communityId: request.communityId, userId, ...what },
        ...{ priority: PRIORITY.role, minutes: 1, expiresAt: now + WAITS },
        // Only the question itself says to whom it is about; an answer that waits would keep the name of somebody who has gone.
        ...(what.touch === ASK ? { about: { kind: KIND, id: anchorOf(request) } } : {}),
      },
      now,
    );

  const planSilence = (request: Request, community: Community, dueAt: number): Promise<void> =>
    agenda.once(SILENCE, {
      ...{ teamId: request.teamId, communityId: request.communityId, anchor: anchorOf(request), dueAt, zone: community.zone },
    });

  async function ask(request: Request, community: Community, now: number): Promise<boolean> {
    const { teamId, mentorId, menteeId, want } = request;
    if (mentorId === null) return false;
    const message = askMessage({ id: request.id, mentee: await name(teamId, menteeId), want });
    const told = await tell(request, mentorId, { touch: ASK, key: keyOf(request), message, why: WHY.ask }, now);
    if (told !== 'dropped') await planSilence(request, community, now + WAITS);
    return told !== 'dropped';
  }

  /** The two must be kept apart: nobody is asked, and it takes as long as silence, or she could tell. */
  async function pass(request: Request, mentorId: string, community: Community, now: number): Promise<void> {
    const zone = (await people.find(request.teamId, mentorId))?.zone ?? community.zone;
    const holidays = calendar.holidays(community);
    await planSilence(request, community, silenceEnds(nextInHours(now, zone, holidays), zone, holidays));
  }

  /** The question as it stands with her: taken back while it waits, settled where it arrived. */
  async function settle(request: Request, now: number): Promise<void> {
    const { teamId, mentorId, channelId, ts } = request;
    if (mentorId === null) return;
    if (channelId !== null && ts !== null) {
      const key = `${ASK}-settled/${request.id}/${request.turn}/${now}`;
      await outbox.update({ teamId, key, touch: ASK, whenUnsure: 'resend', channel: channelId, ts, message: SETTLED });
    } else if ((await outbox.withdraw(teamId, keyOf(request))) > 0)
      await attention.freeRoom({ teamId, key: `${ASK}/${request.id}`, userIds: [mentorId] });
  }

  /** On to whoever comes next; when nobody does, she hears that neither could. */
  async function advance(request: Request, now: number): Promise<void> {
    const community = await communities.find(request.teamId, request.communityId);
    if (!community) return;
    await settle(request, now);
    const { open, fitting } = await list.look(community, request.menteeId);
    for (let next = nextOf(request.ranked, request.turn, open); next; next = nextOf(request.ranked, next.turn, open)) {
      const { turn, mentorId } = next;
      const change = { turn, mentorId: fitting.has(mentorId) ? mentorId : null, channelId: null, ts: null, changedAt: now };
      if (!(await store.change(request, change))) return;
      const asked: Request = { ...request, ...change };
      if (asked.mentorId === null) return pass(asked, mentorId, community, now);
      if (await ask(asked, community, now)) return;
    }
    if (!(await store.change(request, { state: 'none', mentorId: null, channelId: null, ts: null, changedAt: now }))) return;
    const message = neitherMessage(request.ranked.length, request.communityId);
    const key = `${ANSWER}/${request.id}/neither`;
    await tell(request, request.menteeId, { touch: ANSWER, key, message, why: WHY.neither }, now);
  }

  /** `here`: she pressed it on the question itself, which the answer replaces. */
  const answered = (request: Request, here: boolean): Request => (here ? { ...request, mentorId: null } : request);

  async function accept(request: Request, mentorId: string, now: number, here: boolean): Promise<Outcome> {
    const { teamId, communityId, menteeId, want } = request;
    const community = await communities.find(teamId, communityId);
    if (!community || request.state !== 'asking' || request.mentorId !== mentorId) return 'settled';
    const offer = await offers.find(teamId, communityId, mentorId);
    if (!(await list.look(community, menteeId)).fitting.has(mentorId)) {
      await advance(answered(request, here), now);
      return offer && (await list.isFull(offer)) ? 'full' : 'settled';
    }
    if (!(await store.change(request, { state: 'placed', changedAt: now }))) return 'settled';
    await settle(answered(request, here), now);
    await others.mentorships.begin({ teamId, communityId, mentorId, menteeId, want, now });
    if (offer && (await list.isFull(offer))) await passAll(teamId, mentorId, now);
    return 'begun';
  }

  /** Whoever waits for this person need not wait any longer. */
  async function passAll(teamId: string, mentorId: string, now: number, communityId?: string): Promise<void> {
    for (const request of await store.openOf(teamId, mentorId))
      if (request.mentorId === mentorId && (communityId === undefined || request.communityId === communityId)) await advance(request, now);
  }

  /** She looks no further. Whoever was asked hears it once. */
  async function withdraw(request: Request, now: number): Promise<boolean> {
    const { teamId, menteeId, mentorId, ts } = request;
    if (!(await store.change(request, { state: 'withdrawn', changedAt: now }))) return false;
    await settle(request, now);
    if (mentorId === null || ts === null) return true;
    const message = withdrawnMessage(await name(teamId, menteeId));
    await tell(request, mentorId, { touch: ANSWER, key: `${ANSWER}/${request.id}/withdrawn`, message, why: WHY.withdrawn }, now);
    return true;
  }

  const fallSilent = async (teamId: string, anchor: string, now: number): Promise<void> => {
    const request = await store.find(teamId, anchor.split('/')[0] ?? '');
    if (request?.state === 'asking' && anchorOf(request) === anchor) await advance(request, now);
  };

  /** It arrived: from now on she has her four days. Settled meanwhile: it says so at once. */
  async function arrived({ teamId, about, channel, ts, now, touch }: Sent): Promise<void> {
    if (about?.kind !== KIND) return;
    const [id = '', mentorId = ''] = about.id.split('/');
    const request = await store.find(teamId, id);
    const community = request && (await communities.find(teamId, request.communityId));
    if (!request || !community || request.state !== 'asking' || request.mentorId !== mentorId) {
      await outbox.update({ teamId, key: `${ASK}-late/${id}/${mentorId}`, touch, whenUnsure: 'resend', channel, ts, message: SETTLED });
      return;
    }
    await store.change(request, { channelId: channel, ts });
    const zone = (await people.find(teamId, mentorId))?.zone ?? community.zone;
    await planSilence(request, community, silenceEnds(now, zone, calendar.holidays(community)));
  }

  return {
    accept,
    /** A no, without a reason. False when it is not hers to say any more. */
    decline: async (request: Request, mentorId: string, now: number, here: boolean): Promise<boolean> => {
      if (request.state !== 'asking' || request.mentorId !== mentorId) return false;
      await advance(answered(request, here), now);
      return true;
    },
    advance,
    passAll,
    withdraw,
    begin: async (request: Request, now: number): Promise<void> => {
      if (await store.add(request)) await advance(request, now);
    },
    /** Four days, or nothing could be sent: the next one. */
    fallSilent,
    sent: { [ASK]: arrived },
    notSent: { [ASK]: ({ teamId, about, now }: NotSent) => (about?.kind === KIND ? fallSilent(teamId, about.id, now) : Promise.resolve()) },
  };
}

export type Asking = ReturnType<typeof createAsking>;
