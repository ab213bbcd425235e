/** Hers in a list and on Home, each with what comes next; and the numbers of each community. */
import { type Experiment, seesTitle } from '../../community/experiment.ts';
import { countExperiments } from '../../community/experiment-rules.ts';
import type { HomePanel, Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { getViewer } from '../../community/find-viewer.ts';
import { lookerOf } from '../../community/privacy.ts';
import type { Community } from '../../community/records.ts';
import type { Act } from '../../platform/feature.ts';
import { toLocal } from '../../platform/time/zones.ts';
import { nextOf } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { countsLine, historyLine, nextLine, stateLine } from './views-lines.ts';
import { ideaRow, mineModal, oursRow, type RowView, rowBlocks } from './views-mine.ts';

/** Whoever may ask how it goes sees it while there is something to ask. */
const STATES_AHEAD = ['designed', 'running', 'result'] as const;
const MOST_COUNTED = 5000;
/** *Now*: the least urgent of what waits. */
const IDEA_RANK = 30 * 24 * 60;

export function createLists({ deps }: Parts, service: Service) {
  const { experiments, privacy } = deps;

  const momentsOf = async ({ person }: Pick<Viewer, 'person'>, experiment: Experiment): Promise<string> =>
    historyLine(await experiments.moments(experiment.teamId, experiment.id), (at) => toLocal(at, person.zone).date);

  const linesOf = (experiment: Experiment): { state: (viewer: Viewer) => string; next: (viewer: Viewer) => string } => ({
    state: ({ now, person }) => stateLine(experiment, toLocal(now, person.zone).date),
    next: ({ now, person }) =>
      nextLine(
        nextOf(
          experiment,
          service.templateOf(experiment.templateId),
          toLocal(now, person.zone).date,
          (at) => toLocal(at, person.zone).date,
        ),
      ),
  });

  const rowOf = async (viewer: Viewer, experiment: Experiment): Promise<RowView> => ({
    ...{ id: experiment.id, title: experiment.title, history: await momentsOf(viewer, experiment) },
    ...{ state: linesOf(experiment).state(viewer), next: linesOf(experiment).next(viewer) },
  });

  const counts = async (community: Community): Promise<string | null> => {
    const all = await experiments.list({ teamId: community.teamId, communityId: community.id, limit: MOST_COUNTED });
    const numbers = countExperiments(all);
    return Object.values(numbers).every((n) => n === 0) ? null : countsLine(numbers);
  };

  const hers = async ({ person }: Pick<Viewer, 'person'>): Promise<Experiment[]> =>
    experiments.list({ teamId: person.teamId, leadId: person.userId });

  const homePanels: HomePanel[] = [
    {
      section: 'now',
      plural: 'your ideas',
      rows: async (viewer) =>
        (await hers(viewer)).flatMap((experiment) => {
          const { person, now } = viewer;
          const dayAt = (at: number) => toLocal(at, person.zone).date;
          const next = nextOf(experiment, null, dayAt(now), dayAt);
          if (next.is !== 'design' || next.on === null || experiment.ownerId !== person.userId) return [];
          return [{ rank: IDEA_RANK, blocks: ideaRow(experiment, next.on) }];
        }),
    },
    {
      section: 'mine',
      plural: 'your experiments',
      rows: async (viewer) =>
        Promise.all((await hers(viewer)).map(async (one, rank) => ({ rank, blocks: rowBlocks(await rowOf(viewer, one)) }))),
      empty: async ({ memberships }) =>
        memberships.length === 0 ? null : 'No experiments yet. Type /experiment to design one in fifteen minutes.',
    },
    {
      section: 'ours',
      plural: 'experiments',
      rows: async ({ memberships }) => {
        const lines = await Promise.all(memberships.map(async ({ community }) => ({ community, line: await counts(community) })));
        return lines.flatMap(({ community, line }, rank) =>
          line === null ? [] : [{ rank: 300 + rank, blocks: oursRow(community.name, line) }],
        );
      },
    },
  ];

  return {
    homePanels,
    momentsOf,
    linesOf,

    async mine(
      act: Act,
      { page = 0, onlyIdeas = false, notice = null }: { page?: number; onlyIdeas?: boolean; notice?: string | null } = {},
    ) {
      const viewer = await getViewer(deps, act.teamId, act.userId, act.now);
      const looker = lookerOf(viewer);
      const mine = (await hers(viewer)).filter(({ state }) => !onlyIdeas || state === 'idea');
      const asked = await experiments.list({ teamId: act.teamId, buddyId: act.userId, states: STATES_AHEAD });
      const seen = onlyIdeas ? [] : asked.filter((one) => seesTitle(privacy, looker, one));
      const lines = onlyIdeas ? [] : await Promise.all(viewer.memberships.map(async ({ community }) => [community.name, await counts(community)] as const)); // biome-ignore format: one thought
      return mineModal({
        rows: await Promise.all(mine.map((one) => rowOf(viewer, one))),
        asked: await Promise.all(
          seen.map(async (one) => ({
            ...{ id: one.id, title: one.title, state: linesOf(one).state(viewer) },
            owner: await findName(deps, act.teamId, one.ownerId ?? ''),
          })),
        ),
        counts: lines.flatMap(([name, line]) => (line === null ? [] : [{ name, line }])),
        ...{ page, onlyIdeas, notice },
      });
    },
  };
}

export type Lists = ReturnType<typeof createLists>;
