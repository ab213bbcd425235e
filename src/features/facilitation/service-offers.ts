/** An offer on its way: told privately, updated when the session changes, replaced by a neutral line when it is settled. */

import { PRIORITY } from '../../community/ask.ts';
import { startOf } from '../../community/calendar-rules.ts';
import { findName } from '../../community/find-member.ts';
import { withFooter } from '../../community/footer.ts';
import { isInHours, speakingWindows } from '../../community/hours.ts';
import type { Deps, DirectMessage } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import type { Sent } from '../../platform/delivery/outbox.ts';
import type { Message } from '../../platform/slack/message.ts';
import { slackDate } from '../../platform/time/say.ts';
import { coverEnds, placeOf, silenceEnds, tableAt } from './rules-asking.ts';
import type { Offer, Store } from './store.ts';
import type { OfferKind } from './tables.ts';
import { type OfferView, offerMessage, offerValue, outcomeMessage, PASSED, WHY_TOLD } from './views.ts';

export const OFFER = 'facilitation.offer';
export const DUTY = 'facilitation.duty';
export const PASS_ON = 'facilitation.pass-on';

const keyOf = (offer: Pick<Offer, 'id'>): string => `${OFFER}/${offer.id}`;
export const sayWhen = (session: Session, zone: string): string => slackDate(startOf(session, zone), zone, '{date_long} at {time}');

export interface NewOffer {
  kind: OfferKind;
  userId: string;
  why: string;
  endsAt: number;
  fromId?: string;
  note?: string;
}

