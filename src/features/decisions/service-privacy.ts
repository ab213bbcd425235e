/** What is kept of those who log decisions, and what may leave: only what everyone in the community reads. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import { isLocalDate } from '../../platform/time/local-dates.ts';
import type { Parts, Service } from './service.ts';

const date = z.string().refine(isLocalDate, 'is no date');
const decisionRow = z.object({
  ...{ id: z.string().min(1), kind: z.enum(['experiment', 'project']), under: z.string().min(1), author: z.string().nullable() },
  ...{ question: z.string(), decider: z.string(), heard: z.string(), raisedOn: date, decidedOn: date },
  ...{ carriedOn: date.nullable(), reversedOn: date.nullable(), createdAt: z.number() },
});

export function createPrivacyParts(
  { deps, store }: Parts,
  service: Service,
): Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>> {
  const released = async (teamId: string, communityId: string) =>
    (await store.in(teamId, communityId)).filter((decision) => decision.privacy === 'P3');

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      if (choice === 'with-name') return;
      // What nobody could read any more goes: it was for those who lead, and nobody else does.
      for (const { id, ruleId, privacy, communityId: where } of await store.of(teamId, userId)) {
        if (privacy !== 'P1' || (communityId !== null && communityId !== where)) continue;
        const rule = await service.find(teamId, ruleId);
        if (!rule?.leadIds.some((lead) => lead !== userId)) await store.remove(teamId, id);
      }
      await store.forget(teamId, userId, communityId, choice === 'delete');
    },

    storedAbout: async (teamId, userId) => {
      const logged = (await store.of(teamId, userId)).map(
        async ({ communityId, question, decider, heard, raisedOn, decidedOn, privacy }) => ({
          community: (await deps.communities.find(teamId, communityId))?.name ?? communityId,
          ...{ question, decider, heard, raisedOn, decidedOn, privacy },
        }),
      );
      const records = await Promise.all(logged);
      return records.length === 0 ? [] : [{ title: 'Decisions you logged', records }];
    },

    exportOf: async ({ teamId, id }) => {
      const records = (await released(teamId, id)).map((decision) => {
        const { question, decider, heard, raisedOn, decidedOn, carriedOn, reversedOn, privacy } = decision;
        return { question, decider, heard, raisedOn, decidedOn, carriedOn, reversedOn, privacy };
      });
      return [{ title: 'Decisions under a rule', records }];
    },

    portables: [
      {
        name: 'decisions',
        rows: async ({ teamId, id }) =>
          (await released(teamId, id)).map((decision) => {
            const { ruleKind: kind, ruleId: under, authorId: author, question, decider, heard, privacy } = decision;
            const { raisedOn, decidedOn, carriedOn, reversedOn, createdAt } = decision;
            return {
              ...{ id: decision.id, kind, under, author, question, decider, heard },
              ...{ raisedOn, decidedOn, carriedOn, reversedOn, createdAt, privacy },
            };
          }),
        restore: async ({ teamId, id: communityId }, row) => {
          const read = decisionRow.safeParse(row);
          if (!read.success) return 'this is no decision that I can read';
          const { kind: ruleKind, under: ruleId, author: authorId, ...rest } = read.data;
          if (rest.decidedOn < rest.raisedOn) return 'it was decided before it was raised';
          await store.add({ teamId, communityId, ruleKind, ruleId, authorId, ...rest, privacy: 'P3' });
          return null;
        },
      },
    ],
  };
}
