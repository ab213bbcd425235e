/** `/rondo card`, the list of one's own, and the page of an item. */
import type { Item } from '../../community/item.ts';
import type { ItemForm } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { ActionHandler, Answer, Command } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import type { WritingCommands } from './commands-writing.ts';
import { type Service, showIn, type Who } from './service.ts';
import { kindsModal, mineModal } from './views-list.ts';

export function createCommands({ library, shelf }: Deps, service: Service, writing: WritingCommands) {
  /** Drafts first; then what changed last. */
  const listMine = async ({ teamId, userId, now }: Who): Promise<Item[]> => {
    const looker = await service.lookerOf({ teamId, userId, now });
    const written = await shelf.listFor(looker, { teamId, authorId: userId });
    const kept = await shelf.listFor(looker, { teamId, stewardId: userId });
    const all = [...new Map([...written, ...kept].map((item) => [item.id, item])).values()];
    return all.toSorted((a, b) => Number(b.privacy === 'P0') - Number(a.privacy === 'P0') || b.changedAt - a.changedAt);
  };

  const mine = async (who: Who, page = 0, notice: string | null = null): Promise<Modal> => mineModal(await listMine(who), page, notice);

  const purposeOf = (form: ItemForm): string => library.playbook_templates.find(({ id }) => id === form.id)?.for ?? '';
  const kinds = (forms: readonly ItemForm[], rest: string): Modal =>
    kindsModal(
      forms.map((form) => ({ ...form, purpose: purposeOf(form) })),
      rest,
    );

  const commands: Command[] = [
    {
      name: 'card',
      group: 'community',
      summary: 'Write something down for the shelf: a card, a case note, a story; or see yours',
      usage: '[card | case note | story | … | mine]',
      run: async (act): Promise<Answer> => {
        const [word = ''] = act.text.trim().toLowerCase().split(/\s+/u);
        if (word === 'mine') return { open: await mine(act) };
        const forms = writing.findForms(act.text);
        const [form, ...others] = forms;
        if (!form || others.length > 0) return { open: kinds(form ? forms : service.forms(), '') };
        return { open: await writing.begin(act, form, null) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'cards:open': async (act) => showIn(act, await service.openPage(act, act.value)),
    'cards:page': async (act) => {
      const [id = '', at = '0'] = act.value.split('/');
      return showIn(act, await service.page(act, await service.getVisible(act, id), { at: Number(at) || 0 }));
    },
    'cards:mine': async (act) => showIn(act, await mine(act, Number(act.value) || 0)),
    'cards:write': async (act) => {
      const [wanted = '', rest = ''] = act.value.split('|');
      const forms = writing.findForms(wanted);
      const [form, ...others] = forms;
      if (form && others.length === 0) return showIn(act, await writing.begin(act, form, rest));
      return showIn(act, kinds(form ? forms : service.forms(), rest === '' ? '' : `|${rest}`));
    },
  };

  return { commands, actions, mine, listMine };
}
