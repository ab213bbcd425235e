/** What the list's hosts do: merge doubles, park, bring back. What is on a ballot stays as it is. */
import type { Community } from '../../community/records.ts';
import { UserError } from '../../platform/errors.ts';
import { mergedCounts } from './rules.ts';
import { findDoubles, type Pair } from './rules-words.ts';
import type { Parts, Service, Who } from './service.ts';
import type { Topic } from './store.ts';

export function createTidying({ doors, store, people }: Parts, service: Service) {
  async function requireFree(topic: Topic): Promise<void> {
    if (topic.state !== 'listed' && topic.state !== 'parked')
      throw new UserError('Only topics on the list can be merged.', 'Type `/rondo topics` to see the list of today.');
    if (await doors.votes().isOnBallot(topic))
      throw new UserError(
        'One of the two is on the ballot, and votes stay as they were given.',
        'They can be merged once the vote is decided.',
      );
  }

  return {
    /** Likely doubles that a human has not decided about. */
    async doubles({ teamId, id }: Community): Promise<Pair<Topic>[]> {
      const apart = new Set((await store.listApart(teamId, id)).map(({ a, b }) => `${a}/${b}`));
      const free: Topic[] = [];
      for (const topic of await store.list(teamId, id, ['listed'])) if (!(await doors.votes().isOnBallot(topic))) free.push(topic);
      return findDoubles(free, (a, b) => apart.has(a.id < b.id ? `${a.id}/${b.id}` : `${b.id}/${a.id}`));
    },

    async merge(gone: Topic, kept: Topic, by: Who): Promise<void> {
      if (gone.id === kept.id) throw new UserError('That is one and the same topic already.', 'Choose another one to merge it into.');
      for (const topic of [gone, kept]) await requireFree(topic);
      await store.change(gone.teamId, gone.id, { state: 'merged', mergedInto: kept.id });
      const stars = { starYes: gone.starYes + kept.starYes, starOf: gone.starOf + kept.starOf };
      await store.change(kept.teamId, kept.id, { ...mergedCounts(gone, kept), ...stars, frontAt: kept.frontAt ?? gone.frontAt });
      await people.move(gone.teamId, gone.id, kept.id);
      await service.log(kept, by, 'Topics merged', gone.text, kept.text);
    },

    async park(topic: Topic, why: string, by: Who): Promise<void> {
      if (topic.state !== 'listed')
        throw new UserError('This topic is not on the list any more.', 'Type `/rondo topics` to see the list of today.');
      await store.change(topic.teamId, topic.id, { state: 'parked', why });
      await service.log(topic, by, 'Topic parked', '', topic.text, why);
    },

    async bringBack(topic: Topic, by: Who): Promise<void> {
      if (topic.state !== 'parked') throw new UserError('This topic is not on the parking list any more.', 'Type `/rondo topics` again.');
      await store.change(topic.teamId, topic.id, { state: 'listed', why: null });
      await service.log(topic, by, 'Topic brought back', '', topic.text);
    },
  };
}

export type Tidying = ReturnType<typeof createTidying>;
