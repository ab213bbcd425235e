import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/newcomer-questions/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine("the store of newcomers' questions", (database) => {
  it.each([
    ['without-name', [{ id: 'q2', userId: null }]],
    ['with-name', [{ id: 'q2', userId: 'U0IDA' }]],
    ['delete', []],
  ] as const)('keeps released questions when she leaves and chose %s', async (keep, left) => {
    const store = createStore(database());
    const question = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA', text: 'why?', createdAt: 1 };
    await store.add({ ...question, id: 'q1', privacy: 'P0' });
    await store.add({ ...question, id: 'q2', privacy: 'P0' });
    await store.release('T1', 'q2');
    await store.forget('T1', 'U0IDA', 'C1', keep);
    expect((await store.list('T1', 'C1')).map(({ id, userId }) => ({ id, userId }))).toEqual(left);
  });
});
