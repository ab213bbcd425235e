/** What is kept about whoever uses tools, and what the community takes along: shared copies. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import { sayInstant } from '../../community/stored-words.ts';
import { KIND_WORDS } from './rules.ts';
import { readBody } from './rules-text.ts';
import type { Parts, Service } from './service.ts';

const rowSchema = z.object({
  id: z.string().min(1).max(100),
  kind: z.enum(['checklist', 'tree', 'rubric']),
  from: z.string(),
  name: z.string().min(1).max(75),
  useWhen: z.string().max(200),
  body: z.string(),
  by: z.string().nullable(),
  createdAt: z.number().int(),
  changedAt: z.number().int(),
});

type Ours = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>>;

export function createPrivacyParts({ store }: Parts, service: Service): Ours {
  const sharedIn = async (teamId: string, communityId: string) =>
    (await store.copiesIn(teamId, communityId)).filter(({ privacy }) => privacy === 'P3');
  const nameOf = async (teamId: string, toolId: string): Promise<string> =>
    service.originals.find(({ id }) => id === toolId)?.name ?? (await store.findCopy(teamId, toolId))?.name ?? 'a copy that is gone';

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await store.forgetUses(teamId, userId, communityId);
      const hers = (await store.copiesOf(teamId, userId)).filter((copy) => communityId === null || copy.communityId === communityId);
      for (const copy of hers) {
        if (copy.privacy === 'P0' || choice === 'delete') await store.removeCopy(teamId, copy.id);
        else if (choice === 'without-name') await store.putCopy({ ...copy, ownerId: null });
      }
    },

    storedAbout: async (teamId, userId) => {
      const copies = (await store.copiesOf(teamId, userId)).map(({ name, useWhen, body, changedAt, privacy }) => ({
        ...{ name, 'use it when': useWhen, text: body, changed: sayInstant(changedAt), privacy },
      }));
      const runs = (await store.runsOf(teamId, userId)).map(async ({ toolId, ticks, changedAt, privacy }) => ({
        ...{ tool: await nameOf(teamId, toolId), ticked: ticks.map((at) => at + 1).join(', '), changed: sayInstant(changedAt), privacy },
      }));
      const ratings = (await store.ratingsOf(teamId, userId)).map(async ({ toolId, scores, at, privacy }) => ({
        ...{ tool: await nameOf(teamId, toolId), scores: scores.join(', '), on: sayInstant(at), privacy },
      }));
      return [
        { title: 'Your copies of tools', records: copies },
        { title: 'Checklists you are going through', records: await Promise.all(runs) },
        { title: 'Self-ratings you kept', records: await Promise.all(ratings) },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async ({ teamId, id }) => {
      const records = (await sharedIn(teamId, id)).map(({ kind, name, useWhen, body, privacy }) => ({
        ...{ kind: KIND_WORDS[kind].one, name, 'use it when': useWhen, text: body, privacy },
      }));
      return [{ title: 'Tools that members copied and shared', records }];
    },

    portables: [
      {
        name: 'tools',
        rows: async ({ teamId, id }) =>
          (await sharedIn(teamId, id)).map((copy) => ({
            ...{ id: copy.id, kind: copy.kind, from: copy.originId, name: copy.name, useWhen: copy.useWhen, body: copy.body },
            ...{ by: copy.ownerId, createdAt: copy.createdAt, changedAt: copy.changedAt, privacy: copy.privacy },
          })),
        restore: async ({ teamId, id: communityId }, row) => {
          const read = rowSchema.safeParse(row);
          if (!read.success) return 'It is no tool.';
          const { id, kind, from: originId, name, useWhen, body, by: ownerId, createdAt, changedAt } = read.data;
          const checked = readBody(kind, body);
          if ('problem' in checked) return checked.problem;
          const known = await store.findCopy(teamId, id);
          if (known && (known.communityId !== communityId || known.privacy !== 'P3')) return 'A tool with this id is here already.';
          if (service.originals.some((tool) => tool.id === id)) return 'A tool of the library has this id.';
          await store.putCopy({
            teamId,
            id,
            communityId,
            ownerId,
            kind,
            originId,
            name,
            useWhen,
            body,
            privacy: 'P3',
            createdAt,
            changedAt,
          });
          return null;
        },
      },
    ],
  };
}
