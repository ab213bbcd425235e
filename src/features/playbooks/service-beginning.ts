/** Playbooks begin: from a template, from a proven card, opened for writing together. */
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import { reviewAfter } from '../../community/shelf-rules.ts';
import type { TaxonomyClass } from '../../library/library.ts';
import { UserError } from '../../platform/errors.ts';
import { prefilled, progressOf } from './rules.ts';
import type { Act, Parts, Service } from './service.ts';

export interface Start {
  formId: string;
  title: string;
  cardId: string | null;
  topicClass: TaxonomyClass | null;
  together: boolean;
}

export function createBeginning({ deps }: Parts, { forms, formOf, lookerOf }: Service) {
  const { calendar, newId, privacy, shelf, trail } = deps;

  return {
    /** Of one community, newest change first. */
    list: async (act: Act, community: Community) => {
      const items = await shelf.listFor(await lookerOf(act), { teamId: act.teamId, communityId: community.id, kinds: ['playbook'] });
      return items.filter(({ state }) => state !== 'archived').map((item) => ({ item, ...progressOf(formOf(item), item.parts) }));
    },

    /** What a playbook may begin with: proven cards first. */
    cards: async (act: Act, community: Community): Promise<Item[]> => {
      const query = { teamId: act.teamId, communityId: community.id, kinds: ['card'] as const, states: ['proven', 'shared'] as const };
      const items = await shelf.listFor(await lookerOf(act), query);
      return items.toSorted((a, b) => Number(b.state === 'proven') - Number(a.state === 'proven'));
    },

    async start(act: Act, community: Community, { formId, title, cardId, topicClass, together }: Start): Promise<Item> {
      const form = forms.find(({ id }) => id === formId);
      if (!form) throw new UserError('That template is not in the library any more.', 'Choose another one.');
      const card = cardId === null ? null : await shelf.findFor(await lookerOf(act), act.teamId, cardId);
      const today = calendar.today(community, act.now);
      const item: Item = {
        ...{ teamId: act.teamId, id: newId(), communityId: community.id, kind: 'playbook', formId, state: 'draft' },
        ...{ title, parts: card ? prefilled(form, card.parts) : {}, topicClass: topicClass ?? card?.topicClass ?? null },
        ...{ subTags: card?.subTags ?? [], privacy: together ? 'P3' : 'P0', authorId: act.userId, stewardId: act.userId, credit: null },
        ...{ version: 1, reviewOn: reviewAfter('playbook', today), createdAt: act.now, changedAt: act.now },
        ...{ sharedAt: together ? act.now : null, usedAt: null },
      };
      await shelf.add(item, { userId: act.userId, now: act.now, what: card ? `begun from “${card.title}”` : 'begun' });
      if (card) await trail.link(act.teamId, { kind: 'item', id: card.id }, { kind: 'item', id: item.id }, act.now);
      return item;
    },

    /** Her draft becomes one that everybody here can write in. */
    async open(act: Act, item: Item): Promise<Item> {
      privacy.assertRelease(act.userId, item, 'P3');
      if (item.topicClass === null) throw new UserError('It has no class yet.', 'Choose where it belongs on its page, then open it.');
      const by = { userId: act.userId, now: act.now };
      const opened = await shelf.mark(item, { privacy: 'P3' }, { ...by, what: '' });
      // The first version that the others find in its history.
      const wrote = await shelf.write(opened, {}, { ...by, what: 'Opened for writing together', base: opened.version });
      return 'written' in wrote ? wrote.written : wrote.conflict;
    },
  };
}

export type Beginning = ReturnType<typeof createBeginning>;
