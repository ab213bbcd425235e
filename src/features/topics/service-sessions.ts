/** A topic and its session: held, called off, on again; and what may be said of it elsewhere. */
import type { Session } from '../../community/records.ts';
import { nearestSubTag } from './rules-words.ts';
import type { Parts, Service } from './service.ts';
import type { Topic } from './store.ts';

export function createSessionParts({ deps, doors, store, people }: Parts, service: Service) {
  const topicOf = async ({ teamId, topicId }: Session): Promise<Topic | null> => (topicId === null ? null : store.find(teamId, topicId));

  return {
    async sessionChanged(session: Session, was: Session, now: number): Promise<void> {
      if (session.status === was.status) return;
      const topic = await topicOf(session);
      if (!topic) return;
      if (session.status === 'cancelled' && topic.state === 'chosen') await service.putInFront(topic, now);
      if (session.status === 'held') {
        await store.change(topic.teamId, topic.id, { state: 'done' });
        await people.forget(topic.teamId, topic.id);
      }
      // Planned again after it was called off: off the list, if it is still there.
      if (session.status === 'planned' && was.status === 'cancelled' && topic.state === 'listed')
        await store.change(topic.teamId, topic.id, { state: 'chosen', frontAt: null });
    },

    /** Those who are here. */
    async volunteers({ teamId, communityId, topicId }: Session): Promise<string[]> {
      if (topicId === null) return [];
      const here = new Set((await deps.members.list(teamId, communityId, ['active'])).map(({ userId }) => userId));
      return (await people.volunteers(teamId, topicId)).map(({ userId }) => userId).filter((userId) => here.has(userId));
    },

    async subTagOf(session: Session): Promise<string | null> {
      const topic = await topicOf(session);
      return topic ? topic.subTag : session.topic === null ? null : nearestSubTag(session.topic, deps.library.taxonomy);
    },

    async whyOf(session: Session): Promise<string | null> {
      const topic = await topicOf(session);
      if (topic?.why && topic.state !== 'parked') return `It was put in as urgent: ${topic.why}`;
      return doors.votes().whyOf(session);
    },
  };
}
