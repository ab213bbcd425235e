/** Copies of a tool: made, changed, shared, deleted. */

import { z } from 'zod';
import { notice } from '../../community/form-views.ts';
import { readMetadata } from '../../community/read-metadata.ts';
import type { ActionHandler, Answer, SubmissionAct, SubmissionHandler } from '../../platform/feature.ts';
import { readBody } from './rules-text.ts';
import type { Service, UsableTool } from './service.ts';
import type { Copies } from './service-copies.ts';
import type { Desk } from './service-desk.ts';
import { LONGEST_NAME, LONGEST_WHEN } from './views-copies.ts';

const metadataSchema = z.object({ o: z.string().optional(), e: z.string().optional() });

const lineOf = (act: SubmissionAct, field: string): string => ([act.values[field] ?? ''].flat()[0] ?? '').replace(/\s+/gu, ' ').trim();

export function createCopyCommands(service: Service, copies: Copies, desk: Desk) {
  const actions: Record<string, ActionHandler> = {
    'tools:copy': async (act) => ({ open: await desk.copyForm(await service.require(act, act.value), act) }),
    'tools:edit': async (act) => {
      await copies.requireMine(act.teamId, act.userId, act.value);
      return { open: await desk.copyForm(await service.require(act, act.value), act) };
    },
    'tools:delete': async (act): Promise<Answer> => {
      const { name } = await copies.remove(act.value, act);
      return { update: notice('tools:deleted', 'Tools', `✓ “${name}” is deleted. The tool it was copied from is where it was.`) };
    },
  };

  const keep = async (tool: UsableTool, isChange: boolean, act: SubmissionAct): Promise<string> => {
    const when = lineOf(act, 'when').slice(0, LONGEST_WHEN);
    const text = {
      name: lineOf(act, 'name').slice(0, LONGEST_NAME),
      useWhen: when === '' ? '' : `Use it when ${when}`,
      body: [act.values.body ?? ''].flat()[0] ?? '',
      shared: [act.values.shared ?? []].flat().includes('yes'),
    };
    if (!isChange) return copies.add(await service.placeOf(tool, act), tool, text, act);
    await copies.change(tool.id, text, act);
    return tool.id;
  };

  const submissions: Record<string, SubmissionHandler> = {
    'tools:copy': async (act): Promise<Answer> => {
      const { o, e } = readMetadata(metadataSchema, act.metadata);
      const tool = await service.require(act, e ?? o ?? '');
      if (lineOf(act, 'name') === '') return { errors: { name: 'Give it a name.' } };
      const read = readBody(tool.body.kind, [act.values.body ?? ''].flat()[0] ?? '');
      if ('problem' in read) return { errors: { body: read.problem } };
      const kept = await service.require(act, await keep(tool, e !== undefined, act));
      return { update: await desk.open(kept, act, e === undefined ? 'Your copy is made.' : 'Kept.') };
    },
  };

  return { actions, submissions };
}
