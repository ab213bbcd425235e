/** Notes: write one, read all, show one's own, take it back. */

import { findLooker } from '../../community/find-looker.ts';
import type { Item } from '../../community/item.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler, Values } from '../../platform/feature.ts';
import { plainMessage } from '../../platform/slack/text.ts';
import { LONGEST_CONTEXT, LONGEST_KEEP, LONGEST_WHAT } from './rules-proposal.ts';
import { GONE, GONE_HINT, type Parts, type Service } from './service.ts';
import type { Notes } from './service-notes.ts';
import type { AnnotationKind } from './tables.ts';
import { allModal, annotateModal, keptModal, readText } from './views-forms.ts';

export function createNoteCommands({ deps }: Parts, service: Service, notes: Notes) {
  const { annotation_kinds: kinds, annotation_fields: fields } = deps.library.content_lifecycle;
  const readKind = (value: unknown): AnnotationKind | null => kinds.find((kind) => kind === value) ?? null;
  const readForm = (values: Values) => ({
    context: readText(values, 'context', LONGEST_CONTEXT),
    what: readText(values, 'what', LONGEST_WHAT),
    keep: readText(values, 'keep', LONGEST_KEEP),
  });

  const all = async (item: Item, { teamId, userId, now }: ActionAct) =>
    allModal(item, await notes.listFor(await findLooker(deps, teamId, userId, now), item, true));

  /** The list as it is now where she stands in it; a sentence where she does not. */
  const after = async (act: ActionAct, itemId: string, words: string): Promise<Answer> => {
    const item = act.modal?.callbackId === 'reuses:all' ? await service.findSeen(act, itemId) : null;
    return item ? { update: await all(item, act) } : { reply: plainMessage(words) };
  };

  const actions: Record<string, ActionHandler> = {
    'reuses:annotate': async (act) => {
      const item = await service.requireItem(act, act.value);
      return { open: annotateModal(deps.library, item, { kind: 'worked-here', context: '', what: '', keep: '' }) };
    },
    'reuses:kind': async (act) => {
      if (!act.modal) return undefined;
      const item = await service.requireItem(act, act.modal.metadata);
      const kind = readKind(act.value) ?? 'worked-here';
      return { update: annotateModal(deps.library, item, { kind, ...readForm(act.modal.values) }) };
    },
    'reuses:all': async (act) => ({ open: await all(await service.requireItem(act, act.value), act) }),
    'reuses:show': async (act) => after(act, (await notes.show(act, act.value)).itemId, '✓ Your note stands on the page.'),
    'reuses:take-back': async (act) => after(act, (await notes.takeBack(act, act.value)).itemId, '✓ Your note is gone from the page.'),
  };

  const submissions: Record<string, SubmissionHandler> = {
    'reuses:annotate': async (act): Promise<Answer> => {
      const item = await service.findSeen(act, act.metadata);
      if (!item) return { errors: { what: `${GONE} ${GONE_HINT}` } };
      const kind = readKind(act.values.kind) ?? 'worked-here';
      const form = readForm(act.values);
      if (form.what === '') return { errors: { what: 'Write it in one sentence.' } };
      const effects = fields.find(({ key }) => key === 'effect')?.options ?? [];
      const effect = effects.find((one) => one === act.values.effect) ?? '';
      const named = !act.values.unnamed?.includes('yes');
      await notes.keep(item, { kind, ...form, keep: kind === 'adaptation' ? form.keep : '', effect, named }, act);
      const archived = item.state === 'archived' ? ' The page stays archived; its notes are read by whoever finds it.' : '';
      return { update: keptModal(item.id, `✓ Your note stands on “${item.title}”.${archived}`) };
    },
  };

  return { actions, submissions };
}
