import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/open-tables/store.ts';
import { createChoiceStore } from '../../../src/features/open-tables/store-choices.ts';
import { onEveryEngine } from '../../support/engines.ts';

const key = { teamId: 'T1', sessionId: 'S1', step: 1 };
const topic = (id: string, writtenAt: number) => ({
  ...{ teamId: 'T1', sessionId: 'S1', id, communityId: 'C1', text: `${id}?`, userId: 'U1', place: null, writtenAt, privacy: 'P3' as const },
});

onEveryEngine('the store of open tables', (database) => {
  it('keeps questions in the order of writing, then of the tables, and their names only for a while', async () => {
    const store = createStore(database());
    await store.addTopic(topic('b', 1));
    await store.addTopic(topic('a', 2));
    await store.addTopic({ ...topic('a', 3), text: 'twice' });
    const ids = async () => (await store.topics('T1', 'S1')).map(({ id, text }) => `${id} ${text}`);
    expect(await ids()).toEqual(['b b?', 'a a?']);
    await store.place('T1', 'S1', ['a', 'b']);
    expect(await ids()).toEqual(['a a?', 'b b?']);
    await store.tidyTopics(2);
    expect((await store.topicsBy('T1', 'U1')).map(({ id }) => id)).toEqual(['a']);
    await store.unname('T1', 'S1');
    expect(await store.topicsBy('T1', 'U1')).toEqual([]);
  });

  it('ends a step once, and replaces dots, thumbs and cards of the same person', async () => {
    const store = createStore(database());
    const choices = createChoiceStore(database());
    await store.begin({ ...key, communityId: 'C1', tool: 'dots', topicId: null, beganAt: 1, endedAt: null, seed: null, privacy: 'P3' });
    expect([await store.end(key, 5, 's'), await store.end(key, 6, 't')]).toEqual([true, false]);
    expect((await store.findStep(key))?.seed).toBe('s');
    const whose = { teamId: 'T1', sessionId: 'S1', communityId: 'C1', userId: 'U1' };
    await choices.giveDots({ ...whose, givenAt: 1, privacy: 'P2' }, ['a', 'b', 'b']);
    await choices.giveDots({ ...whose, givenAt: 2, privacy: 'P2' }, ['c']);
    expect((await choices.dots('T1', 'S1')).map(({ topicId }) => topicId)).toEqual(['c']);
    for (const wants of ['more', 'next'] as const) await choices.putThumb({ ...whose, step: 1, wants, givenAt: 1, privacy: 'P2' });
    expect((await choices.thumbs(key)).map(({ wants }) => wants)).toEqual(['next']);
    for (const text of ['one', 'two']) await choices.putCard({ ...whose, step: 1, text, writtenAt: 1, privacy: 'P0' });
    await choices.forget('T1', 'U1', 'C2');
    expect(await choices.takeCards(key)).toEqual(['two']);
    expect(await choices.takeCards(key)).toEqual([]);
    await choices.forget('T1', 'U1', 'C1');
    expect(await choices.of('T1', 'U1')).toEqual({ dots: [], thumbs: [], cards: [] });
  });
});
