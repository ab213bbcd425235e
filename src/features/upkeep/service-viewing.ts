/** The list as somebody reads it, and who could look after an item. */
import { seesWhole } from '../../community/experiment.ts';
import { findLooker } from '../../community/find-looker.ts';
import { findName } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import { DAY } from '../../platform/clock.ts';
import { dueOn } from './rules.ts';
import type { Parts, Service } from './service.ts';
import type { Lists } from './service-lists.ts';
import type { LineView, ListView } from './views.ts';

/** Searches of a month. */
const LOOKS_BACK = 31 * DAY;

export function createViewing({ deps, doors }: Parts, service: Service, lists: Lists) {
  return {
    async view(community: Community, readerId: string, now: number): Promise<ListView> {
      const lines = (await lists.open(community, now)).map(async ({ row, item }): Promise<LineView> => {
        const isGone = row.reason === 'steward-gone' || item.stewardId === null;
        const steward = isGone || item.stewardId === null ? null : await findName(deps, item.teamId, item.stewardId);
        const due = dueOn(item, service.daysOf(item, community));
        return { item, reason: row.reason, again: row.again, dueOn: due, steward, isMine: item.stewardId === readerId };
      });
      const { id, name } = community;
      const vain = await doors.searchedInVain(community, now - LOOKS_BACK);
      return { community: { id, name }, lines: await Promise.all(lines), vain, clashes: await doors.openClashes(community) };
    },

    /** Its last editors, then those who borrowed it and show that they did; members only. */
    async candidates(item: Item, readerId: string, now: number): Promise<{ userId: string; name: string; why: string }[]> {
      const { teamId, communityId, id } = item;
      const looker = await findLooker(deps, teamId, readerId, now);
      const here = await service.here(await deps.communities.get(teamId, communityId));
      const editors = (await deps.shelf.versions(looker, item)).toReversed().map(({ byId }) => [byId, 'Wrote or changed it'] as const);
      const borrowed = (await deps.experiments.list({ teamId, sourceId: id })).filter((each) => seesWhole(deps.privacy, looker, each));
      const borrowers = borrowed.map(({ ownerId }) => [ownerId, 'Borrowed it'] as const);
      const why = new Map<string, string>();
      for (const [userId, reason] of [...editors, ...borrowers])
        if (userId !== null && userId !== item.stewardId && here.has(userId) && !why.has(userId)) why.set(userId, reason);
      return Promise.all([...why].map(async ([userId, reason]) => ({ userId, name: await findName(deps, teamId, userId), why: reason })));
    },
  };
}

export type Viewing = ReturnType<typeof createViewing>;
