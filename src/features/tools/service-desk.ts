/** A tool as she sees it now: opened, ticked, answered, rated. */
import type { Modal } from '../../platform/slack/message.ts';
import { formatDate } from '../../platform/time/local-dates.ts';
import { toLocal } from '../../platform/time/zones.ts';
import type { RubricBody, Tool } from './rules.ts';
import { ratedLines, verdictOf } from './rules-rating.ts';
import { writeBody } from './rules-text.ts';
import type { Parts, Service, UsableTool, Who } from './service.ts';
import type { ToolView } from './views.ts';
import { checklistModal } from './views-checklist.ts';
import { copyModal } from './views-copies.ts';
import { ratedModal, rubricModal } from './views-rubric.ts';
import { treeModal } from './views-tree.ts';

/** Its body is of the kind that was looked at. */
export const viewOf = <B extends Tool['body']>(tool: UsableTool, body: B): ToolView<B> => ({
  tool: { ...tool, body },
  copy: tool.copy,
});

export function createDesk({ store }: Parts, service: Service) {
  const hers = (tool: UsableTool, { teamId, userId }: Who) => ({ teamId, userId, toolId: tool.id });

  return {
    async open(tool: UsableTool, who: Who, notice: string | null = null): Promise<Modal> {
      const { body } = tool;
      switch (body.kind) {
        case 'checklist':
          return checklistModal(viewOf(tool, body), (await store.findRun(hers(tool, who)))?.ticks ?? [], notice);
        case 'tree':
          return treeModal(viewOf(tool, body), '', false);
        case 'rubric':
          return rubricModal(viewOf(tool, body));
      }
    },

    /** Beside the last one that she kept before today's. */
    async rated(tool: UsableTool, body: RubricBody, scores: number[], who: Who, isKept: boolean): Promise<Modal> {
      const last = (await store.ratings(hers(tool, who))).find(({ at }) => at < who.now) ?? null;
      const { zone } = await service.placeOf(tool, who);
      return ratedModal({
        ...{ view: viewOf(tool, body), scores, lines: ratedLines(body, scores, last?.scores ?? null), isKept },
        ...{ verdict: verdictOf({ originId: tool.originId, body }, scores) },
        lastOn: last === null ? null : formatDate(toLocal(last.at, zone).date, true),
      });
    },

    async copyForm(tool: UsableTool, who: Who): Promise<Modal> {
      const isChange = tool.copy?.isMine ?? false;
      const community = await service.placeOf(tool, who);
      return copyModal({
        ...{
          metadata: JSON.stringify(isChange ? { e: tool.id } : { o: tool.id }),
          kind: tool.body.kind,
          community: community.name,
          isChange,
        },
        from: isChange ? (tool.copy?.from ?? tool.name) : tool.name,
        name: isChange ? tool.name : `${tool.name}, our way`,
        useWhen: isChange || tool.copy ? tool.useWhen.replace(/^Use it when /, '') : '',
        ...{ body: writeBody(tool.body), shared: isChange && (tool.copy?.isShared ?? false) },
      });
    },
  };
}

export type Desk = ReturnType<typeof createDesk>;
