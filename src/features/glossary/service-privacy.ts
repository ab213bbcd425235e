/** What is kept about who read a term and who spoke for a function; what the export takes along. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { afterTakingBack } from './rules-clash.ts';
import type { Parts, Service } from './service.ts';

const rowSchema = z.object({
  item: z.string(),
  function: z.string().min(1).max(60),
  by: z.string().nullable(),
  at: z.number().int(),
  definition: z.string().max(3000),
  own: z.boolean(),
  clashAt: z.number().int().nullable(),
});

type Ours = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>>;

export function createPrivacyParts({ deps, store }: Parts, service: Service): Ours {
  const { shelf } = deps;
  const termOf = async (teamId: string, id: string): Promise<string> => (await shelf.find(teamId, id))?.title ?? 'a term that is gone';

  return {
    forget: async ({ teamId, userId, communityId, choice, now }) => {
      if (choice !== 'with-name') await store.forgetReadings(teamId, userId, communityId);
      if (choice === 'with-name') return;
      const hers = (await store.confirmationsBy(teamId, userId)).filter((row) => communityId === null || row.communityId === communityId);
      for (const { itemId, jobFunction } of hers) {
        const whose = { teamId, itemId };
        const rows = await store.confirmations(whose);
        const present = (await shelf.find(teamId, itemId))?.parts.definition ?? '';
        // Her function's word stands without her name, unless her texts are to go.
        const next =
          choice === 'delete'
            ? afterTakingBack(rows, jobFunction, present, now)
            : rows.map((row) => (row.jobFunction === jobFunction ? { ...row, userId: null } : row));
        await store.putConfirmations(whose, next);
      }
    },

    storedAbout: async (teamId, userId) => {
      const read = (await store.readingsBy(teamId, userId)).map(async ({ itemId, at, privacy }) => ({
        ...{ term: await termOf(teamId, itemId), on: sayInstant(at), privacy },
      }));
      const said = (await store.confirmationsBy(teamId, userId)).map(async ({ itemId, jobFunction, definition, own, at, privacy }) => ({
        ...{ term: await termOf(teamId, itemId), for: jobFunction, says: own ? definition : 'we use it so', on: sayInstant(at), privacy },
      }));
      return [
        { title: 'Terms that you read so, too', records: await Promise.all(read) },
        { title: 'Terms you confirmed for your function', records: await Promise.all(said) },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async (community) => {
      const terms = new Map((await service.sharedTerms(community)).map(({ id, title }) => [id, title]));
      const records = (await store.confirmationsIn(community.teamId, community.id)).flatMap(
        ({ itemId, jobFunction, definition, own, privacy }) => {
          const term = terms.get(itemId);
          return term === undefined ? [] : [{ term, function: jobFunction, definition, differs: own, privacy }];
        },
      );
      return [{ title: 'What functions say about terms', records }];
    },

    portables: [
      {
        name: 'confirmations',
        rows: async (community) => {
          const terms = new Set((await service.sharedTerms(community)).map(({ id }) => id));
          const rows = (await store.confirmationsIn(community.teamId, community.id)).filter(({ itemId }) => terms.has(itemId));
          return rows.map(({ itemId, jobFunction, userId, at, definition, own, clashAt, privacy }) => ({
            ...{ item: itemId, function: jobFunction, by: userId, at, definition, own, clashAt, privacy },
          }));
        },
        restore: async ({ teamId, id: communityId }, row) => {
          const read = rowSchema.safeParse(row);
          if (!read.success) return 'It is no confirmation of a term.';
          const { item: itemId, function: jobFunction, by: userId, at, definition, own, clashAt } = read.data;
          const item = await shelf.find(teamId, itemId);
          if (item?.kind !== 'term' || item.communityId !== communityId) return 'Its term is not here.';
          const whose = { teamId, itemId };
          const others = (await store.confirmations(whose)).filter((each) => each.jobFunction !== jobFunction);
          const restored = { ...whose, communityId, jobFunction, userId, at, definition, own, clashAt, privacy: 'P3' as const };
          await store.putConfirmations(whose, [...others, restored]);
          return null;
        },
      },
    ],
  };
}
