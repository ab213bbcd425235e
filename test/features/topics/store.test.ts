import { expect, it } from '@jest/globals';
import { createStore, type Topic } from '../../../src/features/topics/store.ts';
import { createPeopleStore } from '../../../src/features/topics/store-people.ts';
import { onEveryEngine } from '../../support/engines.ts';

const topic = (over: Partial<Topic> = {}): Topic => ({
  ...{ teamId: 'T1', id: 'a', communityId: 'C1', text: 'Why?', key: 'why', state: 'listed', source: 'command', seedId: null, subTag: null },
  ...{
    asked: 1,
    losses: 0,
    listedAt: 5,
    frontAt: null,
    retiredAt: null,
    why: null,
    mergedInto: null,
    starYes: 0,
    starOf: 0,
    privacy: 'P3',
  },
  ...over,
});
const whose = (topicId: string, userId: string, communityId = 'C1') => ({ teamId: 'T1', communityId, topicId, userId });

onEveryEngine('a store of topics', (database) => {
  it('keeps the same words once in a community, and nothing for another team', async () => {
    const store = createStore(database());
    expect(await store.add(topic())).toBe(true);
    expect(await store.add(topic({ id: 'b' }))).toBe(false);
    expect(await store.add(topic({ id: 'b', communityId: 'C2' }))).toBe(true);
    expect(await store.findByKey('T1', 'C1', 'why')).toEqual(topic());
    expect(await store.find('T2', 'a')).toBeNull();
    await store.change('T1', 'a', { state: 'parked', why: 'Later' });
    expect(await store.list('T1', 'C1', ['listed'])).toEqual([]);
    expect((await store.list('T1', 'C1', ['listed', 'parked'])).map(({ why }) => why)).toEqual(['Later']);
    expect((await store.list('T1', 'C2')).map(({ state }) => state)).toEqual(['listed']);
    await store.remove('T1', 'a');
    expect(await store.list('T1', 'C1')).toEqual([]);
  });

  it('counts nobody twice, moves people with a merged topic, and forgets them with it', async () => {
    const people = createPeopleStore(database());
    expect([
      await people.addWish(whose('a', 'U1')),
      await people.addWish(whose('a', 'U1')),
      await people.addWish(whose('b', 'U1')),
    ]).toEqual([true, false, true]);
    await people.addWish(whose('a', 'U2'));
    await people.addVolunteer(whose('a', 'U2'), 20);
    await people.addVolunteer(whose('b', 'U1'), 30);
    await people.addVolunteer(whose('b', 'U3'), 10);
    await people.move('T1', 'a', 'b');
    expect((await people.volunteers('T1', 'b')).map(({ userId }) => userId)).toEqual(['U3', 'U2', 'U1']);
    expect(await people.wishesOf('T1', 'U1')).toEqual([{ topicId: 'b', communityId: 'C1' }]);
    expect(await people.wishesOf('T1', 'U2')).toEqual([{ topicId: 'b', communityId: 'C1' }]);
    await people.removeVolunteer('T1', 'b', 'U3');
    await people.removeWish('T1', 'b', 'U2');
    expect([await people.volunteeringOf('T1', 'U3'), await people.wishesOf('T1', 'U2')]).toEqual([[], []]);
    await people.forget('T1', 'b');
    expect([await people.volunteers('T1', 'b'), await people.wishesOf('T1', 'U1')]).toEqual([[], []]);
  });

  it('remembers which two stand apart, whichever is named first', async () => {
    const store = createStore(database());
    await store.keepApart('T1', 'C1', 'b', 'a');
    await store.keepApart('T1', 'C1', 'a', 'b');
    expect(await store.listApart('T1', 'C1')).toEqual([{ a: 'a', b: 'b' }]);
    expect(await store.listApart('T1', 'C2')).toEqual([]);
  });
});
