/** `/rondo librarian`, and what is decided about each item on the list. */
import { findName, requireCommunity, requireMember } from '../../community/find-member.ts';
import type { Item } from '../../community/item.ts';
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { Act, ActionAct, ActionHandler, Answer, Command, SubmissionHandler } from '../../platform/feature.ts';
import { plainMessage, truncate } from '../../platform/slack/text.ts';
import { ASK_REVIEW, ASK_STEWARD, type Parts, type Service } from './service.ts';
import type { Lists } from './service-lists.ts';
import type { Viewing } from './service-viewing.ts';
import { listModal, offerModal } from './views.ts';

export function createCommands({ deps }: Parts, service: Service, lists: Lists, viewing: Viewing) {
  const draw = async (community: Community, act: Act, notice: string | null = null) =>
    listModal(await viewing.view(community, act.userId, act.now), notice);

  /** The item as it is now, for somebody who may decide about it. */
  const find = async (act: Act, itemId: string): Promise<{ item: Item; community: Community }> => {
    const item = await deps.shelf.find(act.teamId, itemId);
    const community = item && item.privacy !== 'P0' ? await deps.communities.find(act.teamId, item.communityId) : null;
    if (!item || !community) throw new UserError('This is not on the shelf any more.', '`/rondo librarian` shows the list of today.');
    await service.requireRight(community, act);
    if (item.state === 'archived') throw new UserError('This is archived already.', '`/rondo librarian` shows the list of today.');
    return { item, community };
  };

  const after = async (community: Community, act: ActionAct, notice: string): Promise<Answer> =>
    act.modal?.callbackId === 'upkeep:list'
      ? { update: await draw(community, act, `✓ ${notice}`) }
      : { reply: plainMessage(`✓ ${notice}`) };
  const named = ({ title }: Item): string => `“${truncate(title, 80)}”`;

  const commands: Command[] = [
    {
      name: 'librarian',
      group: 'community',
      for: 'stewards',
      summary: 'See which pages of the shelf need a look, five a month at most',
      run: async (act) => {
        const { community } = await deps.communities.forAct(act, { name: act.text });
        await service.requireRight(community, act);
        return { open: await draw(community, act) };
      },
    },
  ];

  const actions: Record<string, ActionHandler> = {
    'upkeep:open': async (act) => {
      const community = await requireCommunity(deps, act.teamId, act.value);
      await service.requireRight(community, act);
      return { open: await draw(community, act) };
    },
    'upkeep:holds': async (act) => {
      const { item, community } = await find(act, act.value);
      await service.holds(item, community, act);
      await lists.settle(community, item.id, 'holds', act.now);
      return after(community, act, `${named(item)} still holds; its date has moved on.`);
    },
    'upkeep:ask': async (act) => {
      const { item, community } = await find(act, act.value);
      if (item.stewardId === null) throw new UserError('Nobody looks after it.', '“Find a steward” asks somebody.');
      await service.ask(item, community, ASK_REVIEW, item.stewardId, act.now);
      await lists.settle(community, item.id, 'asked', act.now);
      return after(
        community,
        act,
        `${await findName(deps, act.teamId, item.stewardId)} is asked in the weekly slot whether ${named(item)} still holds.`,
      );
    },
    'upkeep:offer': async (act) => {
      const { item } = await find(act, act.value);
      return { open: offerModal(item, await viewing.candidates(item, act.userId, act.now)) };
    },
    'upkeep:archive': async (act) => {
      const { item, community } = await find(act, act.value);
      await service.archive(item, act);
      await lists.settle(community, item.id, 'archived', act.now);
      return after(community, act, `${named(item)} is archived. It stays on the shelf and can be found.`);
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'upkeep:offer': async (act): Promise<Answer> => {
      const { item, community } = await find(act, act.metadata);
      const { near, other } = act.values;
      const chosen = typeof other === 'string' && other !== '' ? other : near;
      if (typeof chosen !== 'string' || chosen === '') return { errors: { other: 'Choose somebody.' } };
      const member = await deps.members.find(act.teamId, community.id, chosen);
      if (member?.status !== 'active') return { errors: { other: `Choose somebody who is active in ${truncate(community.name, 60)}.` } };
      if (chosen === act.userId) {
        await requireMember(deps, community, act.userId);
        await deps.shelf.mark(
          item,
          { stewardId: chosen },
          { ...{ userId: act.userId, now: act.now }, what: 'Has somebody who looks after it again.' },
        );
        await lists.settle(community, item.id, 'offered', act.now);
        return { reply: plainMessage(`✓ You look after ${named(item)} now.`) };
      }
      await service.ask(item, community, ASK_STEWARD, chosen, act.now);
      await lists.settle(community, item.id, 'offered', act.now);
      return { reply: plainMessage(`✓ ${await findName(deps, act.teamId, chosen)} is asked once, in the weekly slot.`) };
    },
  };

  return { commands, actions, submissions };
}
