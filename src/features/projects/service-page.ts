/** Projects as somebody sees them: the page, the rows, what stands on the pages of their experiments. */
import { type Experiment, seesTitle } from '../../community/experiment.ts';
import type { Described, HomePanel, HomeRow, PageParts, Viewer } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { getViewer } from '../../community/find-viewer.ts';
import { belongs } from '../../community/member-rules.ts';
import { lookerOf } from '../../community/privacy.ts';
import { joinWords } from '../../community/words.ts';
import type { Ref } from '../../platform/delivery/outbox.ts';
import { actions, button, plainSection } from '../../platform/slack/text.ts';
import { whatForbids } from './rules.ts';
import type { Parts, Service, Who } from './service.ts';
import type { Project } from './store.ts';
import { grownLine, listModal, type ProjectView, pageModal, projectRow, runsInLine } from './views.ts';

export function createPages({ deps, store }: Parts, service: Service) {
  const { experiments, privacy } = deps;

  const sees = (viewer: Viewer, project: Project): boolean => privacy.see(lookerOf(viewer), { ...project, authorId: project.ownerId });

  const leadersOf = async (project: Project): Promise<string> => {
    const names = await Promise.all((await service.leadIds(project)).map((id) => findName(deps, project.teamId, id)));
    return names.length === 0 ? 'nobody at the moment' : joinWords(names);
  };

  const viewOf = async (project: Project, viewer: Viewer): Promise<ProjectView> => {
    const { leadershipId, leadershipKind: kind } = project;
    const linked = leadershipId === null ? null : await experiments.find(project.teamId, leadershipId);
    const title = linked && seesTitle(privacy, lookerOf(viewer), linked) ? linked.title : null;
    return {
      ...project,
      leads: await leadersOf(project),
      leadership: leadershipId === null ? null : { id: leadershipId, title, kind },
      progress: (await store.progress(project.teamId, project.id)).toReversed(),
      isLead: await service.isLead(project, viewer.person.userId),
    };
  };

  const runningViews = async (viewer: Viewer): Promise<ProjectView[]> => {
    const views: ProjectView[] = [];
    for (const { community, member } of viewer.memberships) {
      if (!belongs(member)) continue;
      for (const project of await store.list(community.teamId, community.id, 'running'))
        if (sees(viewer, project)) views.push(await viewOf(project, viewer));
    }
    return views;
  };

  const ours: HomePanel = {
    section: 'ours',
    plural: 'all projects',
    rows: async (viewer): Promise<HomeRow[]> => (await runningViews(viewer)).map((view) => ({ rank: 40, blocks: projectRow(view) })),
  };

  const onExperiment = async (experiment: Experiment, viewer: Viewer): Promise<PageParts> => {
    const around = (await store.around(experiment.teamId, experiment.id)).filter((project) => sees(viewer, project));
    const sections = around.map(({ id, title, pilotId }) => {
      const said = pilotId === experiment.id ? grownLine(title) : runsInLine(title);
      const open = button('Open the project', `projects:open#${id}`, { value: id });
      return { place: 'below' as const, rank: 30, blocks: [plainSection(said, open)] };
    });
    const isHers = experiment.ownerId === viewer.person.userId && whatForbids(experiment) === null;
    const mayStart = isHers && !around.some(({ pilotId }) => pilotId === experiment.id);
    const start = actions(button('Make it a project', 'projects:start', { value: experiment.id }));
    return { sections: [...sections, ...(mayStart ? [{ place: 'below' as const, rank: 30, blocks: [start] }] : [])] };
  };

  return {
    home: [ours],
    onExperiment,

    async page(who: Who, id: string, notice: string | null = null) {
      const { project } = await service.require(who, id);
      return pageModal(await viewOf(project, await getViewer(deps, who.teamId, who.userId, who.now)), notice);
    },

    async list(who: Who) {
      const viewer = await getViewer(deps, who.teamId, who.userId, who.now);
      return listModal(await runningViews(viewer), await service.eligible(who));
    },

    describe: async (ref: Ref, viewer: Viewer): Promise<Described | null> => {
      const project = await store.find(viewer.person.teamId, ref.id);
      if (!project || !sees(viewer, project)) return null;
      return { title: project.title, open: { actionId: 'projects:open', value: project.id } };
    },
  };
}

export type Pages = ReturnType<typeof createPages>;
