/** The end of an experiment: its result, the decision, and whose work was reused. */
import type { Experiment, Verdict } from '../../community/experiment.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { LibraryTree } from '../../library/library.ts';
import { type Closing, findingsOf } from './rules.ts';
import { findingKeys, summaryForm } from './rules-summary.ts';
import type { By, Summaries } from './service-summary.ts';
import type { ResultView } from './views.ts';

export interface Decision {
  verdict: Verdict;
  why: string;
  /** For an extension. */
  days: number;
}

export function endTree({ library }: Pick<Deps, 'library'>): LibraryTree {
  const tree = library.decision_trees.find(({ id }) => id === 'dt-experiment-end');
  if (!tree) throw new Error('the library lacks dt-experiment-end');
  return tree;
}

export function createService(deps: Deps, summaries: Summaries) {
  const { experiments, trail } = deps;
  const keys = findingKeys(summaryForm(deps.library));

  const questionsOf = ({ templateId }: Pick<Experiment, 'templateId'>): readonly string[] =>
    deps.library.experiment_templates.find(({ id }) => id === templateId)?.closing_questions ?? [];

  return {
    questionsOf,
    keys,

    viewOf: async (experiment: Experiment, userId: string): Promise<ResultView> => {
      const { id, title, fields, findings, extended, days, ownerId, partnerId, teamId } = experiment;
      const other = ownerId === userId ? partnerId : ownerId;
      return {
        ...{ id, title, expected: fields.predict ?? '', findings, extended, days, questions: questionsOf(experiment), keys },
        with: other === null ? null : await findName(deps, teamId, other),
        isVisible: experiment.visibility === 'all' || experiment.sharedAt !== null,
      };
    },

    /** The counterpart clock stops with the first one. Entered again before the decision, it is corrected. */
    enter: async (experiment: Experiment, closing: Closing, by: By): Promise<Experiment> => {
      const findings = findingsOf(experiment.findings, keys.happened, closing, questionsOf(experiment));
      const described = await experiments.describe(experiment, { findings }, by.now);
      if (described.state === 'result') return described;
      const { teamId, id } = experiment;
      const ended = await experiments.happen(experiment, { is: 'result' }, by);
      await trail.link(teamId, { kind: 'experiment', id }, { kind: 'result', id }, by.now);
      return ended;
    },

    decide: async (experiment: Experiment, { verdict, why, days }: Decision, by: By): Promise<Experiment> => {
      const community = await deps.communities.get(experiment.teamId, experiment.communityId);
      const on = deps.calendar.today(community, by.now);
      if (why !== '') await experiments.describe(experiment, { findings: { ...experiment.findings, [keys.why]: why } }, by.now);
      const decided = await experiments.happen(experiment, { is: 'decided', verdict, on, days }, by);
      if (decided.state === 'decided') await summaries.draft(decided, by);
      return decided;
    },

    /** Somebody started what she borrowed: if it came from an experiment here, that one is reused now. */
    creditSource: async (started: Experiment, now: number): Promise<void> => {
      const { teamId, sourceId } = started;
      if (sourceId === null) return;
      for (const { ref, direction } of await trail.walk(teamId, { kind: 'item', id: sourceId }, 1)) {
        if (direction !== 'cause' || (ref.kind !== 'result' && ref.kind !== 'experiment') || ref.id === started.id) continue;
        const source = await experiments.find(teamId, ref.id);
        if (source?.state === 'shared' && source.ownerId !== started.ownerId)
          await experiments.happen(source, { is: 'reused' }, { userId: null, now });
      }
    },
  };
}

export type Service = ReturnType<typeof createService>;
