/** What hosts press on the board: two that look alike, and what was parked. */
import type { ActionHandler } from '../../platform/feature.ts';
import type { Parts, Service } from './service.ts';
import type { Places } from './service-places.ts';
import type { Tidying } from './service-tidying.ts';

export function createHostActions({ store }: Parts, service: Service, tidying: Tidying, places: Places): Record<string, ActionHandler> {
  return {
    'topics:double': async (act) => {
      const { community, place } = await places.read(act);
      await service.requireHost(community, act);
      const [how = '', goneId = '', keptId = ''] = act.value.split(':');
      if (how === 'apart') {
        await store.keepApart(act.teamId, community.id, goneId, keptId);
        return places.show(community, act, place, 'Both stand. I will not ask about these two again.');
      }
      const [gone, kept] = [await service.requireTopic(act.teamId, goneId), await service.requireTopic(act.teamId, keptId)];
      await tidying.merge(gone, kept, act);
      return places.show(community, act, place, `Merged into “${kept.text}”, with the wishes of both.`);
    },
    'topics:back': async (act) => {
      const { community, place } = await places.read(act);
      await service.requireHost(community, act);
      const topic = await service.requireTopic(act.teamId, act.value);
      await tidying.bringBack(topic, act);
      return places.show(community, act, place, `“${topic.text}” is back on the list.`);
    },
  };
}
