/** A steward takes the shelf along. */
import { strToU8, zipSync } from 'fflate';
import { requireCommunity } from '../../community/find-member.ts';
import type { Deps } from '../../community/kernel.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionHandler, Command } from '../../platform/feature.ts';
import type { Service } from './service.ts';
import { fileTitle, onItsWay } from './views.ts';

/** The same shelf gives the same bytes, whenever it is packed. */
const NO_DATE = { mtime: '1980-06-01T12:00:00Z' };

export function createCommands(deps: Deps, service: Service) {
  const send = async (community: Community, userId: string, now: number): Promise<void> => {
    const files = await service.filesOf(community);
    const packed = zipSync(Object.fromEntries(files.map(({ path, content }) => [path, [strToU8(content), NO_DATE]])));
    await deps.outbox.file({
      ...{ teamId: community.teamId, key: `exports.shelf/${community.id}/${userId}/${now}`, touch: 'exports.shelf', whenUnsure: 'resend' },
      ...{ channel: userId, filename: 'shelf.zip', title: fileTitle(community.name), comment: '' },
      ...{ content: Buffer.from(packed).toString('base64'), packed: true },
    });
  };

  const commands: Command[] = [
    {
      name: 'export',
      usage: '[community]',
      summary: 'Get the shelf as a folder: Markdown, CSV and JSON.',
      group: 'community',
      for: 'stewards',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { asSteward: true, ...(act.text ? { name: act.text } : {}) });
        await deps.roles.requireSteward(community, act.userId, act.now);
        await send(community, act.userId, act.now);
        return { reply: onItsWay(community.name) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'exports:send': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      if (community.status === 'draft') throw new UserError('There is no shelf yet.', 'It begins with the community.');
      await deps.roles.requireSteward(community, act.userId, act.now);
      await send(community, act.userId, act.now);
      return { reply: onItsWay(community.name) };
    },
  };

  return { commands, actions };
}
