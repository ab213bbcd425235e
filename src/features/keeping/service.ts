/** A message is kept: at once, privately, or only after its author said yes. */
import { PRIORITY } from '../../community/ask.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { itemForms } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import { listMissing, shareItem } from '../../community/share-item.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { UserError } from '../../platform/errors.ts';
import { isHeld, mainPart, NOTE_LASTS, REQUEST_LASTS } from './rules.ts';
import type { KeptMessage, Store } from './store.ts';
import { agreedMessage, requestMessage } from './views.ts';

export const REQUEST = 'keeping.request';
export const AGREED = 'keeping.agreed';

export interface Parts {
  deps: Deps;
  store: Store;
}

export interface Wanted {
  row: Pick<KeptMessage, 'teamId' | 'id' | 'communityId' | 'channelId' | 'ts' | 'authorId'>;
  keeperId: string;
  formId: string;
  title: string;
  words: string;
  topicClass: TaxonomyClass | null;
  now: number;
}

export function createService({ deps, store }: Parts) {
  const { attention, communities, library, newId, shelf, trail } = deps;
  const forms = itemForms(library);

  const rowOf = ({ row, keeperId, now }: Wanted, rest: Pick<KeptMessage, 'status'> & Partial<KeptMessage>): KeptMessage => ({
    ...{ keeperId, itemId: null, formId: '', title: '', words: '', topicClass: null, keptAt: now, askedAt: null, privacy: 'P1' },
    ...row,
    ...rest,
  });

  /** A draft that only its keeper can read. */
  async function addItem({ row, keeperId, formId, title, words, topicClass, now }: Wanted): Promise<Item> {
    const form = forms.find(({ id }) => id === formId);
    if (!form) throw new UserError('This form is not here any more.', 'Choose another one.');
    const item: Item = {
      ...{
        teamId: row.teamId,
        id: newId(),
        communityId: row.communityId,
        kind: form.kind,
        formId: form.id,
        title,
        topicClass,
        subTags: [],
      },
      ...{ parts: words === '' ? {} : { [mainPart(form)]: words }, state: 'draft', privacy: 'P0', authorId: keeperId, stewardId: keeperId },
      ...{ credit: null, version: 1, reviewOn: null, createdAt: now, changedAt: now, sharedAt: null, usedAt: null },
    };
    await shelf.add(item, { userId: keeperId, now, what: 'Kept from a message' });
    return item;
  }

  /** False when nothing can reach the author. */
  async function ask(row: KeptMessage, words: string, now: number): Promise<boolean> {
    if (row.authorId === null || row.keeperId === null) return false;
    const { teamId, communityId, id } = row;
    const [keeper, { name }] = [await findName(deps, teamId, row.keeperId), await communities.get(teamId, communityId)];
    const first = row.status === 'waiting';
    const told = await attention.tell(
      {
        ...{ teamId, communityId, userId: row.authorId, touch: REQUEST, key: `${REQUEST}/${id}` },
        message: requestMessage({ id, keeper, community: name, words, first }),
        // About her own words: readers are asked, too.
        ...{ why: `${keeper} wants to keep a message of yours.`, priority: PRIORITY.role, minutes: 1 },
        expiresAt: now + (first ? REQUEST_LASTS : NOTE_LASTS),
      },
      now,
    );
    return told !== 'dropped';
  }

  return {
    /** Her own words: kept, and shared when she wants that and nothing is missing. */
    async keepOwn(wanted: Wanted, share: boolean): Promise<{ item: Item; missing: string[] }> {
      const item = await addItem(wanted);
      await store.add(rowOf(wanted, { status: 'own', itemId: item.id, privacy: 'P0' }));
      const ticks = forms.find(({ id }) => id === wanted.formId)?.ticks ?? [];
      const missing = [...listMissing(deps, item), ...ticks];
      const isShared = share && missing.length === 0;
      return { item: isShared ? await shareItem(deps, item, { userId: wanted.keeperId, now: wanted.now }) : item, missing };
    },

    /** A member's words: the keeper's note; `asks`: the author hears of it now. False when she cannot be reached. */
    async keepNote(wanted: Wanted, asks: boolean): Promise<{ item: Item; asked: boolean }> {
      const item = await addItem(wanted);
      const row = rowOf(wanted, { status: 'private', itemId: item.id });
      await store.add(row);
      const asked = asks && (await ask(row, wanted.words, wanted.now));
      if (asked) await store.change(row.teamId, row.id, { status: 'asked', askedAt: wanted.now });
      return { item, asked };
    },

    /** A guest's words: only the request is written down. */
    async request(wanted: Wanted): Promise<boolean> {
      const { formId, title, words, topicClass, now } = wanted;
      const row = rowOf(wanted, { status: 'waiting', askedAt: now, formId, title, words, topicClass });
      return (await ask(row, words, now)) && store.add(row);
    },

    /** Once: whoever does not answer is not asked again. */
    async askLater(item: Item, now: number): Promise<boolean> {
      const row = await store.findByItem(item.teamId, item.id);
      if (row?.status !== 'private') return false;
      const asked = await ask(row, [item.title, ...Object.values(item.parts)].join('\n\n'), now);
      if (asked) await store.change(row.teamId, row.id, { status: 'asked', askedAt: now });
      return asked;
    },

    /** What the author said. False when there is nothing to answer any more. */
    async answer(teamId: string, id: string, userId: string, answer: 'named' | 'unnamed' | 'refused', now: number): Promise<boolean> {
      const row = await store.find(teamId, id);
      if (row?.authorId !== userId || (row.status !== 'waiting' && row.status !== 'asked') || row.keeperId === null) return false;
      if (answer === 'refused') {
        if (row.status === 'waiting') await store.remove(teamId, id);
        else await store.change(teamId, id, { status: 'refused' });
        return true;
      }
      const { keeperId } = row;
      const item = row.itemId === null ? await addItem({ ...row, row, keeperId, now }) : await shelf.find(teamId, row.itemId);
      if (!item) return false;
      await store.change(teamId, id, { status: answer, itemId: item.id, formId: '', title: '', words: '', topicClass: null });
      const author = await findName(deps, teamId, userId);
      await attention.tell(
        {
          ...{ teamId, communityId: row.communityId, userId: keeperId, touch: AGREED, key: `${AGREED}/${id}` },
          message: agreedMessage(author, item.title, item.id),
          ...{ why: 'You asked to keep a message.', priority: PRIORITY.step, minutes: 1, expiresAt: now + REQUEST_LASTS },
        },
        now,
      );
      return true;
    },

    /** Nobody else reads somebody's words before she agreed; and what she agreed to is that members do. */
    async itemChanged(item: Item, was: Item | null): Promise<void> {
      if (was === null || was.privacy === item.privacy || item.privacy === 'P0') return;
      const row = await store.findByItem(item.teamId, item.id);
      if (!row || row.status === 'own') return;
      const author = row.authorId === null ? 'Whoever wrote it' : await findName(deps, item.teamId, row.authorId);
      if (isHeld(row.status)) {
        const hint = row.status === 'private' ? 'Its page has the button that asks.' : 'It stays with you until then.';
        throw new UserError(`These are words of ${author}, who has not agreed that others read them.`, hint);
      }
      if (item.privacy !== 'P3') {
        throw new UserError(
          `${row.status === 'named' ? author : 'Whoever wrote these words'} agreed that members read them, not more.`,
          'Put it in your own words in another card; that one can go further.',
        );
      }
    },

    /** The note goes, and nothing of it is kept. */
    async drop(row: KeptMessage): Promise<void> {
      const item = row.itemId === null ? null : await shelf.find(row.teamId, row.itemId);
      if (item?.privacy === 'P0') {
        await trail.forget(row.teamId, { kind: 'item', id: item.id });
        await shelf.remove(item);
      }
      await store.remove(row.teamId, row.id);
    },
  };
}

export type Service = ReturnType<typeof createService>;
