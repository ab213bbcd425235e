/** A tool made one's own: its owner's alone, or shared by her with the members. */
import type { Community } from '../../community/records.ts';
import { NotAllowedError, UserError } from '../../platform/errors.ts';
import type { Parts, Service, UsableTool, Who } from './service.ts';
import type { ToolCopy } from './store.ts';

export interface CopyText {
  name: string;
  useWhen: string;
  body: string;
  shared: boolean;
}

export function createCopies({ deps, store }: Parts, service: Service) {
  const requireMine = async (teamId: string, userId: string, id: string): Promise<ToolCopy> => {
    const row = await store.findCopy(teamId, id);
    if (!row) throw new UserError('This copy is not here any more.', '`/rondo tools` shows those that are.');
    if (row.ownerId !== userId) throw new NotAllowedError('Only whoever made this copy can change it.', 'You can make a copy of your own.');
    return row;
  };

  return {
    requireMine,

    async add(community: Community, source: UsableTool, text: CopyText, { userId, now }: Who): Promise<string> {
      const id = deps.newId();
      const { name, useWhen, body, shared } = text;
      await store.putCopy({
        ...{ teamId: community.teamId, id, communityId: community.id, ownerId: userId, kind: source.body.kind, originId: source.originId },
        ...{ name, useWhen, body, privacy: shared ? 'P3' : 'P0', createdAt: now, changedAt: now },
      });
      await service.count(community, source.originId, 'copied', now);
      return id;
    },

    /** Shared by its owner only, and taken back by her, too. */
    async change(id: string, { name, useWhen, body, shared }: CopyText, { teamId, userId, now }: Who): Promise<void> {
      const row = await requireMine(teamId, userId, id);
      if (shared && row.privacy === 'P0') deps.privacy.assertRelease(userId, { ...row, authorId: row.ownerId }, 'P3');
      if (row.body !== body) await store.clearRuns(teamId, id);
      await store.putCopy({ ...row, name, useWhen, body, privacy: shared ? 'P3' : 'P0', changedAt: now });
    },

    async remove(id: string, { teamId, userId }: Who): Promise<ToolCopy> {
      const row = await requireMine(teamId, userId, id);
      await store.removeCopy(teamId, id);
      return row;
    },
  };
}

export type Copies = ReturnType<typeof createCopies>;
