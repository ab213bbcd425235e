/** Terms: which ones she may read, what is said about each, and the starter terms that every community begins with. */
import { findLooker } from '../../community/find-looker.ts';
import type { Item } from '../../community/item.ts';
import { formOf } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { keyOf, mayChange } from './rules.ts';
import { READERS_NEEDED, standingOf } from './rules-clash.ts';
import type { Longest } from './rules-exchange.ts';
import { starterClass, starterId } from './rules-starting.ts';
import type { Store } from './store.ts';
import type { TermView } from './views.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export type Who = Pick<Act, 'teamId' | 'userId' | 'now'>;

export const STARTER_CREDIT = 'Rondo’s starter glossary';
const MOST_TERMS = 5000;

export function createService({ deps, store }: Parts) {
  const { calendar, communities, library, members, shelf } = deps;

  /** The starter terms, once in a community’s life; a term that is there already is left alone. */
  const begin = async (community: Community, now: number): Promise<void> => {
    const { teamId, id: communityId } = community;
    if (community.status !== 'active' || (await store.isStarted(teamId, communityId))) return;
    if (!(await store.start(teamId, communityId, now))) return;
    const known = await shelf.list({ teamId, communityId, kinds: ['term'], limit: MOST_TERMS });
    const keys = new Set(known.map(({ title }) => keyOf(title)));
    for (const { term, definition, not_the_same_as, used_in_a_sentence } of library.glossary) {
      if (keys.has(keyOf(term))) continue;
      const item: Item = {
        ...{ teamId, id: starterId(communityId, term), communityId, kind: 'term', formId: null, state: 'shared', privacy: 'P3' },
        ...{ title: term, parts: { definition, not_the_same_as, used_in_a_sentence }, topicClass: starterClass(term), subTags: [] },
        ...{ authorId: null, stewardId: null, credit: STARTER_CREDIT, version: 1 },
        ...{ reviewOn: reviewAfter('term', calendar.today(community, now)), createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
      };
      await shelf.add(item, { userId: null, now, what: 'brought along' });
    }
  };

  const lookerFor = ({ teamId, userId, now }: Who): Promise<Looker> => findLooker(deps, teamId, userId, now);

  return {
    begin,
    lookerFor,

    /** Her communities' terms, and what others released to her that fits the words. */
    async readable(who: Who, words: string): Promise<Item[]> {
      const { teamId, now } = who;
      const looker = await lookerFor(who);
      const own: Item[] = [];
      for (const communityId of looker.memberOf) {
        await begin(await communities.get(teamId, communityId), now);
        own.push(...(await shelf.listFor(looker, { teamId, communityId, kinds: ['term'], limit: MOST_TERMS })));
      }
      const released = await shelf.search(looker, { teamId, text: words, facets: [['kind_term']], limit: 50 });
      const known = new Set(own.map(({ id }) => id));
      return [...own, ...released.filter(({ id }) => !known.has(id))];
    },

    async termsOf(community: Community, who: Who): Promise<Item[]> {
      await begin(community, who.now);
      const query = { teamId: who.teamId, communityId: community.id, kinds: ['term'], limit: MOST_TERMS } as const;
      return shelf.listFor(await lookerFor(who), query);
    },

    /** What all its members may read. */
    sharedTerms: ({ teamId, id: communityId }: Community): Promise<Item[]> => {
      const anyMember: Looker = { userId: '', memberOf: [communityId], inOrganisation: false };
      return shelf.listFor(anyMember, { teamId, communityId, kinds: ['term'], limit: MOST_TERMS });
    },

    async requireTerm(who: Who, id: string): Promise<Item> {
      const item = id === '' ? null : await shelf.findFor(await lookerFor(who), who.teamId, id);
      if (item?.kind !== 'term') throw new UserError('This term is not here any more.', '`/rondo glossary` shows what is.');
      return item;
    },

    async view(item: Item, who: Pick<Act, 'teamId' | 'userId'>): Promise<TermView> {
      const [rows, readings, member, community] = await Promise.all([
        store.confirmations({ teamId: item.teamId, itemId: item.id }),
        item.state === 'draft' ? store.readings({ teamId: item.teamId, itemId: item.id }) : [],
        members.find(who.teamId, item.communityId, who.userId),
        communities.find(item.teamId, item.communityId),
      ]);
      const isMember = belongs(member) && community?.status !== 'ended';
      const hasRead = item.authorId === who.userId || readings.some(({ userId }) => userId === who.userId);
      return {
        item,
        community: community?.name ?? '',
        standing: standingOf(item.parts.definition ?? '', rows),
        readersMissing: item.state === 'draft' && item.privacy !== 'P0' ? Math.max(0, READERS_NEEDED - readings.length) : 0,
        mayRead: isMember && item.state === 'draft' && item.privacy !== 'P0' && !hasRead,
        mayChange: isMember && mayChange(item, who.userId),
        isMember,
      };
    },

    longest: (): Longest => Object.fromEntries(formOf(library, { kind: 'term', formId: null }).parts.map(({ key, max }) => [key, max])),
  };
}

export type Service = ReturnType<typeof createService>;
