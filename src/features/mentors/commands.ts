/** `/rondo mentor`, and every button about mentors. */
import { requireMember } from '../../community/find-member.ts';
import type { Community, Member } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command } from '../../platform/feature.ts';
import type { Message, Modal } from '../../platform/slack/message.ts';
import { undoEscapes } from '../../platform/slack/text.ts';
import type { Parts } from './service.ts';
import type { Asking } from './service-asking.ts';
import type { List } from './service-list.ts';
import type { Nominating } from './service-nominating.ts';
import type { Pages } from './service-page.ts';
import type { Request } from './store.ts';
import type { Nomination } from './store-nominations.ts';
import { nobodyModal, nominateModal, offerModal, wishModal } from './views-forms.ts';
import { acceptedMessage, agreedMessage, declinedMessage, FULL, REFUSED, SETTLED } from './views-messages.ts';

export interface Services {
  list: List;
  asking: Asking;
  nominating: Nominating;
  pages: Pages;
}

const isOnPage = (act: ActionAct): boolean => act.modal?.callbackId.startsWith('mentors:') ?? false;
const show = (act: ActionAct, modal: Modal): Answer => (isOnPage(act) ? { update: modal } : { open: modal });

/** Where she is: an empty value means the community of the act. */
export async function findHere({ deps }: Parts, act: Act, id: string): Promise<{ community: Community; member: Member }> {
  const community = (id === '' ? null : await deps.communities.find(act.teamId, id)) ?? (await deps.communities.forAct(act)).community;
  return { community, member: await requireMember(deps, community, act.userId) };
}

/** The same, for what somebody begins: not while it rests, nor while she is away. */
export async function findActive(parts: Parts, act: Act, id: string): Promise<{ community: Community; member: Member }> {
  const here = await findHere(parts, act, id);
  if (here.community.status !== 'active') throw new UserError(`${here.community.name} rests at present.`, 'It can begin when it is back.');
  if (here.member.status !== 'active') throw new UserError('You are on a break, so nothing begins now.', '`/rondo pause` ends it.');
  return here;
}

export function createActions(parts: Parts, { list, asking, nominating, pages }: Services): Record<string, ActionHandler> {
  const { deps, store, offers, nominations, name } = parts;

  const findRequest = async (act: ActionAct): Promise<Request> => {
    const request = await store.find(act.teamId, act.value);
    if (!request) throw new UserError('This is not kept any more.', '`/rondo mentor` shows what is there today.');
    return request;
  };

  const findNomination = async (act: ActionAct): Promise<Nomination> => {
    const row = await nominations.find(act.teamId, act.value);
    if (!row) throw new UserError('This is not kept any more.', 'The list of mentors is open to you: `/rondo mentor`.');
    if (row.nomineeId !== act.userId) throw new NotAllowedError('This belongs to somebody else.', 'Whoever it names answers it alone.');
    return row;
  };

  /** On the question: in its place. On the page: on the page. On Home: as a line. */
  const say = async (act: ActionAct, communityId: string, message: Message): Promise<Answer> => {
    if (isOnPage(act))
      return {
        update: await pages.page((await findHere(parts, act, communityId)).community, act, undoEscapes(message.text)),
        refreshHome: true,
      };
    return act.message ? { replace: message, refreshHome: true } : { reply: message, refreshHome: true };
  };

  const wishForm = async (act: ActionAct, communityId: string): Promise<Modal> => {
    const { community, member } = await findActive(parts, act, communityId);
    await requireFree(parts, community, act);
    const choices = await list.choices(community, member, act.now);
    const [last] = await store.by(act.teamId, community.id, act.userId);
    return choices.length === 0 ? nobodyModal() : wishModal(community.id, choices, last?.state === 'none' ? last.want : '');
  };

  return {
    'mentors:open': async (act) => show(act, await pages.page((await findHere(parts, act, act.value)).community, act)),
    'mentors:offer': async (act) => {
      const { community } = await findActive(parts, act, act.value);
      const zone = (await deps.people.find(act.teamId, act.userId))?.zone ?? community.zone;
      return show(act, offerModal(community.id, await offers.find(act.teamId, community.id, act.userId), zone));
    },
    'mentors:off': async (act) => {
      const { community } = await findHere(parts, act, act.value);
      const was = await offers.remove(act.teamId, act.userId, community.id);
      await asking.passAll(act.teamId, act.userId, act.now, community.id);
      return show(
        act,
        await pages.page(community, act, was ? '✓ Your offer is down. Pairs that began go on.' : 'Your offer is down already.'),
      );
    },
    'mentors:wish': async (act) => show(act, await wishForm(act, act.value)),
    'mentors:nominate': async (act) => show(act, nominateModal((await findActive(parts, act, act.value)).community.id)),
    'mentors:withdraw': async (act) => {
      const request = await findRequest(act);
      if (request.menteeId !== act.userId)
        throw new NotAllowedError('This belongs to somebody else.', 'Whoever looks for a mentor ends it.');
      const ended = await asking.withdraw(request, act.now);
      return say(act, request.communityId, { text: ended ? '✓ I look no further.' : 'This search has ended already.' });
    },
    'mentors:yes': async (act) => {
      const request = await findRequest(act);
      const outcome = await asking.accept(request, act.userId, act.now, act.message !== null);
      const mentee = await name(act.teamId, request.menteeId);
      return say(act, request.communityId, { begun: acceptedMessage(mentee), full: FULL, settled: SETTLED }[outcome]);
    },
    'mentors:no': async (act) => {
      const request = await findRequest(act);
      const said = await asking.decline(request, act.userId, act.now, act.message !== null);
      return say(act, request.communityId, said ? declinedMessage(await name(act.teamId, request.menteeId)) : SETTLED);
    },
    'mentors:agree': async (act) => {
      const row = await findNomination(act);
      await nominating.answer(row, true, act.now);
      const said = await say(act, row.communityId, agreedMessage(row.communityId));
      const { community, member } = await findHere(parts, act, row.communityId);
      const goesOn = member.status === 'active' && community.status === 'active' && !(await whatIsInTheWay(parts, community, act));
      return goesOn && !isOnPage(act) ? { ...said, open: await wishForm(act, row.communityId) } : said;
    },
    'mentors:refuse': async (act) => {
      const row = await findNomination(act);
      await nominating.answer(row, false, act.now);
      return say(act, row.communityId, REFUSED);
    },
  };
}

/** One mentor at a time, and one search. */
async function whatIsInTheWay({ others, store }: Parts, community: Community, { teamId, userId }: Act): Promise<UserError | null> {
  if ((await others.mentorships.living(teamId)).some(({ menteeId }) => menteeId === userId))
    return new UserError('You have a mentor at present, and one at a time is plenty.', 'My Home tab has the page of the two of you.');
  if ((await store.openOf(teamId, userId)).some((row) => row.menteeId === userId))
    return new UserError(`I am looking for a mentor for you already, in ${community.name}.`, '`/rondo mentor` shows it, and ends it.');
  return null;
}

export async function requireFree(parts: Parts, community: Community, act: Act): Promise<void> {
  const obstacle = await whatIsInTheWay(parts, community, act);
  if (obstacle) throw obstacle;
}

export const createCommand = (parts: Parts, { pages }: Services): Command => ({
  name: 'mentor',
  group: 'people',
  summary: 'Find a mentor for six months, or offer to be one',
  run: async (act) => {
    const { community } = await parts.deps.communities.forAct(act, { name: act.text });
    await requireMember(parts.deps, community, act.userId);
    return { open: await pages.page(community, act) };
  },
});
