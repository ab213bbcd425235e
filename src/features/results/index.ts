/** The end of an experiment: its result, the decision, the summary, and who may read it. (practice 3.6, 3.9 a5) */
import { type Experiment, leadsOf, seesTitle, seesWhole } from '../../community/experiment.ts';
import { countExperiments } from '../../community/experiment-rules.ts';
import { shortTitle } from '../../community/experiment-views.ts';
import type { Contributions, DigestLine } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Button } from '../../platform/slack/message.ts';
import { button } from '../../platform/slack/text.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { createAsks } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createSummaryCommands } from './commands-summary.ts';
import { createService } from './service.ts';
import { createAsking } from './service-asks.ts';
import { createSummaries } from './service-summary.ts';
import { countsLine, nextRound, readSummary, resultBlocks, showIt, writeCard } from './views.ts';

const RANK = 10;
const MOST = 10_000;

const buttonsOf = ({ id, state, verdict, ownerId }: Experiment, userId: string): Button[] => {
  switch (state) {
    case 'running':
      return [button('Enter the result', 'results:enter', { value: id })];
    case 'result':
      return [
        button('Decide', 'results:decide', { value: id, style: 'primary' }),
        button('Change the result', 'results:enter', { value: id }),
      ];
    case 'decided':
      return [...(verdict === 'adapt' ? [nextRound(id)] : [writeCard(id)]), ...(ownerId === userId ? [readSummary(id), showIt(id)] : [])];
    case 'shared':
    case 'reused':
      return [writeCard(id)];
    default:
      return [];
  }
};

export function createResults(deps: Deps): Contributions {
  const summaries = createSummaries(deps);
  const service = createService(deps, summaries);
  const commands = createCommands(deps, service);
  const summaryCommands = createSummaryCommands(deps, summaries);

  const counts: DigestLine = {
    rank: 40,
    line: async (community, now) => {
      const { teamId, id, zone } = community;
      const today = deps.calendar.today(community, now);
      const quarters = (await deps.calendar.sessions(teamId, id)).map(({ quarterOn }) => quarterOn).filter((on) => on <= today);
      const since = quarters.sort().at(-1);
      if (since === undefined) return null;
      const experiments = await deps.experiments.list({ teamId, communityId: id, limit: MOST });
      return countsLine(countExperiments(experiments, toInstant(since, '00:00', zone)));
    },
  };

  return {
    name: 'results',
    actions: { ...commands.actions, ...summaryCommands.actions },
    submissions: { ...commands.submissions, ...summaryCommands.submissions },
    asks: createAsks(deps, service),
    digest: [counts],
    ...createAsking(deps, service),
    onExperiment: async (experiment, viewer, whole) => {
      const blocks = whole ? resultBlocks(experiment.findings, experiment.decidedAt === null ? null : experiment.verdict) : [];
      return {
        sections: blocks.length === 0 ? [] : [{ place: 'below', rank: RANK, blocks }],
        buttons: leadsOf(experiment).includes(viewer.person.userId) ? buttonsOf(experiment, viewer.person.userId) : [],
      };
    },
    describe: {
      result: async (ref, viewer) => {
        const experiment = await deps.experiments.find(viewer.person.teamId, ref.id);
        const looker = lookerOf(viewer);
        if (!experiment || experiment.resultAt === null || !seesTitle(deps.privacy, looker, experiment)) return null;
        const decided = experiment.decidedAt !== null && seesWhole(deps.privacy, looker, experiment) ? `: ${experiment.verdict}` : '';
        return {
          title: `“${shortTitle(experiment.title)}”${decided}`,
          open: { actionId: 'experiments:open', value: experiment.id },
        };
      },
    },
  };
}
