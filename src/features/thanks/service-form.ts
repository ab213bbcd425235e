/** Where somebody says thanks from, and what the form knows because of it. */
import { seesTitle } from '../../community/experiment.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName, requireCommunity, requireMember } from '../../community/find-member.ts';
import { belongs } from '../../community/member-rules.ts';
import { isOf, othersOf, wasTold } from '../../community/pair.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { type AboutRef, readAbout } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Choice, GiveView } from './views-form.ts';

export interface Beginning {
  community: Community;
  toId: string | null;
  about: AboutRef | null;
  pairId: string | null;
}

/** So many of each kind are offered for the link. */
const MOST = 40;
const LOOKED_AT = 200;
const NOT_THERE = ['This is not there any more, or it is not yours to see.', '`/rondo thank` thanks somebody without it.'] as const;

export function createForms({ deps }: Parts, service: Service) {
  const { communities, experiments, members, pairs, shelf } = deps;

  /** Where both of them are, if that is one place. */
  const shared = async (act: Act, userId: string): Promise<Community> => {
    const here = async (id: string): Promise<string[]> =>
      (await members.of(act.teamId, id)).filter(belongs).map(({ communityId }) => communityId);
    const theirs = await here(userId);
    const [only, ...more] = (await here(act.userId)).filter((id) => theirs.includes(id));
    return only !== undefined && more.length === 0 ? communities.get(act.teamId, only) : (await communities.forAct(act)).community;
  };

  const findPair = async ({ teamId, userId }: Act, id: string) => {
    const pair = await pairs.find(teamId, id);
    if (!pair || !wasTold(pair))
      throw new UserError('This round is closed, and I keep nothing of it.', '`/rondo thank` thanks anybody here.');
    if (!isOf(pair, userId))
      throw new NotAllowedError('This belongs to the people who talk with each other.', '`/rondo thank` thanks anybody here.');
    return pair;
  };

  /** Of a button's value; see the contract of `thanks:give`. */
  const begin = async (act: Act, value: string): Promise<Beginning> => {
    const [kind = '', id = ''] = value.split('/');
    const none = { toId: null, about: null, pairId: null };
    if (kind === 'person') return { ...none, community: await shared(act, id), toId: id };
    if (kind === 'pair') {
      const pair = await findPair(act, id);
      const [only = null, ...more] = othersOf(pair, act.userId);
      const community = await requireCommunity(deps, act.teamId, pair.communityId);
      return { ...none, community, pairId: pair.id, toId: more.length === 0 ? only : null };
    }
    const about = readAbout(value);
    if (!about) return { ...none, community: (await communities.forAct(act)).community };
    const looker = await findLooker(deps, act.teamId, act.userId, act.now);
    const item = about.kind === 'item' ? await shelf.findFor(looker, act.teamId, id) : null;
    const found = about.kind === 'experiment' ? await experiments.find(act.teamId, id) : null;
    const experiment = found && seesTitle(deps.privacy, looker, found) ? found : null;
    const seen = item ?? experiment;
    if (!seen) throw new UserError(...NOT_THERE);
    const author = item ? item.authorId : (experiment?.ownerId ?? null);
    const toId = author === act.userId ? (experiment?.partnerId ?? null) : author;
    return { ...none, community: await communities.get(act.teamId, seen.communityId), about, toId };
  };

  /** What she may see: theirs first, the newest first. */
  const aboutsFor = async (act: Act, { community, toId, about }: Beginning): Promise<Choice[]> => {
    const where = { teamId: act.teamId, communityId: community.id, limit: LOOKED_AT };
    const looker = await findLooker(deps, act.teamId, act.userId, act.now);
    const tried = (await experiments.list(where)).filter((one) => seesTitle(deps.privacy, looker, one));
    const written = (await shelf.listFor(looker, where)).filter(({ kind }) => kind !== 'term');
    const theirs = (userId: string | null): number => (userId !== null && userId === toId ? 0 : 1);
    const chosen = about === null ? null : `${about.kind}/${about.id}`;
    const choices = [
      ...tried
        .toSorted((a, b) => theirs(a.ownerId) - theirs(b.ownerId))
        .map(({ id, title }) => ({ value: `experiment/${id}`, words: `Trial: ${title}` })),
      ...written
        .toSorted((a, b) => theirs(a.authorId) - theirs(b.authorId))
        .map(({ id, title }) => ({ value: `item/${id}`, words: title })),
    ];
    const cut = (kind: string): Choice[] => choices.filter(({ value }) => value.startsWith(kind) && value !== chosen).slice(0, MOST);
    return [...choices.filter(({ value }) => value === chosen), ...cut('experiment'), ...cut('item')];
  };

  return {
    begin,
    findPair,

    async formFor(act: Act, beginning: Beginning): Promise<GiveView> {
      const { community, toId, about, pairId } = beginning;
      const { teamId } = act;
      await requireMember(deps, community, act.userId);
      const obstacle = toId === null ? null : await service.obstacle(community, act.userId, toId);
      if (obstacle) throw obstacle;
      const name = toId === null ? '' : await findName(deps, teamId, toId);
      const others = pairId === null || toId !== null ? [] : othersOf(await findPair(act, pairId), act.userId);
      const among = await Promise.all(others.map(async (value) => ({ value, words: await findName(deps, teamId, value) })));
      const isOpen = toId === null || (await service.isPublic(teamId, toId));
      const only = pairId !== null && toId !== null;
      return {
        metadata: JSON.stringify({
          i: deps.newId(),
          c: community.id,
          ...(only ? { t: toId } : {}),
          ...(pairId === null ? {} : { p: pairId }),
        }),
        whom: only ? { only: name } : among.length > 0 ? { among } : { chosen: toId },
        abouts: pairId === null ? await aboutsFor(act, beginning) : [],
        about: about && `${about.kind}/${about.id}`,
        // A pair is nobody else's business.
        notes: pairId !== null ? false : isOpen ? true : { kept: name },
      };
    },

    /** What is wrong with whom she chose, by block; null when nothing is. */
    async whatIsWrong(community: Community, giverId: string, toId: string, wantsNotes: boolean): Promise<Record<string, string> | null> {
      const obstacle = await service.obstacle(community, giverId, toId);
      if (obstacle) return { whom: `${obstacle.message} ${obstacle.hint ?? ''}`.trim() };
      if (!wantsNotes || (await service.isPublic(community.teamId, toId))) return null;
      const name = await findName(deps, community.teamId, toId);
      return { where: `${name} keeps thanks private. Choose “To this person alone”; your words stay as they are.` };
    },
  };
}

export type Forms = ReturnType<typeof createForms>;
