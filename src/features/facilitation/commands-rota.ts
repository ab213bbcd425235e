/** `/rondo rota`, and what people do in it. */
import { startOf } from '../../community/calendar-rules.ts';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Community, Member, Session } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command } from '../../platform/feature.ts';
import { goesRound, lockAt, placeOf } from './rules-asking.ts';
import type { Parts } from './service.ts';
import { sayWhen } from './service-offers.ts';
import { leadsMessage } from './views.ts';
import { rotaModal } from './views-rota.ts';

export interface Leading {
  community: Community;
  member: Member;
  session: Session;
}

/** A session that she leads and that has not begun. */
export async function requireLeading({ deps }: Pick<Parts, 'deps'>, act: Act, sessionId: string): Promise<Leading> {
  const session = await deps.calendar.findSession(act.teamId, sessionId);
  const community = session && (await deps.communities.find(act.teamId, session.communityId));
  if (!session || !community) throw new UserError('That session is not in the calendar any more.', '`/rondo rota` shows who leads when.');
  const member = await requireMember(deps, community, act.userId);
  if (session.status !== 'planned' || startOf(session, community.zone) <= act.now)
    throw new UserError('This session has begun or was called off, so nobody can be asked for it any more.');
  if (session.leadership !== 'led' || session.facilitatorId !== act.userId)
    throw new NotAllowedError('You do not lead this session any more.', '`/rondo rota` shows who does.');
  return { community, member, session };
}

export function createRotaCommands(parts: Parts) {
  const { deps, store, offers, search, cover, rota } = parts;

  const open = async (act: Act, community: Community): Promise<Answer> => {
    const member = await requireMember(deps, community, act.userId);
    return { open: rotaModal(await rota.show(community, member, act.now)) };
  };

  /** In the rota it is drawn again; elsewhere she reads one sentence. */
  async function say(act: ActionAct, community: Community, text: string): Promise<Answer> {
    if (act.modal?.callbackId !== 'facilitation:rota') return { reply: { text }, refreshHome: true };
    const member = await requireMember(deps, community, act.userId);
    return { update: rotaModal(await rota.show(community, member, act.now, text)), refreshHome: true };
  }

  const inCommunity =
    (then: (community: Community, member: Member, act: ActionAct) => Promise<string>): ActionHandler =>
    async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      const member = await requireMember(deps, community, act.userId);
      return say(act, community, await then(community, member, act));
    };

  async function volunteer(act: ActionAct): Promise<Answer> {
    const session = await deps.calendar.findSession(act.teamId, act.value);
    const community = session && (await deps.communities.find(act.teamId, session.communityId));
    if (!session || !community)
      throw new UserError('That session is not in the calendar any more.', '`/rondo rota` shows the coming ones.');
    const member = await requireMember(deps, community, act.userId);
    if (member.level === 'reader')
      throw new UserError('You read along, and readers do not lead sessions.', '`/rondo level` changes how you take part.');
    if (session.leadership === 'led') {
      const leader =
        session.facilitatorId === act.userId ? 'You lead' : `${await offers.name(act.teamId, session.facilitatorId ?? '')} leads`;
      return say(act, community, `${leader} this session already.`);
    }
    if (session.status !== 'planned' || !goesRound(session) || act.now >= lockAt(session, placeOf(community)))
      return say(act, community, 'This session stays as it is: somebody can take it over until four working days before it, not later.');
    for (const offer of await store.listOffers(act.teamId, session.id))
      if (offer.userId === act.userId && offer.kind === 'lead') {
        await store.takeOffer(act.teamId, offer.id);
        await offers.replace(offer, leadsMessage(session, sayWhen(session, community.zone), false));
      }
    const led = await cover.giveTo(session, act.userId, act.now);
    const asks = (await search.isFirstTime(community, act.userId)) && (await search.askSecond(community, led, act.now));
    return say(
      act,
      community,
      `✓ You lead this session. Everybody who reads about it sees your name from now on.${asks ? ' I am asking somebody to be your second.' : ''}`,
    );
  }

  async function findCover(act: ActionAct): Promise<Answer> {
    const { community, session } = await requireLeading(parts, act, act.value);
    if (await cover.findWanted(session)) return say(act, community, 'I am looking already. Until somebody answers you still lead it.');
    const asked = await cover.findCover(community, session, act.now);
    const text =
      asked === null
        ? 'It is settled: your second takes over, or it becomes an Open Table.'
        : asked === 0
          ? 'There is nobody left to ask. A day before, your second takes over, or it becomes an Open Table; until then you still lead it.'
          : 'Asked, privately. Whoever answers first leads, and you hear of it at once; until then you still lead it.';
    return say(act, community, text);
  }

  const commands: Command[] = [
    {
      name: 'rota',
      group: 'community',
      summary: 'See who leads when and why, and that turns are shared fairly; swap, find cover, say you are away',
      run: async (act) => open(act, (await deps.communities.forAct(act, { name: act.text })).community),
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'facilitation:rota': async (act) => open(act, await requireCommunity(deps, act.teamId, act.value)),
    'facilitation:volunteer': volunteer,
    'facilitation:find-cover': findCover,
    'facilitation:stop-cover': async (act) => {
      const { community, session } = await requireLeading(parts, act, act.value);
      await cover.stopCover(session, act.now);
      return say(act, community, '✓ You lead it, and nobody else is asked any more.');
    },
    'facilitation:back': inCommunity(async (_, member) => {
      await store.dropAbsences(member);
      return '✓ You are back: your turn comes as usual.';
    }),
    'facilitation:opt-out': inCommunity(async (community, member, act) => {
      await store.addWish(member, 'never', act.now);
      await store.dropWish(member, 'kept');
      await cover.withdrawFrom(community, member, act.now);
      return 'I do not ask you to lead any more. Only you know.';
    }),
    'facilitation:ask-again': inCommunity(async (_, member) => {
      await store.dropWish(member, 'never');
      return '✓ You are back in the turns, where you left them.';
    }),
  };

  return { commands, actions };
}
