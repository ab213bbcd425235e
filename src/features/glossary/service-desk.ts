/** What is shown after a press: the term as it is now, in the window or the conversation where it was pressed; and its forms. */
import { requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import { formOf } from '../../community/item-forms.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Act, Answer } from '../../platform/feature.ts';
import { findTerms, inOrder, mayChange, readTerm } from './rules.ts';
import { standingOf } from './rules-clash.ts';
import { suggestClass } from './rules-starting.ts';
import type { Parts, Service, Who } from './service.ts';
import { termMessage, termModal } from './views.ts';
import { confirmModal } from './views-confirm.ts';
import { formModal } from './views-forms.ts';
import { type ListedTerm, listModal } from './views-list.ts';

interface Pressed extends Who {
  modal: { callbackId: string } | null;
  home: boolean;
}

export function createDesk({ deps, store }: Parts, service: Service) {
  const { library } = deps;
  const form = formOf(library, { kind: 'term', formId: null });

  const requireIn = async (act: Who, communityId: string): Promise<Community> => {
    const community = await requireLivingCommunity(deps, act.teamId, communityId);
    await requireMember(deps, community, act.userId);
    return community;
  };

  const listed = async (items: readonly Item[]): Promise<ListedTerm[]> => {
    const said = new Map<string, Awaited<ReturnType<typeof store.confirmationsIn>>>();
    for (const { teamId, communityId } of items)
      if (!said.has(communityId)) said.set(communityId, await store.confirmationsIn(teamId, communityId));
    return items.map(({ id, title, parts, state, communityId }) => {
      const definition = parts.definition ?? '';
      const rows = (said.get(communityId) ?? []).filter(({ itemId }) => itemId === id);
      return { id, title, definition, state, standing: standingOf(definition, rows) };
    });
  };

  return {
    requireIn,
    listed,

    /** Null where she is in none or several, and the conversation does not say which is meant. */
    async communityOf(act: Act): Promise<Community | null> {
      const here = act.channelId ? await deps.communities.findByChannel(act.teamId, act.channelId) : null;
      const { memberOf } = await service.lookerFor(act);
      if (here) return memberOf.includes(here.id) ? here : null;
      const [only, ...others] = memberOf;
      return only !== undefined && others.length === 0 ? deps.communities.get(act.teamId, only) : null;
    },

    async show(item: Item, act: Pressed, notice: string | null = null): Promise<Answer> {
      const view = await service.view(item, act);
      if (act.modal?.callbackId === 'glossary:term') return { update: termModal(view, notice) };
      if (act.home || (act.modal !== null && act.modal.callbackId !== '')) return { open: termModal(view, notice) };
      return { reply: termMessage(view, notice === null ? null : `✓ ${notice}`) };
    },

    async list(community: Community, act: Who, page: number, words: string) {
      const terms = inOrder(await service.termsOf(community, act));
      const { hits, near } = findTerms(terms, words);
      const shown = readTerm(words) === '' ? terms : [...hits, ...near];
      return {
        terms: shown,
        modal: listModal({ communityId: community.id, page, words: words.slice(0, 200), terms: await listed(shown) }),
      };
    },

    newForm: (community: Community, title: string, notices: readonly string[] = [], message: string | null = null) =>
      formModal({
        ...{ metadata: JSON.stringify({ c: community.id }), community: community.name, taxonomy: library.taxonomy, form, title, parts: {} },
        ...{ topicClass: suggestClass(`${title} ${message ?? ''}`, library.taxonomy), isChange: false, notices, message },
      }),

    async changeForm(
      item: Item,
      act: Who,
      typed: Partial<Pick<Item, 'title' | 'parts' | 'topicClass'>> = {},
      notices: readonly string[] = [],
    ) {
      const community = await requireIn(act, item.communityId);
      if (!mayChange(item, act.userId))
        throw new NotAllowedError('This term is read outside the community, too.', 'Only its author and whoever looks after it change it.');
      const { title, parts, topicClass } = { ...item, ...typed };
      return formModal({
        ...{ metadata: JSON.stringify({ c: community.id, i: item.id, v: item.version }), community: community.name },
        ...{ taxonomy: library.taxonomy, form, title, parts, topicClass, isChange: true, notices, message: null },
      });
    },

    async confirmForm(item: Item, act: Who, notices: readonly string[] = []) {
      const community = await requireIn(act, item.communityId);
      const { functions } = community.settings;
      if (item.privacy === 'P0') throw new UserError('Only you can read this term yet.', 'Share it first; then functions can confirm it.');
      if (functions.length === 0)
        throw new UserError('This community has no list of functions yet.', 'A steward can write it down with `/rondo settings`.');
      const definition = item.parts.definition ?? '';
      const standing = standingOf(definition, await store.confirmations({ teamId: item.teamId, itemId: item.id }));
      return confirmModal({
        ...{ metadata: JSON.stringify({ i: item.id, v: item.version }), community: community.name, title: item.title, definition },
        ...{ standing, functions, longest: form.parts.find(({ key }) => key === 'definition')?.max ?? 300, notices },
      });
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;
