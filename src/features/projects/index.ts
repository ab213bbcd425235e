/** Projects: pilots that somebody beyond the two teams needs to see, each with one leadership experiment in it. (practice rows 56 and 57) */
import type { Contributions } from '../../community/feature.ts';
import type { Deps } from '../../community/kernel.ts';
import { createAsks, createTouches } from './agenda.ts';
import { createCommands } from './commands.ts';
import { createService, type Parts } from './service.ts';
import { createPages } from './service-page.ts';
import { createPrivacyParts } from './service-privacy.ts';
import { createStore, type Project } from './store.ts';

/** A project as others need to know it. */
export interface ProjectFacts {
  id: string;
  communityId: string;
  title: string;
  isRunning: boolean;
  leadIds: string[];
}

export interface Projects extends Contributions {
  findProject(teamId: string, id: string): Promise<ProjectFacts | null>;
  listProjects(teamId: string, communityId: string): Promise<ProjectFacts[]>;
}

export function createProjects(deps: Deps): Projects {
  const parts: Parts = { deps, store: createStore(deps.db) };
  const service = createService(parts);
  const pages = createPages(parts, service);
  const { store } = parts;
  const factsOf = async (project: Project): Promise<ProjectFacts> => {
    const { id, communityId, title, state } = project;
    return { id, communityId, title, isRunning: state === 'running', leadIds: await service.leadIds(project) };
  };

  return {
    name: 'projects',
    ...createCommands(parts, service, pages),
    touches: createTouches(parts, service),
    asks: createAsks(parts, service),
    home: pages.home,
    onExperiment: pages.onExperiment,
    describe: { project: pages.describe },
    ...createPrivacyParts(parts),
    findProject: async (teamId, id) => {
      const project = await store.find(teamId, id);
      return project && factsOf(project);
    },
    listProjects: async (teamId, communityId) => Promise.all((await store.list(teamId, communityId)).map(factsOf)),
  };
}
