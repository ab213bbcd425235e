/** What is kept of those who lead projects, what may be exported, and how rows come back. */
import { z } from 'zod';
import { titleOf } from '../../community/experiment.ts';
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import { isLocalDate } from '../../platform/time/local-dates.ts';
import { IDEA_KINDS } from './rules.ts';
import type { Parts } from './service.ts';
import type { Project } from './store.ts';

const date = z.string().refine(isLocalDate, 'is no date');
const projectRow = z.object({
  ...{
    id: z.string().min(1),
    pilot: z.string().min(1),
    lead: z.string().nullable(),
    title: z.string(),
    aim: z.string(),
    sponsor: z.string(),
  },
  ...{ state: z.enum(['running', 'done', 'stopped']), leadership: z.string().nullable(), tries: z.enum(IDEA_KINDS).nullable() },
  ...{ outcome: z.string().nullable(), startedOn: date, endedOn: date.nullable(), createdAt: z.number() },
});
const progressRow = z.object({
  ...{ project: z.string().min(1), month: z.number().int().min(1), on: date, author: z.string().nullable() },
  ...{ done: z.string(), stuck: z.string(), next: z.string() },
});

export function createPrivacyParts({
  deps,
  store,
}: Parts): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>> {
  const { communities, experiments, privacy } = deps;
  const projectTitle = async (teamId: string, id: string): Promise<string> => (await store.find(teamId, id))?.title ?? 'a project';

  /** Which experiment runs in it is told only where all members may know. */
  const linkedFor = async ({ teamId, communityId, leadershipId }: Project): Promise<string | null> => {
    const linked = leadershipId === null ? null : await experiments.find(teamId, leadershipId);
    const everybody = { userId: '', memberOf: [communityId], inOrganisation: false };
    return linked && privacy.see(everybody, titleOf(linked)) ? linked.id : null;
  };

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      if (choice === 'with-name') return;
      if (choice === 'delete') {
        for (const project of (await store.of(teamId, userId)).projects)
          if (communityId === null || project.communityId === communityId) await store.remove(teamId, project.id);
      }
      await store.unname(teamId, userId, communityId, choice === 'delete');
    },

    storedAbout: async (teamId, userId) => {
      const { projects, progress } = await store.of(teamId, userId);
      const led = projects.map(async ({ communityId, title, aim, sponsor, state, outcome, privacy: held }) => ({
        community: (await communities.find(teamId, communityId))?.name ?? communityId,
        ...{ title, aim, sponsor, state, outcome, privacy: held },
      }));
      const lines = progress.map(async ({ projectId, onDate, done, stuck, next, privacy: held }) => ({
        project: await projectTitle(teamId, projectId),
        ...{ on: onDate, done, stuck, next, privacy: held },
      }));
      return [
        { title: 'Projects you lead', records: await Promise.all(led) },
        { title: 'Monthly lines you wrote', records: await Promise.all(lines) },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async ({ teamId, id }) => {
      const projects = await store.list(teamId, id);
      const records = projects.map(async ({ ownerId, title, aim, sponsor, state, outcome, startedOn, endedOn, privacy: held }) => ({
        ...{ title, aim, sponsor, state, outcome, startedOn, endedOn },
        lead: ownerId === null ? null : await findName(deps, teamId, ownerId),
        privacy: held,
      }));
      return [{ title: 'Projects', records: await Promise.all(records) }];
    },

    portables: [
      {
        name: 'projects',
        rows: async ({ teamId, id }) =>
          Promise.all(
            (await store.list(teamId, id)).map(async (project) => ({
              ...{ id: project.id, pilot: project.pilotId, lead: project.ownerId, title: project.title, aim: project.aim },
              ...{ sponsor: project.sponsor, state: project.state, leadership: await linkedFor(project), tries: project.leadershipKind },
              ...{ outcome: project.outcome, startedOn: project.startedOn, endedOn: project.endedOn, createdAt: project.createdAt },
              privacy: project.privacy,
            })),
          ),
        restore: async ({ teamId, id: communityId }, row) => {
          const read = projectRow.safeParse(row);
          if (!read.success) return 'this is no project that I can read';
          const { pilot: pilotId, lead: ownerId, leadership: leadershipId, tries: leadershipKind, ...rest } = read.data;
          await store.add({ teamId, communityId, pilotId, ownerId, leadershipId, leadershipKind, ...rest, privacy: 'P3' });
          return null;
        },
      },
      {
        name: 'project-progress',
        rows: async ({ teamId, id }) => {
          const rows = [];
          for (const { id: project } of await store.list(teamId, id))
            for (const { month, onDate, authorId, done, stuck, next, privacy: held } of await store.progress(teamId, project))
              rows.push({ project, month, on: onDate, author: authorId, done, stuck, next, privacy: held });
          return rows;
        },
        restore: async ({ teamId, id: communityId }, row) => {
          const read = progressRow.safeParse(row);
          if (!read.success) return 'these are no lines of a project that I can read';
          const { project: projectId, on: onDate, author: authorId, ...rest } = read.data;
          if ((await store.find(teamId, projectId))?.communityId !== communityId) return 'its project is not here';
          await store.putProgress({ teamId, communityId, projectId, onDate, authorId, ...rest, privacy: 'P3' });
          return null;
        },
      },
    ],
  };
}
