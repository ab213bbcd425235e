/** Who suggested somebody: kept, shown to her, taken along, forgotten. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import type { Store } from './store.ts';

const rowSchema = z.object({
  id: z.string(),
  for: z.string(),
  who: z.string().max(300),
  function: z.string(),
  why: z.string().max(300),
  state: z.enum(['suggested', 'invited', 'came', 'not-now']),
  by: z.string().nullable(),
  at: z.number().int(),
  changed_at: z.number().int(),
  privacy: z.literal('P3'),
});

export const createPrivacyParts = (store: Store): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'portables'>> => ({
  forget: ({ teamId, userId, communityId, choice }) =>
    choice === 'with-name' ? Promise.resolve() : store.unname(teamId, userId, communityId, choice === 'delete'),
  storedAbout: async (teamId, userId) => {
    const rows = await store.by(teamId, userId);
    return rows.length === 0
      ? []
      : [{ title: 'Whom you suggested', records: rows.map(({ who, jobFunction, why, state, privacy }) => ({ who, function: jobFunction, why, state, privacy })) }]; // biome-ignore format: one thought
  },
  portables: [
    {
      name: 'invitations',
      rows: async ({ teamId, id }) =>
        (await store.list(teamId, id))
          .toSorted((a, b) => (a.id < b.id ? -1 : 1))
          .map((row) => ({
            ...{ id: row.id, for: `${row.refKind}/${row.refId}`, who: row.who, function: row.jobFunction, why: row.why, state: row.state },
            ...{ by: row.byId, at: row.at, changed_at: row.changedAt, privacy: row.privacy },
          })),
      restore: async ({ teamId, id: communityId }, given) => {
        const read = rowSchema.safeParse(given);
        if (!read.success) return read.error.issues[0]?.message ?? 'is not well-formed';
        const { id, who, why, state, privacy, at } = read.data;
        const [refKind = '', refId = ''] = read.data.for.split('/');
        await store.add({
          ...{ teamId, id, communityId, refKind, refId, who, jobFunction: read.data.function, why, state, byId: read.data.by },
          ...{ at, changedAt: read.data.changed_at, privacy },
        });
        return null;
      },
    },
  ],
});
