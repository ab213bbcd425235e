/** What everybody in this capability asks: which item, whose it is, who may do what with it. */
import { findLooker } from '../../community/find-looker.ts';
import { requireCommunity } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import { belongs } from '../../community/member-rules.ts';
import type { Looker } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { GUEST_TIME, isOutside, ownQuestions } from './rules.ts';
import type { Store } from './store.ts';
import type { PeopleStore } from './store-people.ts';
import type { QuotationStore } from './store-quotations.ts';

export interface Parts {
  deps: Deps;
  store: Store;
  guests: PeopleStore;
  quotations: QuotationStore;
}
export interface Act {
  teamId: string;
  userId: string;
  now: number;
}
/** 'author': up and down; 'gone': its author, no member any more; 'keeper': its author is not here, somebody looks after it. */
export type Right = 'author' | 'gone' | 'keeper';
export interface Held {
  item: Item;
  community: Community;
  right: Right;
}

const CHECKLIST = 'cl-leaves-room';

export function createService({ deps }: Parts) {
  const { calendar, members, people, roles, shelf } = deps;
  const checklist = deps.library.checklists.find(({ id }) => id === CHECKLIST);
  if (!checklist) throw new Error(`the library has no ${CHECKLIST}`);

  const isMember = async ({ teamId, communityId }: Pick<Item, 'teamId' | 'communityId'>, userId: string): Promise<boolean> =>
    belongs(await members.find(teamId, communityId, userId));

  /** Her author can act: here, and switched on in Slack. */
  const isAuthorHere = async (item: Item): Promise<boolean> => {
    if (item.authorId === null) return false;
    return (await people.find(item.teamId, item.authorId))?.active === true && (await isMember(item, item.authorId));
  };

  /** Null: none of her business. */
  const rightOf = async (item: Item, community: Community, { userId, now }: Act): Promise<Right | null> => {
    if (item.authorId === userId) return (await isMember(item, userId)) ? 'author' : 'gone';
    // Somebody else only takes back what has left the community.
    if (!isOutside(item.privacy) || (await isAuthorHere(item))) return null;
    const today = calendar.today(community, now);
    const keeps = item.stewardId === userId || (await roles.has(item.teamId, community.id, userId, 'steward', today));
    return keeps && (await isMember(item, userId)) ? 'keeper' : null;
  };

  const lookerOf = ({ teamId, userId, now }: Act): Promise<Looker> => findLooker(deps, teamId, userId, now);

  const findHeld = async (act: Act, itemId: string): Promise<Held | null> => {
    const item = await shelf.find(act.teamId, itemId);
    const community = item && (await deps.communities.find(act.teamId, item.communityId));
    const right = item && community ? await rightOf(item, community, act) : null;
    return item && community && right ? { item, community, right } : null;
  };

  return {
    /** What its author and its second reader are asked. */
    questions: ownQuestions(checklist.items),
    lookerOf,
    isMember,
    isAuthorHere,
    findHeld,

    /** Somebody else's, or gone: both sound the same to whoever may not see it. */
    requireHeld: async (act: Act, itemId: string): Promise<Held> => {
      const held = await findHeld(act, itemId);
      if (held) return held;
      if (await shelf.findFor(await lookerOf(act), act.teamId, itemId)) {
        throw new NotAllowedError('Only whoever wrote it decides who may read it.', 'Ask its author.');
      }
      throw new UserError('This is not on the shelf any more.', '`/find` shows what is.');
    },

    requireVisible: async (act: Act, itemId: string): Promise<{ item: Item; community: Community }> => {
      const item = await shelf.findFor(await lookerOf(act), act.teamId, itemId);
      if (!item) throw new UserError('This is not on the shelf any more, or not open to you.', '`/find` shows what is.');
      return { item, community: await requireCommunity(deps, act.teamId, item.communityId) };
    },

    guestsUntil: (now: number): number => now + GUEST_TIME,
  };
}

export type Service = ReturnType<typeof createService>;
