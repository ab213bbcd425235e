/** Sections: take one, hand it back, write it. */

import { z } from 'zod';
import { splitValue } from '../../community/button-value.ts';
import type { Item } from '../../community/item.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { countWords } from './rules.ts';
import type { Act, Service } from './service.ts';
import type { Writing } from './service-writing.ts';
import {
  backNotice,
  heldNotice,
  notYoursNotice,
  sectionsModal,
  takenNotice,
  type WritingView,
  writingModal,
  writtenNotice,
} from './views-sections.ts';

const metadataSchema = z.object({ item: z.string(), section: z.string(), base: z.number().int() });

export function createSectionCommands(service: Service, writing: Writing) {
  const show = async (act: ActionAct, item: Item, notice: string | null): Promise<Answer> => {
    const modal = sectionsModal(await service.viewOf(item, act), notice);
    return act.modal ? { update: modal } : { open: modal };
  };

  const find = async (act: ActionAct) => {
    const { communityId: itemId, other: key } = splitValue(act.value);
    const { item, community } = await service.requireWritable(act, itemId);
    return { item, community, section: service.requireSection(item, key) };
  };

  const formOf = async (act: Act, item: Item, key: string, more: Pick<WritingView, 'text' | 'clash'>): Promise<WritingView> => {
    const { item: known, community } = await service.requireWritable(act, item.id);
    const form = service.formOf(known);
    return {
      metadata: JSON.stringify({ item: known.id, section: key, base: known.version }),
      ...{ label: service.requireSection(known, key).label, guide: service.guideOf(form.id, key) },
      ...{ onlyHers: known.privacy === 'P0', community: community.name, words: countWords(known.parts), maxWords: form.maxWords },
      ...more,
    };
  };

  const actions: Record<string, ActionHandler> = {
    'playbooks:claim': async (act) => {
      const { item } = await service.requireWritable(act, act.value);
      // Pressed on a page that is a modal itself: its place in the stack stays.
      return { open: sectionsModal(await service.viewOf(item, act)) };
    },
    'playbooks:take': async (act) => {
      const { item, section } = await find(act);
      const held = await service.take(act, item, section.key);
      return show(act, item, held === null ? takenNotice : heldNotice(held));
    },
    'playbooks:hand-back': async (act) => {
      const { item, section } = await find(act);
      return show(act, item, (await service.handBack(act, item, section.key)) ? backNotice : notYoursNotice);
    },
    'playbooks:write': async (act) => {
      const { item, section } = await find(act);
      await writing.requireFree(act, item, section.key);
      const modal = writingModal(await formOf(act, item, section.key, { text: item.parts[section.key] ?? '', clash: null }));
      return act.modal?.callbackId === 'playbooks:sections' ? { update: modal } : { open: modal };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'playbooks:write': async (act) => {
      const { item: itemId, section: key, base } = readMetadata(metadataSchema, act.metadata);
      const { item } = await service.requireWritable(act, itemId);
      const { label } = service.requireSection(item, key);
      await writing.requireFree(act, item, key);
      const text = typeof act.values.text === 'string' ? act.values.text : '';
      const done = await writing.write(act, item, key, { text, base });
      if ('written' in done) return { update: sectionsModal(await service.viewOf(done.written, act), writtenNotice(label)) };
      const clash = { by: done.by, text: done.clash.parts[key] ?? '' };
      return { update: writingModal(await formOf(act, done.clash, key, { text, clash })) };
    },
  };

  return { actions, submissions };
}