export function createOffers({ deps, store }: { deps: Deps; store: Store }) {
  const { agenda, attention, calendar, communities, newId, outbox, people } = deps;

  const nameOf = async (teamId: string, userId: string | null): Promise<string | null> =>
    userId === null ? null : ((await people.find(teamId, userId))?.name ?? null);

  async function viewOf(offer: Offer, session: Session, community: Community): Promise<OfferView> {
    return {
      id: offer.id,
      sessionId: session.id,
      kind: offer.kind,
      session,
      when: sayWhen(session, community.zone),
      until: slackDate(offer.endsAt, community.zone, '{date_long} {time}'),
      from: (await nameOf(offer.teamId, offer.fromId)) ?? 'Somebody',
      second: await nameOf(offer.teamId, session.secondId),
      note: offer.note,
    };
  }

  const touchOf = (kind: OfferKind): string => (kind === 'lead' || kind === 'second' ? OFFER : DUTY);

  /** A new row for each end, because a row that has fired stays as it is. What it finds then decides. */
  const planEnd = (community: Community, offer: Offer): Promise<void> =>
    agenda.once(touchOf(offer.kind) === OFFER ? PASS_ON : DUTY, {
      teamId: offer.teamId,
      communityId: offer.communityId,
      anchor: `${offer.id}/${offer.endsAt}`,
      dueAt: offer.endsAt,
      zone: community.zone,
    });

  /** Null when attention lets it go: then nobody was asked. */
  async function send(community: Community, session: Session, wanted: NewOffer, now: number): Promise<Offer | null> {
    const { teamId, id: communityId } = community;
    const offer: Offer = {
      ...{ teamId, id: newId(), communityId, sessionId: session.id, kind: wanted.kind, userId: wanted.userId, askedAt: now },
      ...{ fromId: wanted.fromId ?? null, note: wanted.note ?? '', why: wanted.why, endsAt: wanted.endsAt },
      ...{ channelId: null, ts: null, privacy: 'P0' },
    };
    await store.addOffer(offer);
    const near = startOf(session, community.zone) - now <= DAY;
    const told = await attention.tell(
      {
        ...{ teamId, communityId, userId: offer.userId, touch: touchOf(offer.kind), key: keyOf(offer) },
        ...{ message: offerMessage(await viewOf(offer, session, community)), why: offer.why, priority: PRIORITY.duty, minutes: 2 },
        ...{
          expiresAt: offer.endsAt,
          about: { kind: 'facilitation.offer', id: `${offerValue(offer)}|${offer.userId}` },
          as: 'facilitator',
        },
        ...(near ? { whenever: true } : {}),
      },
      now,
    );
    if (told === 'dropped') {
      await store.takeOffer(teamId, offer.id);
      return null;
    }
    if (offer.kind !== 'cover') await planEnd(community, offer);
    return offer;
  }

  /** Its message, wherever it is on its way: taken back if it waits, replaced if it arrived. What is in flight is replaced on arrival. */
  async function replace(offer: Offer, message: Message): Promise<void> {
    if (offer.channelId === null || offer.ts === null) return void (await outbox.withdraw(offer.teamId, keyOf(offer)));
    await outbox.update({
      ...{ teamId: offer.teamId, key: `${keyOf(offer)}/end`, touch: touchOf(offer.kind), whenUnsure: 'resend' },
      ...{ channel: offer.channelId, ts: offer.ts, message },
    });
  }

  /** Every open offer of these kinds for a session ends, with what has become of it. */
  async function closeAll(session: Session, kinds: readonly OfferKind[], now: number): Promise<void> {
    const community = await communities.get(session.teamId, session.communityId);
    const leader = await nameOf(session.teamId, session.facilitatorId);
    const over = startOf(session, community.zone) < now;
    for (const offer of await store.listOffers(session.teamId, session.id)) {
      if (!kinds.includes(offer.kind) || !(await store.takeOffer(offer.teamId, offer.id)) || offer.kind === 'wanted') continue;
      await replace(offer, outcomeMessage(session, leader, offer.userId, over));
    }
    await store.forgetAsked(session.teamId, session.id, kinds);
  }

  /** Three working days from when she could read it; never beyond the hour at which it is settled anyway. */
  const endOf = (kind: OfferKind, session: Session, community: Community, from: number): number => {
    const place = placeOf(community);
    const latest = kind === 'lead' ? tableAt(session, place) : startOf(session, community.zone) - DAY;
    return Math.min(silenceEnds(from, place), latest);
  };

  async function extend(offer: Offer, session: Session, community: Community, askedAt: number): Promise<Offer> {
    const covers = offer.kind === 'wanted' || offer.kind === 'cover';
    const ends = covers
      ? Math.min(offer.endsAt, coverEnds(session, askedAt, community.zone))
      : endOf(offer.kind, session, community, askedAt);
    const changed = { ...offer, askedAt, endsAt: ends };
    if (ends === offer.endsAt && askedAt === offer.askedAt) return offer;
    await store.changeOffer(offer.teamId, offer.id, { askedAt, endsAt: ends });
    if (ends !== offer.endsAt) await planEnd(community, changed);
    return changed;
  }

  /** The session moved: what is open says the new day and waits as long as that day lets it. */
  async function follow(session: Session, community: Community, now: number): Promise<void> {
    for (const offer of await store.listOffers(session.teamId, session.id)) {
      const changed = await extend(offer, session, community, offer.askedAt);
      if (offer.kind === 'wanted' || offer.channelId === null || offer.ts === null) continue;
      const message = withFooter(offerMessage(await viewOf(changed, session, community)), offer.why, touchOf(offer.kind));
      const key = `${keyOf(offer)}/moved/${now}`;
      await outbox.update({
        ...{ teamId: offer.teamId, key, touch: touchOf(offer.kind), whenUnsure: 'resend' },
        ...{ channel: offer.channelId, ts: offer.ts, message },
      });
    }
  }

  /** It arrived: from now on she has her three days. Settled meanwhile: it says so at once. */
  async function sent({ teamId, about, channel, ts, now, touch }: Sent): Promise<void> {
    if (about?.kind !== 'facilitation.offer') return;
    const [sessionId = '', offerId = '', userId = ''] = about.id.split('|');
    const offer = await store.findOffer(teamId, offerId);
    const session = await calendar.findSession(teamId, sessionId);
    if (!offer || !session) {
      const message = session ? await outcomeFor(session, userId, now) : PASSED;
      await outbox.update({ teamId, key: `${keyOf({ id: offerId })}/end`, touch, whenUnsure: 'resend', channel, ts, message });
      return;
    }
    await store.changeOffer(teamId, offer.id, { channelId: channel, ts });
    const community = await communities.get(teamId, offer.communityId);
    if (now - offer.askedAt > DAY / 8) await extend(offer, session, community, now);
  }

  /** What somebody who takes part is told about it. What she must know, such as that she leads now, is said also in a week that is full. */
  async function tell(
    community: Community,
    session: Session,
    to: { userId: string; what: string; message: Message; minutes?: number },
    now: number,
  ): Promise<void> {
    const start = startOf(session, community.zone);
    const letter: DirectMessage = {
      ...{ teamId: community.teamId, communityId: community.id, userId: to.userId, touch: DUTY },
      ...{ key: `${DUTY}/${session.id}/${to.userId}/${to.what}/${now}`, message: to.message, why: WHY_TOLD },
      ...{ priority: PRIORITY.duty, minutes: to.minutes ?? 1, expiresAt: start, as: 'facilitator' },
      ...(start - now <= DAY ? { whenever: true } : {}),
    };
    if ((await attention.tell(letter, now)) !== 'dropped') return;
    const person = await people.find(community.teamId, to.userId);
    if (person && isInHours(now, person.zone, calendar.holidays(community))) await attention.tell({ ...letter, whenever: true }, now);
  }

  /** What came of her own request: an answer, which no budget counts. In her hours, unless the session is close. */
  async function answer(
    community: Community,
    session: Session,
    to: { userId: string; what: string; message: Message },
    now: number,
  ): Promise<void> {
    const { teamId } = community;
    const start = startOf(session, community.zone);
    const person = await people.find(teamId, to.userId);
    const hours = speakingWindows(now, start, person?.zone ?? community.zone, calendar.holidays(community));
    await outbox.post({
      ...{ teamId, key: `${DUTY}/${session.id}/${to.userId}/${to.what}/${now}`, touch: DUTY, whenUnsure: 'resend', channel: to.userId },
      ...{ message: to.message, expiresAt: start, windows: start - now <= DAY ? [[now, start]] : hours },
    });
  }

  const outcomeFor = async (session: Session, userId: string, now: number): Promise<Message> => {
    const community = await communities.get(session.teamId, session.communityId);
    const leader = await nameOf(session.teamId, session.facilitatorId);
    return outcomeMessage(session, leader, userId, startOf(session, community.zone) < now);
  };

  const name = (teamId: string, userId: string): Promise<string> => findName(deps, teamId, userId);

  return { send, replace, closeAll, endOf, follow, sent, tell, answer, viewOf, outcomeFor, planEnd, name };
}

export type Offers = ReturnType<typeof createOffers>;
