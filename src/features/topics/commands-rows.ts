/** What is chosen in a topic's menu, and what hosts do from there: park, merge. */
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import type { ActionAct, ActionHandler, Answer, SubmissionHandler } from '../../platform/feature.ts';
import { LONGEST_WHY } from './rules.ts';
import type { Parts, Service } from './service.ts';
import { type Metadata, type Places, textOf } from './service-places.ts';
import type { Tidying } from './service-tidying.ts';
import type { Wishes } from './service-wishes.ts';
import type { Topic } from './store.ts';
import { sayWished } from './views.ts';
import { mergeModal, parkModal } from './views-forms.ts';

const withTopic = (place: Metadata, topic: Topic): string => JSON.stringify({ ...place, t: topic.id });

export function createRowCommands({ people }: Parts, service: Service, wishes: Wishes, tidying: Tidying, places: Places) {
  const choose = async (community: Community, act: ActionAct, place: Metadata, how: string, topic: Topic): Promise<Answer> => {
    const show = (notice: string): Promise<Answer> => places.show(community, act, place, notice);
    switch (how) {
      case 'like': {
        const wished = await wishes.like(topic, act.userId, act.now);
        return show(`“${topic.text}” ${sayWished(wished, topic.text, community.zone)}`);
      }
      case 'lead':
        await people.addVolunteer({ teamId: act.teamId, communityId: topic.communityId, topicId: topic.id, userId: act.userId }, act.now);
        return show('Kept: if it becomes the topic, you are asked first, unless you have led lately.');
      case 'unlead':
        await people.removeVolunteer(act.teamId, topic.id, act.userId);
        return show('Taken back. Nobody was told.');
    }
    await service.requireHost(community, act);
    if (how === 'park') return { update: parkModal(withTopic(place, topic), topic.text) };
    const others = (await service.listed(community)).filter(({ id }) => id !== topic.id);
    if (others.length === 0) throw new UserError('There is no other topic on the list to merge it into.');
    return { update: mergeModal(withTopic(place, topic), topic.text, others) };
  };

  const actions: Record<string, ActionHandler> = {
    'topics:row': async (act) => {
      const { community, place } = await places.read(act);
      const [how = '', topicId = ''] = act.value.split(':');
      const topic = await service.requireTopic(act.teamId, topicId);
      if (topic.state !== 'listed') return places.show(community, act, place, 'That topic has left the list; here is the list of today.');
      return choose(community, act, place, how, topic);
    },
  };

  const submissions: Record<string, SubmissionHandler> = {
    'topics:park': async (act) => {
      const { community, place } = await places.read(act);
      await service.requireHost(community, act);
      const topic = await service.requireTopic(act.teamId, place.t ?? '');
      await tidying.park(topic, textOf(act, 'why').slice(0, LONGEST_WHY), act);
      return places.show(community, act, place, `“${topic.text}” is parked, and anybody can read why.`);
    },
    'topics:merge': async (act) => {
      const { community, place } = await places.read(act);
      await service.requireHost(community, act);
      const gone = await service.requireTopic(act.teamId, place.t ?? '');
      const kept = await service.requireTopic(act.teamId, textOf(act, 'into'));
      await tidying.merge(gone, kept, act);
      return places.show(community, act, place, `Merged into “${kept.text}”, with the wishes of both.`);
    },
  };

  return { actions, submissions };
}
