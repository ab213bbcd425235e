/** What everybody in the community may read, through the gate: it is exported, and comes back from an export. */
import { z } from 'zod';
import { EXPERIMENT_STATES, type Experiment, seesWhole } from '../../community/experiment.ts';
import type { Portable, PortableRow } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import { isLocalDate } from '../../platform/time/local-dates.ts';
import type { Parts } from './service.ts';

export const MOST = 5000;
const day = z.string().refine(isLocalDate);
const words = z.record(z.string(), z.string());

const rowSchema = z.object({
  ...{ id: z.string().min(1), title: z.string().min(1), templateId: z.string(), fields: words, findings: words },
  ...{ visibility: z.enum(['title', 'all', 'none']), ownerId: z.string().nullable(), partnerId: z.string().nullable() },
  ...{ partnerAgreed: z.boolean(), sourceId: z.string().nullable(), state: z.enum(EXPERIMENT_STATES) },
  ...{ round: z.number().int().min(1), beforeId: z.string().nullable(), startOn: day.nullable(), sinceOn: day.nullable() },
  ...{ days: z.number().int().min(1).max(28), extended: z.boolean(), verdict: z.enum(['adopt', 'adapt', 'abandon', 'extend']).nullable() },
  ...{ createdAt: z.number().int(), startedAt: z.number().int().nullable(), resultAt: z.number().int().nullable() },
  ...{ decidedAt: z.number().int().nullable(), sharedAt: z.number().int().nullable(), changedAt: z.number().int() },
});

export function createShared({ deps: { experiments, privacy } }: Parts) {
  /** Somebody who is a member and nothing else: what she may read, all may. */
  const isOpen = (one: Parameters<typeof seesWhole>[2]): boolean =>
    seesWhole(privacy, { userId: '', memberOf: [one.communityId], inOrganisation: false }, one);

  const list = async (community: Community): Promise<Experiment[]> => {
    const all = await experiments.list({ teamId: community.teamId, communityId: community.id, limit: MOST });
    return all.filter(isOpen).toSorted((a, b) => a.createdAt - b.createdAt || (a.id < b.id ? -1 : 1));
  };

  const portable: Portable = {
    name: 'experiments',
    rows: async (community) =>
      (await list(community)).map(({ teamId: _, communityId: __, buddyId: ___, misses: ____, ...row }): PortableRow => {
        // What a plain member may read of it was asked above, so that is what it says of itself.
        return { ...row, fields: { ...row.fields }, findings: { ...row.findings }, privacy: 'P3' };
      }),
    restore: async (community, row, { userId }) => {
      const parsed = rowSchema.safeParse(row);
      if (!parsed.success) return `not an experiment: ${parsed.error.issues[0]?.path.join('.') || 'the row'} is missing or wrong`;
      const restored = { ...parsed.data, teamId: community.teamId, communityId: community.id, buddyId: null, misses: 0 };
      if (!isOpen(restored)) return 'it is private, and private ones do not travel';
      const added = await experiments.add(restored, restored.ownerId ?? userId ?? '');
      return added ? null : 'an experiment with this id is here already';
    },
  };

  return { isOpen, list, portable };
}

export type Shared = ReturnType<typeof createShared>;
