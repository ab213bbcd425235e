/** `/rondo tools`, and what is pressed in a tool. */
import type { ActionAct, ActionHandler, Command } from '../../platform/feature.ts';
import { createRubricCommands } from './commands-rubrics.ts';
import { walk } from './rules.ts';
import { findAmong } from './rules-find.ts';
import { type Metadata, otherKind, readMetadata } from './rules-metadata.ts';
import type { Parts, Service, UsableTool } from './service.ts';
import { type Desk, viewOf } from './service-desk.ts';
import { toFindable } from './service-finding.ts';
import { listModal } from './views.ts';
import { tickBlock, tickGroups } from './views-checklist.ts';
import { treeModal } from './views-tree.ts';

export function createCommands(parts: Parts, service: Service, desk: Desk) {
  const { store } = parts;
  const rubrics = createRubricCommands(parts, service, desk);

  const commands: Command[] = [
    {
      name: 'tools',
      group: 'week',
      usage: '[words]',
      summary: 'Go through a checklist, answer a decision tree, rate yourself; only you see it',
      run: async (act) => {
        const all = await service.list(act);
        const wanted = { words: act.typed, kinds: [], topicClass: null, limit: 50 };
        const found = new Set(findAmong(all.map(toFindable), wanted).map(({ open }) => open.value));
        const shown = act.typed === '' ? all : all.filter(({ id }) => found.has(id));
        return {
          open: listModal(
            shown.map((tool) => viewOf(tool, tool.body)),
            act.typed,
          ),
        };
      },
    },
  ];

  const pressedTool = async (act: ActionAct): Promise<{ tool: UsableTool; metadata: Metadata }> => {
    const metadata = readMetadata(act.modal?.metadata);
    return { tool: await service.require(act, metadata.t), metadata };
  };

  const goOn = async (act: ActionAct, step: (path: string) => string) => {
    const { tool, metadata } = await pressedTool(act);
    const { body } = tool;
    if (body.kind !== 'tree') throw otherKind();
    const path = step(metadata.p);
    const isNew = walk(body, path).answer !== null && !metadata.d;
    if (isNew) await service.countUse(tool, act);
    return { update: treeModal(viewOf(tool, body), path, metadata.d || isNew) };
  };

  const actions: Record<string, ActionHandler> = {
    'tools:open': async (act) => {
      const tool = await service.require(act, act.value);
      const modal = await desk.open(tool, act);
      return act.modal?.callbackId === 'tools:tree' ? { update: modal } : { open: modal };
    },
    'tools:tick': async (act) => {
      const { tool } = await pressedTool(act);
      const { body } = tool;
      if (body.kind !== 'checklist') throw otherKind();
      const chosen = Array.from({ length: tickGroups(body) }, (_, group) => [act.modal?.values[tickBlock(group)] ?? []].flat()).flat();
      const ticks = [...new Set(chosen.map(Number))].filter((at) => at >= 0 && at < body.items.length).sort((a, b) => a - b);
      const { id: communityId } = await service.placeOf(tool, act);
      const hers = { teamId: act.teamId, userId: act.userId, toolId: tool.id };
      const isBegun = await store.putRun({ ...hers, communityId, ticks, changedAt: act.now, privacy: 'P0' });
      if (isBegun) await service.countUse(tool, act);
      return { update: await desk.open(tool, act) };
    },
    'tools:again': async (act) => {
      const tool = await service.require(act, act.value);
      await store.removeRun({ teamId: act.teamId, userId: act.userId, toolId: tool.id });
      return { update: await desk.open(tool, act) };
    },
    'tools:answer': (act) => goOn(act, (path) => `${path}${act.value === 'y' ? 'y' : 'n'}`),
    'tools:back': (act) => goOn(act, (path) => path.slice(0, -1)),
  };

  return { commands, actions: { ...actions, ...rubrics.actions }, submissions: rubrics.submissions };
}
