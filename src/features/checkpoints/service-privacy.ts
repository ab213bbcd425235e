/** What is stored of check-ins about whom, what may leave, and what becomes of it when she goes. */
import { z } from 'zod';
import { type Experiment, leadsOf } from '../../community/experiment.ts';
import type { Contributions, Portable, PortableRow } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Community } from '../../community/records.ts';
import { sayDate } from '../../platform/time/say.ts';
import { classOf } from './rules.ts';
import type { Parts } from './service.ts';
import type { CheckIn } from './store.ts';

const rowSchema = z.object({
  ...{ id: z.string().min(1), experiment: z.string().min(1), by: z.string().nullable(), at: z.number().int(), day: z.number().int() },
  ...{
    did: z.string().max(300),
    saw: z.string().max(300),
    vs: z.string().max(75),
    learned: z.string().max(300),
    next: z.string().max(200),
  },
});

type PrivacyParts = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables' | 'tidy'>>;

export function createPrivacyParts({ deps, store }: Parts): PrivacyParts {
  /** Of shared experiments only, each answer asked about at the gate's rule. */
  const shared = async ({ teamId, id }: Community): Promise<{ experiment: Experiment; row: CheckIn }[]> => {
    const experiments = await deps.experiments.list({ teamId, communityId: id, states: ['shared', 'reused'], limit: 10_000 });
    const found: { experiment: Experiment; row: CheckIn }[] = [];
    for (const experiment of experiments.toSorted((a, b) => (a.id < b.id ? -1 : 1)))
      for (const row of (await store.listOf(teamId, experiment.id)).toReversed())
        if (classOf(row, experiment).privacy === 'P3') found.push({ experiment, row });
    return found;
  };

  const checkIns: Portable = {
    name: 'checkpoints',
    rows: async (community) =>
      (await shared(community)).map(({ row, experiment }): PortableRow => {
        const { id, experimentId, byId, at, day, did, saw, vs, learned, next } = row;
        const { privacy } = classOf(row, experiment);
        return { id, experiment: experimentId, by: byId, at, day, did, saw, vs, learned, next, privacy };
      }),
    restore: async ({ teamId, id: communityId }, row) => {
      const read = rowSchema.safeParse(row);
      if (!read.success) return 'This check-in lacks something or is too long.';
      const { experiment: experimentId, by: byId, ...said } = read.data;
      const experiment = await deps.experiments.find(teamId, experimentId);
      if (experiment?.communityId !== communityId) return 'The experiment of this check-in is not here.';
      const second = byId !== null && byId === experiment.partnerId;
      const { privacy } = classOf({ kept: false, second }, experiment);
      await store.put({ teamId, communityId, experimentId, byId, ...said, kept: false, second, privacy });
      return null;
    },
  };

  return {
    portables: [checkIns],

    forget: async ({ teamId, userId, communityId, choice }) => {
      for (const row of await store.listBy(teamId, userId)) {
        if (communityId !== null && row.communityId !== communityId) continue;
        const experiment = await deps.experiments.find(teamId, row.experimentId);
        const isRead =
          experiment !== null && (classOf(row, experiment).privacy === 'P3' || leadsOf(experiment).some((id) => id !== userId));
        // What nobody else could ever read goes with her, unless she stays elsewhere.
        if (choice === 'delete' || (!isRead && communityId === null)) await store.remove(teamId, row.id);
        else if (choice === 'without-name' && isRead) await store.change(teamId, row.id, { byId: null });
      }
    },

    storedAbout: async (teamId, userId) => {
      const records = (await store.listBy(teamId, userId)).map(async (row) => ({
        community: (await deps.communities.find(teamId, row.communityId))?.name ?? row.communityId,
        experiment: (await deps.experiments.find(teamId, row.experimentId))?.title ?? '',
        ...{ on: sayDate(row.at, 'UTC', true), compared: row.vs, did: row.did, saw: row.saw, learned: row.learned, next: row.next },
        privacy: row.privacy,
      }));
      return records.length === 0 ? [] : [{ title: 'Check-ins of your experiments', records: await Promise.all(records) }];
    },

    exportOf: async (community) => {
      const records = (await shared(community)).map(async ({ experiment, row }) => ({
        experiment: experiment.title,
        name: row.byId === null ? '' : await findName(deps, row.teamId, row.byId),
        ...{ day: row.day, compared: row.vs, did: row.did, saw: row.saw, learned: row.learned, next: row.next, privacy: row.privacy },
      }));
      return [{ title: 'Check-ins of shared experiments', records: await Promise.all(records) }];
    },

    /** Their experiment is gone. */
    tidy: async () => {
      for (const { teamId, experimentId } of await store.experiments())
        if (!(await deps.experiments.find(teamId, experimentId))) await store.removeOf(teamId, experimentId);
    },
  };
}
