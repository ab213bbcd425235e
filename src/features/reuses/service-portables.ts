/** Notes and uses as they go out with the shelf, and come in again: only what was released, and of a use never whose it was. */
import { z } from 'zod';
import type { Portable } from '../../community/feature.ts';
import type { Community } from '../../community/records.ts';
import type { Parts } from './service.ts';
import type { Notes } from './service-notes.ts';

const noteSchema = z.object({
  ...{
    id: z.string().min(1).max(60),
    itemId: z.string().min(1).max(60),
    kind: z.enum(['worked-here', 'exception', 'adaptation', 'question']),
  },
  ...{ context: z.string().max(150), what: z.string().min(1).max(300), effect: z.string().max(75), keep: z.string().max(150) },
  ...{ reply: z.string().max(300), by: z.string().max(200), at: z.number().int() },
});
const useSchema = z.object({
  ...{ id: z.string().min(1).max(60), itemId: z.string().min(1).max(60), outcome: z.enum(['worked', 'part', 'not']) },
  ...{ elsewhere: z.boolean().nullable(), teamSize: z.enum(['small', 'middle', 'large']).nullable(), setting: z.string().max(120) },
  ...{ byAuthor: z.boolean(), startedAt: z.number().int(), knownAt: z.number().int() },
});

export function createPortables({ deps, store, notes }: Parts, { nameOf }: Notes): Portable[] {
  const where = ({ teamId, id: communityId }: Community) => ({ teamId, communityId });
  const isOnShelf = async ({ teamId, id }: Community, itemId: string): Promise<boolean> => {
    const item = await deps.shelf.find(teamId, itemId);
    return item !== null && item.communityId === id && item.privacy !== 'P0';
  };

  return [
    {
      name: 'annotations',
      rows: async (community) => {
        const rows = [];
        for (const note of await notes.ofCommunity(community.teamId, community.id)) {
          if (note.privacy !== 'P3' || !(await isOnShelf(community, note.itemId))) continue;
          const { id, itemId, kind, context, what, effect, keep, reply, at, privacy } = note;
          rows.push({ id, itemId, kind, context, what, effect, keep, reply, by: await nameOf(note), at, privacy });
        }
        return rows;
      },
      restore: async (community, row) => {
        const read = noteSchema.safeParse(row);
        if (!read.success) return 'This is no note of a shelf, or one of its fields is missing or too long.';
        const { by: credit, ...note } = read.data;
        if (!(await isOnShelf(community, note.itemId))) return 'The page it belongs to is not here.';
        await notes.add({ ...note, ...where(community), reuseId: null, userId: null, named: credit !== '', credit, privacy: 'P3' });
        return null;
      },
    },
    {
      name: 'reuses',
      rows: async (community) => {
        const rows = [];
        for (const use of await store.ofCommunity(community.teamId, community.id)) {
          const { id, itemId, outcome, elsewhere, teamSize, setting, byAuthor, startedAt, knownAt, privacy } = use;
          if (privacy !== 'P3' || outcome === null || !(await isOnShelf(community, itemId))) continue;
          const times = { startedAt: startedAt ?? 0, knownAt: knownAt ?? 0 };
          rows.push({ id, itemId, outcome, elsewhere, teamSize, setting, byAuthor, ...times, privacy });
        }
        return rows;
      },
      restore: async (community, row) => {
        const read = useSchema.safeParse(row);
        if (!read.success) return 'This is no use of a page, or one of its fields is missing or too long.';
        if (!(await isOnShelf(community, read.data.itemId))) return 'The page it belongs to is not here.';
        const use = { experimentId: null, userId: null, stage: 'over', reportedAt: read.data.knownAt, privacy: 'P3' } as const;
        await store.add({ ...read.data, ...where(community), ...use });
        return null;
      },
    },
  ];
}
