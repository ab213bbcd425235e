/** What people do with a term: propose it, change it, read it so, too, and speak for their function. */
import type { Item, ItemContent } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import { UserError } from '../../platform/errors.ts';
import { afterTakingBack, afterWord, READERS_NEEDED, sameWording } from './rules-clash.ts';
import type { Parts, Who } from './service.ts';

export type Word = { is: 'same' } | { is: 'other'; definition: string } | { is: 'none' };

export function createTerms({ deps, store }: Parts) {
  const { calendar, newId, shelf } = deps;
  const definitionOf = (item: Item): string => item.parts.definition ?? '';

  return {
    /** Everyone in the community reads it; it counts as a draft until two others say that they read it so, too. */
    async propose(community: Community, content: ItemContent, who: Who): Promise<Item> {
      const { userId, now } = who;
      const item: Item = {
        ...{ teamId: community.teamId, id: newId(), communityId: community.id, kind: 'term', formId: null, state: 'draft', privacy: 'P3' },
        ...content,
        ...{ authorId: userId, stewardId: userId, credit: null, version: 1 },
        ...{ reviewOn: reviewAfter('term', calendar.today(community, now)), createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
      };
      await shelf.add(item, { userId, now, what: 'proposed' });
      return item;
    },

    /** The present term where somebody else was faster. */
    change: (item: Item, content: ItemContent, by: { userId: string; now: number; what: string; base: number }) =>
      shelf.write(item, content, by),

    async read(item: Item, { userId, now }: Who): Promise<Item> {
      if (item.state !== 'draft') throw new UserError('It needs no more readers.');
      if (item.authorId === userId) throw new UserError('You wrote it; two others must read it so, too.');
      const { teamId, id: itemId, communityId } = item;
      await store.addReading({ teamId, communityId, itemId, userId, at: now, privacy: 'P3' });
      const readers = (await store.readings({ teamId, itemId })).length;
      if (readers < READERS_NEEDED) return item;
      return shelf.mark(item, { state: 'shared' }, { userId: null, now, what: 'two others read it so, too' });
    },

    async speak(item: Item, jobFunction: string, word: Word, { userId, now }: Who): Promise<void> {
      const { teamId, id: itemId, communityId } = item;
      const whose = { teamId, itemId };
      const present = definitionOf(item);
      const rows = await store.confirmations(whose);
      if (word.is === 'none') return store.putConfirmations(whose, afterTakingBack(rows, jobFunction, present, now));
      const said = {
        ...{ ...whose, communityId, jobFunction, userId, at: now, privacy: 'P3' as const, clashAt: null },
        ...{ definition: word.is === 'same' ? present : word.definition, own: word.is === 'other' },
      };
      await store.putConfirmations(whose, afterWord(rows, said, present, now));
    },

    /** Who read a draft read its wording; another wording wants other readers. */
    async itemChanged(item: Item, was: Item | null): Promise<void> {
      if (item.kind !== 'term' || was === null || item.state !== 'draft') return;
      if (!sameWording(definitionOf(item), definitionOf(was))) await store.clearReadings({ teamId: item.teamId, itemId: item.id });
    },
  };
}

export type Terms = ReturnType<typeof createTerms>;
