/** From a draft to what everyone here reads; its second reader; and who looks after it. */
import { PRIORITY } from '../../community/ask.ts';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Deps } from '../../community/kernel.ts';
import { nextReview, requireWhole, shareItem } from '../../community/share-item.ts';
import { DAY } from '../../platform/clock.ts';
import { NotAllowedError } from '../../platform/errors.ts';
import { mayConfirm, mayHandOver } from './rules.ts';
import type { Service, Who } from './service.ts';
import { offerMessage } from './views-states.ts';

export const OFFER = 'cards.steward';

export function createStates(deps: Deps, service: Service) {
  const { attention, shelf } = deps;

  return {
    share: (who: Who, item: Item): Promise<Item> => shareItem(deps, item, who),

    async confirm(who: Who, item: Item, what: string): Promise<Item> {
      if (!mayConfirm(item, who.userId, await service.isMember(item, who.userId))) {
        throw new NotAllowedError(
          'A second reader is another member than its author, while it is a draft.',
          'Its page shows where it stands.',
        );
      }
      requireWhole(deps, item);
      const said = what === '' ? 'nothing to change' : what;
      const marks = { state: 'shared' as const, reviewOn: await nextReview(deps, item, who.now) };
      return shelf.mark(item, marks, { userId: who.userId, now: who.now, what: `Read by a second member: ${said}` });
    },

    /** False when nothing can reach her now. */
    async offer(who: Who, item: Item, to: string): Promise<boolean> {
      if (!mayHandOver(item, who.userId)) {
        throw new NotAllowedError('Only whoever looks after it can hand it over.', 'Where nobody does, its author can.');
      }
      const from = await service.nameOf(who.teamId, who.userId);
      const value = [item.id, item.stewardId ?? '', to].join('/');
      const told = await attention.tell(
        {
          ...{ teamId: who.teamId, communityId: item.communityId, userId: to, touch: OFFER, key: `${OFFER}/${value}/${who.now}` },
          message: offerMessage({ value, itemId: item.id, title: item.title, from }),
          ...{ why: 'Somebody named you to look after a piece of the shelf.', priority: PRIORITY.step, minutes: 1 },
          ...{ expiresAt: who.now + 14 * DAY, about: { kind: 'item', id: item.id } },
        },
        who.now,
      );
      return told !== 'dropped';
    },

    /** Her yes; null when somebody else looks after it by now. */
    async lookAfter(who: Who, item: Item, from: string | null): Promise<Item | null> {
      await requireMember(deps, await requireCommunity(deps, who.teamId, item.communityId), who.userId);
      if (item.stewardId === who.userId) return item;
      if (item.stewardId !== from) return null;
      return shelf.mark(item, { stewardId: who.userId }, { userId: who.userId, now: who.now, what: 'Looks after it from now on' });
    },
  };
}

export type States = ReturnType<typeof createStates>;
