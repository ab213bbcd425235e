/** Answers along the way: recorded, told to the life cycle, read by whom they are for. */
import { type Experiment, seesWhole, wholeOf } from '../../community/experiment.ts';
import { dayOf } from '../../community/experiment-rules.ts';
import type { Viewer } from '../../community/feature.ts';
import { askedOf } from '../../community/find-experiment.ts';
import { findName } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import { lookerOf } from '../../community/privacy.ts';
import { classOf, covers, nextLook, readRef, refOf, type Said } from './rules.ts';
import type { CheckIn, Store } from './store.ts';
import type { ExperimentView } from './views.ts';
import type { CheckInView } from './views-page.ts';

export const CHECK_IN = 'checkpoints.check-in';

export interface Parts {
  deps: Deps;
  store: Store;
}

interface Saying {
  id: string;
  said: Said;
  kept: boolean;
  userId: string;
  now: number;
}

export function createService({ deps, store }: Parts) {
  const templateOf = ({ templateId }: Pick<Experiment, 'templateId'>) =>
    deps.library.experiment_templates.find(({ id }) => id === templateId) ?? null;
  const daysOf = (experiment: Pick<Experiment, 'templateId'>): readonly number[] => templateOf(experiment)?.checkpoints_days ?? [];

  const todayIn = async (experiment: Pick<Experiment, 'teamId' | 'communityId'>, now: number) =>
    deps.calendar.today(await deps.communities.get(experiment.teamId, experiment.communityId), now);

  /** What waits for an answer already, or will in a day or two. */
  async function asksNear(experiment: Experiment, now: number) {
    const userId = askedOf(experiment);
    if (userId === null) return [];
    const today = await todayIn(experiment, now);
    return (await deps.attention.waiting(experiment.teamId, userId, now)).filter(
      ({ kind, ref, opensOn }) => kind === CHECK_IN && readRef(ref).experimentId === experiment.id && covers(opensOn, today),
    );
  }

  async function record(experiment: Experiment, { id, said, kept, userId, now }: Saying): Promise<void> {
    const { teamId, communityId } = experiment;
    const before = await store.find(teamId, id);
    const second = userId !== experiment.ownerId;
    const row: CheckIn = {
      ...{ teamId, id, communityId, experimentId: experiment.id, byId: userId, at: now, ...said, kept, second },
      ...{ day: dayOf(experiment, await todayIn(experiment, now)), privacy: classOf({ kept, second }, experiment).privacy },
    };
    await store.put(row);
    if (before === null) await deps.experiments.happen(experiment, { is: 'checked' }, { userId, now });
    for (const ask of await asksNear(experiment, now)) await deps.attention.markAnswered(ask, now);
  }

  return {
    daysOf,
    todayIn,
    record,

    /** The id under which an answer given now is kept: that of the ask it stands for, if there is one. */
    newAnswerId: async (experiment: Experiment, now: number): Promise<string> =>
      (await asksNear(experiment, now))[0]?.ref ?? `${refOf(experiment, dayOf(experiment, await todayIn(experiment, now)))}/own`,

    viewOf: async (experiment: Experiment, userId: string): Promise<ExperimentView> => {
      const { teamId, id, title, buddyId, fields, ownerId, partnerId } = experiment;
      const other = ownerId === userId ? partnerId : ownerId;
      return {
        ...{ id, title, expected: fields.predict ?? '', isVisible: wholeOf(experiment).privacy === 'P3' },
        with: other === null ? null : await findName(deps, teamId, other),
        buddy: buddyId === null ? null : await findName(deps, teamId, buddyId),
      };
    },

    nextOn: async (experiment: Experiment, now: number) => nextLook(experiment, daysOf(experiment), await todayIn(experiment, now)),

    /** Newest first, as far as she may read them. */
    visible: async (experiment: Experiment, viewer: Viewer): Promise<CheckInView[]> => {
      const looker = lookerOf(viewer);
      if (!seesWhole(deps.privacy, looker, experiment)) return [];
      const rows = await store.listOf(experiment.teamId, experiment.id);
      const visible = rows.filter((row) => deps.privacy.see(looker, classOf(row, experiment)));
      // With one lead only it goes without saying who wrote it.
      const isPilot = experiment.partnerId !== null;
      const names = await deps.people.findMany(
        experiment.teamId,
        visible.flatMap(({ byId }) => byId ?? []),
      );
      return visible.map((row) => ({
        ...row,
        by: isPilot ? (names.get(row.byId ?? '')?.name ?? 'Somebody who has left') : null,
        kept: classOf(row, experiment).privacy !== wholeOf(experiment).privacy,
      }));
    },

    /** Visibility or a decision changes who may read them. */
    classify: async (experiment: Experiment): Promise<void> => {
      for (const row of await store.listOf(experiment.teamId, experiment.id)) {
        const { privacy } = classOf(row, experiment);
        if (privacy !== row.privacy) await store.change(row.teamId, row.id, { privacy });
      }
    },
  };
}

export type Service = ReturnType<typeof createService>;
