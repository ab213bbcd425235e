/** Somebody who accepted cannot come after all: swap, cover, and what happens when nobody is found. */
import { startOf } from '../../community/calendar-rules.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community, Session } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { coverEnds, placeOf, silenceEnds, tableAt } from './rules-asking.ts';
import { type Offers, sayWhen } from './service-offers.ts';
import type { Search } from './service-search.ts';
import type { Offer, Store, Whose } from './store.ts';
import { noSwapMessage, PASSED, tableMessage, takesOverMessage, whyCover, whySwap } from './views.ts';

const AT_ONCE = 5;
export const OPEN_TABLE = 'sf-open-table';

export interface CoverParts {
  deps: Deps;
  store: Store;
  offers: Offers;
  search: Search;
}

/** Who leads an Open Table again needs a format again. */
export const formatFor = (session: Session): string | null => (session.formatId === OPEN_TABLE ? null : session.formatId);

export function createCover({ deps, store, offers, search }: CoverParts) {
  const { calendar, communities, members } = deps;

  const becomeTable = (session: Session, now: number): Promise<Session> =>
    calendar.changeSession(session, { leadership: 'table', facilitatorId: null, secondId: null, formatId: OPEN_TABLE }, now);

  /** Another one leads. Whoever was her second and leads now has none. */
  const giveTo = (session: Session, userId: string, now: number): Promise<Session> =>
    calendar.changeSession(
      session,
      {
        ...{ leadership: 'led', facilitatorId: userId, formatId: formatFor(session) },
        secondId: session.secondId === userId ? null : session.secondId,
      },
      now,
    );

  async function isThere(session: Session, userId: string | null): Promise<boolean> {
    const member = userId && (await members.find(session.teamId, session.communityId, userId));
    return member !== null && member !== '' && member.status === 'active';
  }

  /** Nobody could be asked any more: the second, else the search begins again, else the table. */
  async function handOver(community: Community, session: Session, now: number): Promise<void> {
    const { facilitatorId, secondId } = session;
    if (session.status !== 'planned' || session.leadership !== 'led' || facilitatorId === null) return;
    const when = sayWhen(session, community.zone);
    if (secondId !== null && secondId !== facilitatorId && (await isThere(session, secondId))) {
      const leader = await offers.name(session.teamId, facilitatorId);
      const given = await giveTo(session, secondId, now);
      await offers.tell(
        community,
        given,
        { userId: secondId, what: 'takes-over', message: takesOverMessage(given, when, leader), minutes: 2 },
        now,
      );
    } else if (now < tableAt(session, placeOf(community))) {
      const open = await calendar.changeSession(session, { leadership: 'open', facilitatorId: null, secondId: null }, now);
      await search.askNext(community, open, now);
    } else {
      const table = await becomeTable(session, now);
      if (await isThere(session, facilitatorId))
        await offers.answer(community, table, { userId: facilitatorId, what: 'table', message: tableMessage(table, when) }, now);
    }
  }

  const findWanted = async (session: Session): Promise<Offer | null> =>
    (await store.listOffers(session.teamId, session.id)).find(({ kind }) => kind === 'wanted') ?? null;

  /** Up to five who have not been asked, the second first. */
  async function askFive(community: Community, session: Session, now: number): Promise<number> {
    const { facilitatorId } = session;
    if (facilitatorId === null) return 0;
    const { candidates } = await search.queueFor(community, session, 'cover', now);
    const why = whyCover(await offers.name(session.teamId, facilitatorId));
    const endsAt = coverEnds(session, now, community.zone);
    let asked = 0;
    for (const { userId } of candidates) {
      if (asked === AT_ONCE) break;
      if (await offers.send(community, session, { kind: 'cover', userId, why, endsAt, fromId: facilitatorId }, now)) asked++;
    }
    return asked;
  }

  /** When it is looked at again: after three silent days the next five, at the end whoever is left. */
  const lookAgainAt = (community: Community, session: Session, now: number): number =>
    Math.min(silenceEnds(now, placeOf(community)), coverEnds(session, now, community.zone));

  /** How many are asked; null when it was settled at once. */
  async function findCover(community: Community, session: Session, now: number): Promise<number | null> {
    const { teamId, facilitatorId } = session;
    if (facilitatorId === null || (await findWanted(session))) return null;
    const isNear = startOf(session, community.zone) - now < DAY;
    if (isNear && (session.secondId !== null || now >= coverEnds(session, now, community.zone))) {
      await handOver(community, session, now);
      return null;
    }
    const wanted: Offer = {
      ...{ teamId, id: deps.newId(), communityId: community.id, sessionId: session.id, kind: 'wanted', userId: facilitatorId },
      ...{ fromId: null, note: '', why: '', askedAt: now, endsAt: lookAgainAt(community, session, now), channelId: null, ts: null },
      privacy: 'P0',
    };
    await store.addOffer(wanted);
    await offers.planEnd(community, wanted);
    return askFive(community, session, now);
  }

  async function stopCover(session: Session, now: number): Promise<void> {
    await offers.closeAll(session, ['cover', 'wanted'], now);
  }

  /** Somebody said no: when all have, the next ones are asked. */
  async function coverDeclined(community: Community, session: Session, now: number): Promise<void> {
    const open = await store.listOffers(session.teamId, session.id);
    if (open.some(({ kind }) => kind === 'wanted') && !open.some(({ kind }) => kind === 'cover')) await askFive(community, session, now);
  }

  async function askSwap(community: Community, session: Session, wish: { toId: string; note: string }, now: number): Promise<boolean> {
    const { facilitatorId } = session;
    if (facilitatorId === null) return false;
    await offers.closeAll(session, ['swap'], now);
    const why = whySwap(await offers.name(session.teamId, facilitatorId));
    const endsAt = Math.min(silenceEnds(now, placeOf(community)), startOf(session, community.zone));
    const offer = await offers.send(
      community,
      session,
      { kind: 'swap', userId: wish.toId, note: wish.note, why, endsAt, fromId: facilitatorId },
      now,
    );
    return offer !== null;
  }

  /** The same words for a no and for silence. */
  async function swapFailed(community: Community, session: Session, offer: Offer, now: number): Promise<void> {
    if (offer.fromId === null || session.facilitatorId !== offer.fromId || session.status !== 'planned') return;
    const other = await offers.name(offer.teamId, offer.userId);
    const message = noSwapMessage(session, sayWhen(session, community.zone), other);
    await offers.answer(community, session, { userId: offer.fromId, what: 'no-swap', message }, now);
  }

  /** Silence has lasted long enough. */
  async function passOn(teamId: string, offerId: string, now: number): Promise<void> {
    const offer = await store.findOffer(teamId, offerId);
    if (!offer || offer.endsAt > now) return;
    const session = await calendar.findSession(teamId, offer.sessionId);
    const community = await communities.find(teamId, offer.communityId);
    if (!session || !community) return void (await store.takeOffer(teamId, offer.id));
    if (offer.kind === 'wanted') return lookAgain(community, session, offer, now);
    // Cover is settled with its request.
    if (offer.kind === 'cover') return;
    if (!(await store.takeOffer(teamId, offer.id))) return;
    await offers.replace(offer, PASSED);
    if (offer.kind === 'lead') await search.askNext(community, session, now);
    if (offer.kind === 'second') await search.askSecond(community, session, now);
    if (offer.kind === 'swap') await swapFailed(community, session, offer, now);
  }

  async function lookAgain(community: Community, session: Session, wanted: Offer, now: number): Promise<void> {
    if (session.facilitatorId !== wanted.userId || session.leadership !== 'led' || session.status !== 'planned')
      return stopCover(session, now);
    const end = startOf(session, community.zone) - DAY;
    if (now >= end) return handOver(community, session, now);
    const endsAt = lookAgainAt(community, session, now);
    await store.changeOffer(wanted.teamId, wanted.id, { endsAt });
    await offers.planEnd(community, { ...wanted, endsAt });
    await askFive(community, session, now);
  }

  /** What she was asked goes to the next: of every session, or of these. What she accepted stays hers. */
  async function withdrawFrom(
    community: Community,
    { teamId, communityId, userId }: Whose,
    now: number,
    of: (sessionId: string) => boolean = () => true,
  ): Promise<void> {
    const open = (await store.offersTo(teamId, userId)).filter((offer) => offer.communityId === communityId && offer.kind !== 'wanted');
    for (const offer of open.filter(({ sessionId }) => of(sessionId))) {
      if (!(await store.takeOffer(teamId, offer.id))) continue;
      await offers.replace(offer, PASSED);
      const session = await calendar.findSession(teamId, offer.sessionId);
      if (!session) continue;
      if (offer.kind === 'lead') await search.askNext(community, session, now);
      if (offer.kind === 'second') await search.askSecond(community, session, now);
      if (offer.kind === 'cover') await coverDeclined(community, session, now);
      if (offer.kind === 'swap') await swapFailed(community, session, offer, now);
    }
  }

  /** She left or was deactivated: what she accepted passes on as well. */
  async function gone({ teamId, communityId, userId }: Whose, now: number): Promise<void> {
    const community = await communities.find(teamId, communityId);
    if (!community || community.status === 'ended') return;
    await withdrawFrom(community, { teamId, communityId, userId }, now);
    const today = calendar.today(community, now);
    const coming = (await calendar.sessions(teamId, communityId)).filter(({ status, onDate }) => status === 'planned' && onDate >= today);
    for (const session of coming) {
      if (session.facilitatorId === userId) await handOver(community, session, now);
      else if (session.secondId === userId) {
        const alone = await calendar.changeSession(session, { secondId: null }, now);
        await search.askSecond(community, alone, now);
      }
    }
  }

  return {
    becomeTable,
    giveTo,
    handOver,
    findWanted,
    findCover,
    stopCover,
    coverDeclined,
    askSwap,
    swapFailed,
    passOn,
    withdrawFrom,
    gone,
  };
}

export type Cover = ReturnType<typeof createCover>;
