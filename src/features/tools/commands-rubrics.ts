/** Rating oneself: shown at once, kept only when she wants it. */
import type { ActionAct, ActionHandler, SubmissionHandler } from '../../platform/feature.ts';
import { otherKind, readMetadata } from './rules-metadata.ts';
import { readScores } from './rules-rating.ts';
import type { Parts, Service } from './service.ts';
import type { Desk } from './service-desk.ts';
import { scoreField } from './views-rubric.ts';

export function createRubricCommands({ store }: Parts, service: Service, desk: Desk) {
  const pressedTool = async (act: ActionAct) => {
    const metadata = readMetadata(act.modal?.metadata);
    return { tool: await service.require(act, metadata.t), metadata };
  };

  const actions: Record<string, ActionHandler> = {
    'tools:keep-rating': async (act) => {
      const { tool, metadata } = await pressedTool(act);
      const { body } = tool;
      if (body.kind !== 'rubric' || !readScores(body, metadata.s.map(String))) throw otherKind();
      const { id: communityId } = await service.placeOf(tool, act);
      const rating = { teamId: act.teamId, communityId, userId: act.userId, toolId: tool.id, at: act.now, scores: metadata.s };
      await store.addRating({ ...rating, privacy: 'P0' });
      return { update: await desk.rated(tool, body, metadata.s, act, true) };
    },
    'tools:forget-ratings': async (act) => {
      const { tool, metadata } = await pressedTool(act);
      const { body } = tool;
      await store.removeRatings({ teamId: act.teamId, userId: act.userId, toolId: tool.id });
      if (body.kind !== 'rubric') throw otherKind();
      return { update: await desk.rated(tool, body, metadata.s, act, false) };
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'tools:rate': async (act) => {
      const tool = await service.require(act, readMetadata(act.metadata).t);
      const { body } = tool;
      if (body.kind !== 'rubric') throw otherKind();
      const chosen = body.criteria.map((_, at) => [act.values[scoreField(at)] ?? ''].flat()[0]);
      const scores = readScores(body, chosen);
      if (!scores) {
        const at = Math.max(
          0,
          chosen.findIndex((one) => !one),
        );
        return { errors: { [scoreField(at)]: 'Choose a score for each line; the tool may have been changed meanwhile.' } };
      }
      await service.countUse(tool, act);
      return { update: await desk.rated(tool, body, scores, act, false) };
    },
  };

  return { actions, submissions };
}
