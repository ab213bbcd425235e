/** Writing and changing: kept step by step, with nobody's words overwritten unseen. */
import type { Item, ItemContent } from '../../community/item.ts';
import { formOf, type ItemForm } from '../../community/item-forms.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { listMissing } from '../../community/share-item.ts';
import { suggestClass } from '../../community/suggest-class.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { UserError } from '../../platform/errors.ts';
import type { Values } from '../../platform/feature.ts';
import type { Modal } from '../../platform/slack/message.ts';
import { layOver, markField, readAnswers, stepsOf, unmarkValues } from './rules-form.ts';
import { mergeAnswers, sayChanges } from './rules-merge.ts';
import { type FormMeta, readRef } from './rules-meta.ts';
import { goneError, type Service, type Who } from './service.ts';
import { createDrafts, NOTHING } from './service-drafts.ts';
import type { States } from './service-states.ts';
import { formModal } from './views-form.ts';

const isSame = (a: ItemContent, b: ItemContent): boolean =>
  JSON.stringify([a.title, Object.entries(a.parts).toSorted(), a.topicClass, a.subTags]) ===
  JSON.stringify([b.title, Object.entries(b.parts).toSorted(), b.topicClass, b.subTags]);

export type Kept = { modal: Modal } | { done: Item } | { errors: Record<string, string> };

export function createWriting(deps: Deps, service: Service, states: States) {
  const { communities, library, newId, shelf } = deps;
  const drafts = createDrafts(deps, service);

  const formById = (id: string): ItemForm => {
    const form = service.forms().find((each) => each.id === id);
    if (!form) throw new UserError('This form is not here any more.', '`/rondo card` shows what can be written.');
    return form;
  };

  interface Drawn {
    content?: ItemContent;
    room?: Record<string, number>;
    clashes?: { who: string; texts: Record<string, string> } | null;
  }

  /** The form at one of its steps, filled with what stands there or what she has typed. */
  async function draw(who: Who, meta: FormMeta, { content, room = {}, clashes = null }: Drawn = {}): Promise<Modal> {
    const item = await shelf.find(who.teamId, meta.id);
    const form = formById(meta.f);
    const isPrivate = item === null || item.privacy === 'P0';
    const steps = stepsOf(form, isPrivate);
    const step = Math.min(Math.max(0, meta.n), steps.length - 1);
    const shown = content ?? item ?? NOTHING;
    const ref = readRef(meta.r);
    const others = meta.e && clashes === null ? steps.map((_, n) => n).filter((n) => n !== step) : [];
    return formModal({
      metadata: JSON.stringify({ ...meta, n: step }),
      form,
      questions: steps[step] ?? [],
      ...{ step, steps: steps.length, content: shown, isPrivate, room, clashes, mark: meta.m },
      suggested: suggestClass(library.taxonomy, [shown.title, ...Object.values(shown.parts)].join('\n')),
      taxonomy: library.taxonomy,
      community: (await communities.get(who.teamId, meta.c)).name,
      origin: ref && item === null ? ((await service.describe(who, ref))?.title ?? null) : null,
      otherSteps: others.map((n) => ({ step: n, value: `${meta.id}/${n}` })),
    });
  }

  return {
    draw,
    formById,

    begin: async (who: Who, community: Community, form: ItemForm, ref: Ref | null): Promise<Modal> => {
      const meta = { id: newId(), f: form.id, c: community.id, n: 0, b: 0, ...(ref ? { r: `${ref.kind}/${ref.id}` } : {}) };
      return draw(who, meta, { content: await drafts.prefill(who, ref, form) });
    },

    edit: async (who: Who, id: string, step: number): Promise<Modal> => {
      const item = await service.requireEdit(who, id);
      return draw(who, { id, f: formOf(library, item).id, c: item.communityId, n: step, b: item.version, e: true });
    },

    /** One step of the form. Sent twice it is kept once. */
    async keep(who: Who, meta: FormMeta, values: Values): Promise<Kept> {
      const form = formById(meta.f);
      const before = await shelf.find(who.teamId, meta.id);
      if (!before && meta.b > 0) throw goneError();
      const steps = stepsOf(form, before === null || before.privacy === 'P0');
      const answers = readAnswers(steps[meta.n] ?? [], unmarkValues(values));
      if (answers.title === '')
        return { errors: { [markField('title', meta.m)]: 'Give it a title, such as: Ask two questions before I give an answer' } };
      const isLast = meta.n >= steps.length - 1;
      let item: Item;
      if (before === null) {
        const known = await drafts.prefill(who, readRef(meta.r), form);
        item = await drafts.add(who, meta, form, layOver(known, answers));
      } else {
        const seen = await service.requireEdit(who, meta.id);
        const merged = mergeAnswers(await drafts.findBase(seen, meta.b), seen, answers);
        if (Object.keys(merged.clashes).length > 0) {
          const [last] = (await shelf.versions(await service.lookerOf(who), seen)).slice(-1);
          const name = await service.nameOf(who.teamId, last?.byId ?? null);
          const content = layOver(seen, merged.written);
          return {
            modal: await draw(
              who,
              { ...meta, b: seen.version, m: seen.version },
              { content, clashes: { who: name, texts: merged.clashes } },
            ),
          };
        }
        const content = layOver(seen, merged.written);
        if (seen.privacy !== 'P0') {
          const missing = listMissing(deps, { ...seen, ...content }).filter((label) => !listMissing(deps, seen).includes(label));
          if (missing.length > 0) throw new UserError(`Others read it, so this cannot be left empty: ${missing.join(' · ')}.`);
        }
        const by = { userId: who.userId, now: who.now, what: sayChanges(form, seen, content), base: seen.version };
        const wrote = isSame(seen, content) ? { written: seen } : await shelf.write(seen, content, by);
        item = 'written' in wrote ? wrote.written : wrote.conflict;
      }
      if (isLast && answers.readers === 'P3' && item.privacy === 'P0') {
        const missing = listMissing(deps, item);
        if (missing.length > 0) {
          const sentence = `Before members can read it, write: ${missing.join(' · ')}. Choose “Only me for now” to keep it as a draft.`;
          return { errors: { [markField('readers', meta.m)]: sentence } };
        }
        item = await states.share(who, item);
      }
      return isLast || meta.e ? { done: item } : { modal: await draw(who, { ...meta, n: meta.n + 1, b: item.version, m: undefined }) };
    },
  };
}

export type Writing = ReturnType<typeof createWriting>;
