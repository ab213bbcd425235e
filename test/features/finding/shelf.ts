/** Items put straight onto the shelf of a world, for stories that begin when they are there. */
import type { Item } from '../../../src/community/item.ts';
import { TEAM, type World } from '../../support/world.ts';

export function itemOf(world: World, id: string, more: Partial<Item>): Item {
  const now = world.clock.now();
  return {
    ...{ teamId: TEAM, id, communityId: world.community?.id ?? '', kind: 'card', formId: null, title: id, parts: {} },
    ...{ topicClass: 'people', subTags: [], state: 'shared', privacy: 'P3', authorId: 'U0BEN', stewardId: 'U0BEN' },
    ...{ credit: null, version: 1, reviewOn: null, createdAt: now, changedAt: now, sharedAt: now, usedAt: null },
    ...more,
  };
}

export async function putItems(world: World, items: Record<string, Partial<Item>>): Promise<void> {
  for (const [id, more] of Object.entries(items))
    await world.app.kernel.shelf.add(itemOf(world, id, more), { userId: 'U0BEN', now: world.clock.now(), what: '' });
}
