/** The buttons of an offer, in a message or on Home: pressed once, twice, late, or for a session that is not what it was. */

import { splitValue } from '../../community/button-value.ts';
import { startOf } from '../../community/calendar-rules.ts';
import type { Community, Session } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer } from '../../platform/feature.ts';
import type { Message } from '../../platform/slack/message.ts';
import type { Parts } from './service.ts';
import { sayWhen } from './service-offers.ts';
import type { Offer } from './store.ts';
import type { OfferKind } from './tables.ts';
import { DECLINED, hasSecondMessage, KEPT, leadsMessage, NEVER, replacedMessage, secondMessage } from './views.ts';

interface Pressed {
  act: ActionAct;
  offer: Offer;
  session: Session;
  community: Community;
}

export function createOfferActions({ deps, store, offers, search, cover }: Parts): Record<string, ActionHandler> {
  const { calendar, communities } = deps;

  /** In a message it takes the message's place; on Home the message is changed where it is. */
  async function say(act: ActionAct, message: Message, offer: Offer | null): Promise<Answer> {
    if (act.message) return { replace: message, refreshHome: true };
    if (offer) await offers.replace(offer, message);
    return { reply: message, refreshHome: true };
  }

  /** Only she whom it was sent to, and only while it holds; taking the row away decides who was first. */
  const pressing =
    (
      kinds: readonly OfferKind[],
      holds: (session: Session, offer: Offer) => boolean,
      then: (pressed: Pressed) => Promise<Message>,
    ): ActionHandler =>
    async (act) => {
      const { communityId: sessionId, other: offerId } = splitValue(act.value);
      const session = await calendar.findSession(act.teamId, sessionId);
      if (!session) throw new UserError('That session is not in the calendar any more.', '/rondo rota shows who leads when.');
      const found = await store.findOffer(act.teamId, offerId);
      if (found && found.userId !== act.userId)
        throw new UserError('This was asked of somebody else.', '/rondo rota shows who leads when.');
      const community = await communities.get(act.teamId, session.communityId);
      const isOver = session.status !== 'planned' || startOf(session, community.zone) <= act.now;
      const offer =
        found && kinds.includes(found.kind) && !isOver && holds(session, found) ? await store.takeOffer(act.teamId, found.id) : null;
      if (!offer) return say(act, await offers.outcomeFor(session, act.userId, act.now), found);
      return say(act, await then({ act, offer, session, community }), offer);
    };

  const isOpen = (session: Session): boolean => session.leadership === 'open';
  const isStillHers = (session: Session, offer: Offer): boolean => session.leadership === 'led' && session.facilitatorId === offer.fromId;

  const lead = (wantsSecond: boolean): ActionHandler =>
    pressing(['lead'], isOpen, async ({ act, session, community }) => {
      const led = await cover.giveTo(session, act.userId, act.now);
      const needsSecond = wantsSecond || (await search.isFirstTime(community, act.userId));
      const asks = needsSecond && (await search.askSecond(community, led, act.now));
      return leadsMessage(led, sayWhen(led, community.zone), asks);
    });

  /** It passes on; the reason, and that there was one, is kept nowhere. */
  const passing = (message: Message, before?: (pressed: Pressed) => Promise<void>): ActionHandler =>
    pressing(
      ['lead', 'second', 'swap', 'cover'],
      () => true,
      async (pressed) => {
        await before?.(pressed);
        const { act, offer, session, community } = pressed;
        if (offer.kind === 'lead') await search.askNext(community, session, act.now);
        if (offer.kind === 'second') await search.askSecond(community, session, act.now);
        if (offer.kind === 'cover') await cover.coverDeclined(community, session, act.now);
        if (offer.kind === 'swap') await cover.swapFailed(community, session, offer, act.now);
        return message;
      },
    );

  return {
    'facilitation:lead': lead(false),
    'facilitation:lead-with-second': lead(true),
    'facilitation:decline': passing(DECLINED),
    'facilitation:keep': passing(KEPT, ({ act, offer }) => store.addWish(offer, 'kept', act.now)),
    'facilitation:never': passing(NEVER, ({ act, offer }) => store.addWish(offer, 'never', act.now)),

    'facilitation:second': pressing(
      ['second'],
      (session, offer) => isStillHers(session, offer) && session.secondId === null,
      async ({ act, offer, session, community }) => {
        const changed = await calendar.changeSession(session, { secondId: act.userId }, act.now);
        const when = sayWhen(changed, community.zone);
        const [leader, second] = [await offers.name(act.teamId, offer.fromId ?? ''), await offers.name(act.teamId, act.userId)];
        const message = hasSecondMessage(changed, when, second);
        await offers.answer(community, changed, { userId: offer.fromId ?? '', what: 'second', message }, act.now);
        return secondMessage(changed, when, leader);
      },
    ),

    'facilitation:agree': pressing(['swap'], isStillHers, async ({ act, offer, session, community }) =>
      takeOver(community, session, offer, act, true),
    ),
    'facilitation:cover': pressing(['cover'], isStillHers, async ({ act, offer, session, community }) =>
      takeOver(community, session, offer, act, false),
    ),
  };

  async function takeOver(community: Community, session: Session, offer: Offer, act: ActionAct, keepsTurn: boolean): Promise<Message> {
    const led = await cover.giveTo(session, act.userId, act.now);
    const when = sayWhen(led, community.zone);
    const before = { teamId: act.teamId, communityId: community.id, userId: offer.fromId ?? '' };
    if (keepsTurn) await store.addWish(before, 'kept', act.now);
    const message = replacedMessage(led, when, await offers.name(act.teamId, act.userId), keepsTurn);
    await offers.answer(community, led, { userId: before.userId, what: 'replaced', message }, act.now);
    const asks = (await search.isFirstTime(community, act.userId)) && (await search.askSecond(community, led, act.now));
    return leadsMessage(led, when, asks);
  }
}
