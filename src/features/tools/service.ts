/** Tools she can use: the library's, her own copies, and those that members shared; and how often they are used, without a name. */

import { findMemberships } from '../../community/find-viewer.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act } from '../../platform/feature.ts';
import { libraryTools, type Tool } from './rules.ts';
import { readBody } from './rules-text.ts';
import type { Store, ToolCopy, ToolCount } from './store.ts';

export interface Parts {
  deps: Deps;
  store: Store;
}

export type Who = Pick<Act, 'teamId' | 'userId' | 'now'> & { channelId?: string | null };

export interface UsableTool extends Tool {
  /** Null: the library's own. */
  copy: { isMine: boolean; isShared: boolean; communityId: string; from: string } | null;
}

export function createService({ deps, store }: Parts) {
  const { calendar, library, privacy } = deps;
  const originals = libraryTools(library);

  const communitiesOf = async ({ teamId, userId, now }: Who): Promise<Community[]> =>
    (await findMemberships(deps, teamId, userId, now)).map(({ community }) => community).filter(({ status }) => status !== 'ended');

  const usable = (copy: ToolCopy, userId: string): UsableTool | null => {
    const { id, name, useWhen, originId, ownerId, communityId } = copy;
    const read = readBody(copy.kind, copy.body);
    if (!('body' in read)) return null;
    const from = originals.find((tool) => tool.id === originId)?.name ?? 'a tool of the library';
    return {
      id,
      name,
      useWhen,
      originId,
      body: read.body,
      copy: { isMine: ownerId === userId, isShared: copy.privacy === 'P3', communityId, from },
    };
  };

  const copiesFor = async (who: Who): Promise<UsableTool[]> => {
    const memberOf = (await communitiesOf(who)).map(({ id }) => id);
    const looker = { userId: who.userId, memberOf, inOrganisation: false };
    const rows = new Map((await store.copiesOf(who.teamId, who.userId)).map((row) => [row.id, row]));
    for (const communityId of memberOf) for (const row of await store.copiesIn(who.teamId, communityId)) rows.set(row.id, row);
    const visible = privacy.visible(
      looker,
      [...rows.values()].map((row) => ({ ...row, authorId: row.ownerId })),
    );
    return visible.flatMap((row) => usable(row, who.userId) ?? []);
  };

  /** Where a use is counted and kept: the copy's community, else the one she is in here. */
  const placeOf = async (tool: UsableTool, who: Who): Promise<Community> => {
    const hers = await communitiesOf(who);
    const found =
      hers.find(({ id }) => id === tool.copy?.communityId) ??
      hers.find(({ channelId }) => channelId !== null && channelId === who.channelId) ??
      hers.find(({ status }) => status === 'active') ??
      hers[0];
    if (!found) throw new UserError('You are not in a community yet.', 'Ask somebody who is in one to invite you.');
    return found;
  };

  const count = (community: Community, toolId: string, what: ToolCount['what'], now: number): Promise<void> => {
    const month = calendar.today(community, now).slice(0, 7);
    return store.count({ teamId: community.teamId, communityId: community.id, toolId, month, what });
  };

  return {
    originals,
    placeOf,
    count,
    usable,

    list: async (who: Who): Promise<UsableTool[]> => [...originals.map((tool) => ({ ...tool, copy: null })), ...(await copiesFor(who))],

    async require(who: Who, id: string): Promise<UsableTool> {
      const original = originals.find((tool) => tool.id === id);
      if (original) return { ...original, copy: null };
      const tool = (await copiesFor(who)).find((copy) => copy.id === id);
      if (!tool) throw new UserError('This tool is not here any more.', '`/rondo tools` shows those that are.');
      return tool;
    },

    /** Inside the day of a session or between two: what shows that tools are used in real work. */
    async countUse(tool: UsableTool, who: Who): Promise<void> {
      const community = await placeOf(tool, who);
      const today = calendar.today(community, who.now);
      const sessions = await calendar.sessions(community.teamId, community.id);
      const isSessionDay = sessions.some(({ onDate, status }) => onDate === today && status !== 'cancelled');
      await count(community, tool.originId, isSessionDay ? 'on-a-session-day' : 'between', who.now);
    },
  };
}

export type Service = ReturnType<typeof createService>;
