/** Decision rights tried out: what was decided under a rule, by whom, and in how many days. (practice row 58) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createCommands, viewOf } from './commands.ts';
import { isRule } from './rules.ts';
import { createService, type DecisionsDoors, type Parts } from './service.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore } from './store.ts';
import { onPage } from './views.ts';

export type { DecisionsDoors } from './service.ts';

export function createDecisions(deps: Deps, doors: DecisionsDoors): Contributions {
  const parts: Parts = { deps, doors, store: createStore(deps.db) };
  const service = createService(parts);

  return {
    name: 'decisions',
    ...createCommands(parts, service),
    onExperiment: async (experiment, viewer) => {
      const found = await service.find(experiment.teamId, experiment.id);
      const rule = found && (await service.shownTo(found, viewer));
      const decisions = rule ? await service.visible(rule, viewer) : [];
      if (!rule) return {};
      const view = viewOf(rule, viewer.person.userId);
      const concerns = decisions.length > 0 || (isRule(experiment) && view.isLead && view.open);
      const blocks = onPage(view, decisions.length, service.summary(rule, decisions));
      return concerns ? { sections: [{ place: 'below', rank: 40, blocks }] } : {};
    },
    describe: {
      decision: async (ref, viewer) => {
        const decision = await service.findSeen(viewer.person.teamId, ref.id, viewer);
        return decision && { title: decision.question, open: { actionId: 'decisions:list', value: decision.ruleId } };
      },
    },
    ...createPrivacyParts(parts, service),
  };
}
