/** What several stories need: the template, who may do what, and whether one can start. */
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import { may, REFUSED } from '../../community/experiment-rules.ts';
import { findName, requireLivingCommunity, requireMember } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { LibraryExperiment } from '../../library/library.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import type { LocalDate } from '../../platform/time/local-dates.ts';
import { toLocal, type Zone } from '../../platform/time/zones.ts';

export interface Parts {
  deps: Deps;
}

/** What keeps it from starting. */
export type Obstacle =
  | { is: 'running'; other: Experiment }
  /** The other lead runs one; which is hers to tell. */
  | { is: 'partner-running'; name: string }
  | { is: 'partner-silent'; name: string };

export const goneError = (): UserError =>
  new UserError('This experiment is not there any more, or is not open to you.', '`/experiment mine` shows yours.');

export function createService({ deps }: Parts) {
  const zoneOf = async (teamId: string, userId: string): Promise<Zone> => (await deps.people.find(teamId, userId))?.zone ?? 'UTC';

  const service = {
    /** Null when the library has it no more: what was written stays readable. */
    templateOf: (id: string): LibraryExperiment | null => deps.library.experiment_templates.find((each) => each.id === id) ?? null,

    zoneOf,
    today: async ({ teamId, userId, now }: Pick<Act, 'teamId' | 'userId' | 'now'>): Promise<LocalDate> =>
      toLocal(now, await zoneOf(teamId, userId)).date,

    find: (act: Pick<Act, 'teamId'>, id: string): Promise<Experiment | null> =>
      id === '' ? Promise.resolve(null) : deps.experiments.find(act.teamId, id),

    /** One that she leads, in a community that goes on. */
    async requireLed(act: Pick<Act, 'teamId' | 'userId'>, id: string): Promise<Experiment> {
      const experiment = await service.find(act, id);
      if (!experiment || !leadsOf(experiment).includes(act.userId)) throw goneError();
      await requireLivingCommunity(deps, act.teamId, experiment.communityId);
      return experiment;
    },

    /** The same, as long as she is a member: for what goes on. */
    async requireGoing(act: Pick<Act, 'teamId' | 'userId'>, id: string): Promise<Experiment> {
      const experiment = await service.requireLed(act, id);
      await requireMember(deps, await requireLivingCommunity(deps, act.teamId, experiment.communityId), act.userId);
      return experiment;
    },

    async findRunning(teamId: string, userId: string, except: string): Promise<Experiment | null> {
      const running = await deps.experiments.list({ teamId, leadId: userId, states: ['running'] });
      return running.find(({ id }) => id !== except) ?? null;
    },

    /** One running per person, a pilot for both leads; and she has said yes. */
    async findObstacle(experiment: Experiment, userId: string): Promise<Obstacle | null> {
      const { teamId, id, partnerId } = experiment;
      if (partnerId !== null && !experiment.partnerAgreed)
        return { is: 'partner-silent', name: await findName(deps, teamId, partnerId === userId ? (experiment.ownerId ?? '') : partnerId) };
      const other = await service.findRunning(teamId, userId, id);
      if (other) return { is: 'running', other };
      const second = leadsOf(experiment).find((lead) => lead !== userId);
      if (second === undefined || !(await service.findRunning(teamId, second, id))) return null;
      return { is: 'partner-running', name: await findName(deps, teamId, second) };
    },

    /** Starts it on this day, or says what keeps it. */
    async start(act: Pick<Act, 'teamId' | 'userId' | 'now'>, experiment: Experiment, on: LocalDate): Promise<Obstacle | null> {
      if (!may(experiment.state, 'started'))
        throw new UserError(REFUSED[experiment.state], '`/experiment mine` shows where each of yours is.');
      const obstacle = await service.findObstacle(experiment, act.userId);
      if (!obstacle) await deps.experiments.happen(experiment, { is: 'started', on }, { userId: act.userId, now: act.now });
      return obstacle;
    },
  };
  return service;
}

export type Service = ReturnType<typeof createService>;
