/** What is stored about who took which section, who follows what, and who named another way. */
import { z } from 'zod';
import type { Contributions } from '../../community/feature.ts';
import { findName } from '../../community/find-member.ts';
import type { Parts } from './service.ts';

const STATES = { going: 'under way', done: 'through', stopped: 'stopped', silent: 'ended quietly', gone: 'not readable any more' } as const;
const wayRow = z.object({ item: z.string().min(1), other: z.string().min(1) });

type Kept = Required<Pick<Contributions, 'forget' | 'storedAbout' | 'exportOf' | 'portables'>>;

export function createPrivacyParts({ deps, store, follows }: Parts): Kept {
  const { shelf } = deps;
  const titleOf = async (teamId: string, id: string): Promise<string> => (await shelf.find(teamId, id))?.title ?? 'no longer on the shelf';
  const isShared = async (teamId: string, id: string): Promise<boolean> => ((await shelf.find(teamId, id))?.privacy ?? 'P0') !== 'P0';

  return {
    forget: async ({ teamId, userId, communityId, choice }) => {
      await store.endClaimsOf(teamId, userId, communityId);
      await follows.forget(teamId, userId, communityId);
      if (choice !== 'with-name') await store.unnameWays(teamId, userId, communityId);
    },

    storedAbout: async (teamId, userId) => {
      const claims = (await store.claimsBy(teamId, userId)).map(async ({ itemId, section, since, privacy }) => ({
        ...{ playbook: await titleOf(teamId, itemId), section, since, privacy },
      }));
      const followed = (await follows.by(teamId, userId)).map(async ({ itemId, startsOn, state, answers, privacy }) => ({
        ...{ playbook: await titleOf(teamId, itemId), startsOn, state: STATES[state], answers: Object.values(answers).join(', '), privacy },
      }));
      const ways = (await store.waysBy(teamId, userId)).map(async ({ itemId, otherId, privacy }) => ({
        ...{ playbook: await titleOf(teamId, itemId), other: await titleOf(teamId, otherId), privacy },
      }));
      return [
        { title: 'Sections of playbooks you have taken', records: await Promise.all(claims) },
        { title: 'Playbooks you follow with your team', records: await Promise.all(followed) },
        { title: 'Other ways to the same end you named', records: await Promise.all(ways) },
      ].filter(({ records }) => records.length > 0);
    },

    exportOf: async ({ teamId, id }) => {
      const members = await deps.members.list(teamId, id);
      const records = [];
      for (const { userId } of members) {
        for (const claim of await store.claimsBy(teamId, userId)) {
          if (claim.communityId !== id || claim.privacy === 'P0') continue;
          const { itemId, section, since, privacy } = claim;
          records.push({ playbook: await titleOf(teamId, itemId), section, name: await findName(deps, teamId, userId), since, privacy });
        }
      }
      return records.length === 0 ? [] : [{ title: 'Sections of playbooks that are taken', records }];
    },

    portables: [
      {
        name: 'other-ways',
        rows: async ({ teamId, id }) => {
          const rows = [];
          for (const { itemId: item, otherId: other, privacy } of await store.waysIn(teamId, id)) {
            if ((await isShared(teamId, item)) && (await isShared(teamId, other))) rows.push({ item, other, privacy });
          }
          return rows;
        },
        restore: async ({ teamId, id: communityId }, row, by) => {
          const read = wayRow.safeParse(row);
          if (!read.success) return 'Each line names two: “item” and “other”.';
          const { item: itemId, other: otherId } = read.data;
          await store.addWay({ teamId, itemId, otherId, communityId, byId: by.userId, at: by.now, privacy: 'P3' });
          return null;
        },
      },
    ],
  };
}
