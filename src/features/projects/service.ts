/** A project: grown from a pilot, with somebody who needs to see it, three lines a month, and one leadership experiment in it. */
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import { addDays, type LocalDate } from '../../platform/time/local-dates.ts';
import { toInstant } from '../../platform/time/zones.ts';
import { type IdeaKind, isPilot, mayLink, monthEndsOn, monthOf, mostRunning, whatForbids } from './rules.ts';
import type { Progress, Project, Store } from './store.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}
export interface Who {
  teamId: string;
  userId: string;
  now: number;
}
export type Lines = Pick<Progress, 'done' | 'stuck' | 'next'>;

export const MONTH = 'projects.month';

export function createService({ deps, store }: Parts) {
  const { agenda, calendar, communities, experiments, members, people, trail } = deps;

  const findPilot = (project: Project): Promise<Experiment | null> => experiments.find(project.teamId, project.pilotId);

  /** Whoever leads it, then the two leads of its pilot. */
  const leadIds = async (project: Project): Promise<string[]> => {
    const pilot = await findPilot(project);
    return [...new Set([project.ownerId, ...(pilot ? leadsOf(pilot) : [])].filter((id) => id !== null))];
  };
  const isLead = async (project: Project, userId: string): Promise<boolean> => (await leadIds(project)).includes(userId);

  const planMonth = async (project: Project, community: Community, month: number): Promise<void> => {
    const { teamId, id, communityId, startedOn } = project;
    const dueAt = toInstant(monthEndsOn(startedOn, month), '00:05', community.zone);
    await agenda.once(MONTH, { teamId, communityId, anchor: `${id}/${month}`, dueAt, zone: community.zone });
  };

  /** Those in the way of one more; empty when there is room. */
  const inTheWay = async (community: Community): Promise<Project[]> => {
    const running = await store.list(community.teamId, community.id, 'running');
    const most = mostRunning(await members.count(community.teamId, community.id));
    return running.length < most ? [] : running;
  };

  return {
    leadIds,
    isLead,
    planMonth,
    inTheWay,

    /** Anybody in the community reads it; nobody else learns that it is there. */
    async require({ teamId, userId }: Pick<Who, 'teamId' | 'userId'>, id: string): Promise<{ project: Project; community: Community }> {
      const project = await store.find(teamId, id);
      if (!project) throw new UserError('This project is not there any more.', '`/rondo project` shows those that are.');
      const community = await requireCommunity(deps, teamId, project.communityId);
      await requireMember(deps, community, userId);
      return { project, community };
    },

    async requireRunning(who: Who, id: string): Promise<{ project: Project; community: Community }> {
      const found = await this.require(who, id);
      if (!(await isLead(found.project, who.userId)))
        throw new NotAllowedError('Only those who lead this project write in it.', 'Its page shows who they are.');
      if (found.project.state !== 'running')
        throw new UserError('This project was closed.', 'Its page stays, with what came of it. `/rondo project` shows those that run.');
      return found;
    },

    /** The pilot she wants to make a project, and where. */
    async requirePilot({ teamId, userId }: Who, id: string): Promise<{ pilot: Experiment; community: Community }> {
      const pilot = await experiments.find(teamId, id);
      if (!pilot || !leadsOf(pilot).includes(userId))
        throw new UserError('This pilot is not there any more.', '`/experiment mine` shows yours.');
      if (pilot.ownerId !== userId)
        throw new NotAllowedError(
          'Whoever designed the pilot makes it a project, as its words become everyone’s to read.',
          'Ask your other lead.',
        );
      const forbidden = whatForbids(pilot);
      if (forbidden !== null) throw new UserError(forbidden, '`/experiment mine` shows where each of yours is.');
      const community = await requireCommunity(deps, teamId, pilot.communityId);
      await requireMember(deps, community, userId);
      return { pilot, community };
    },

    findGrown: async (pilot: Pick<Experiment, 'teamId' | 'id'>): Promise<Project | null> =>
      (await store.around(pilot.teamId, pilot.id)).find(({ pilotId }) => pilotId === pilot.id) ?? null,

    /** Pilots of hers that could become one. */
    async eligible({ teamId, userId }: Who): Promise<Experiment[]> {
      const found: Experiment[] = [];
      for (const pilot of await experiments.list({ teamId, leadId: userId })) {
        if (!isPilot(pilot) || pilot.ownerId !== userId || whatForbids(pilot) !== null) continue;
        if (!(await store.around(teamId, pilot.id)).some(({ pilotId }) => pilotId === pilot.id)) found.push(pilot);
      }
      return found;
    },

    /** Null: it is one already. */
    async start(
      pilot: Experiment,
      community: Community,
      draft: Pick<Project, 'title' | 'aim' | 'sponsor'>,
      who: Who,
    ): Promise<Project | null> {
      const { teamId, id: communityId } = community;
      const startedOn = calendar.today(community, who.now);
      const project: Project = {
        ...{ teamId, id: deps.newId(), communityId, pilotId: pilot.id, ownerId: who.userId, ...draft, state: 'running' },
        ...{ leadershipId: null, leadershipKind: null, outcome: null, startedOn, endedOn: null, createdAt: who.now, privacy: 'P3' },
      };
      if (!(await store.add(project))) return null;
      await trail.link(teamId, { kind: 'experiment', id: pilot.id }, { kind: 'project', id: project.id }, who.now);
      await planMonth(project, community, 1);
      return project;
    },

    /** Hers that could run in it. */
    linkable: async (project: Project, { teamId, userId }: Who): Promise<Experiment[]> =>
      (await experiments.list({ teamId, communityId: project.communityId, leadId: userId })).filter((each) =>
        mayLink(each, project.pilotId),
      ),

    async link(project: Project, experimentId: string, kind: IdeaKind, who: Who): Promise<void> {
      const [chosen] = (await this.linkable(project, who)).filter(({ id }) => id === experimentId);
      if (!chosen) throw new UserError('This experiment cannot be linked any more.', 'Choose another, or design one.');
      await store.change(project.teamId, project.id, { leadershipId: chosen.id, leadershipKind: kind });
      await trail.link(project.teamId, { kind: 'project', id: project.id }, { kind: 'experiment', id: chosen.id }, who.now);
    },

    /** Of the month that has been going on, or of the one that is asked about. */
    async write(project: Project, lines: Lines, who: { userId: string; now: number }, asked: number | null = null): Promise<void> {
      const { teamId, id: projectId, communityId, startedOn } = project;
      const onDate = calendar.today(await communities.get(teamId, communityId), who.now);
      const month = asked ?? monthOf(startedOn, onDate);
      await store.putProgress({ teamId, projectId, communityId, month, onDate, authorId: who.userId, ...lines, privacy: 'P3' });
    },

    async close(project: Project, state: 'done' | 'stopped', outcome: string, on: LocalDate): Promise<void> {
      await store.change(project.teamId, project.id, { state, outcome, endedOn: on });
    },

    /** Whom to ask for the lines: whoever leads it, else the other lead; null when neither is here. */
    async findWriter(project: Project): Promise<string | null> {
      for (const userId of await leadIds(project)) {
        const member = await members.find(project.teamId, project.communityId, userId);
        const person = await people.find(project.teamId, userId);
        if (member?.status === 'active' && person?.active) return userId;
      }
      return null;
    },

    asksUntil: (on: LocalDate, community: Community): number => toInstant(addDays(on, 21), '00:00', community.zone),
  };
}

export type Service = ReturnType<typeof createService>;
