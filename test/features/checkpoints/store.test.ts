import { expect, it } from '@jest/globals';
import { type CheckIn, createStore } from '../../../src/features/checkpoints/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of check-ins', (database) => {
  const row = (id: string, at: number, change: Partial<CheckIn> = {}): CheckIn => ({
    ...{ teamId: 'T1', id, communityId: 'C1', experimentId: 'E1', byId: 'U1', at, day: 7, did: '', saw: 'half', vs: 'Worse' },
    ...{ learned: '', next: '', kept: false, second: false, privacy: 'P0' },
    ...change,
  });

  it('keeps an answer once under its id, changed in place, newest first', async () => {
    const store = createStore(database());
    await store.put(row('a', 1));
    await store.put(row('b', 2, { byId: 'U2' }));
    await store.put(row('a', 9, { saw: 'two thirds', kept: true }));
    expect(await store.listOf('T1', 'E1')).toEqual([row('b', 2, { byId: 'U2' }), row('a', 1, { saw: 'two thirds', kept: true })]);
    expect((await store.listBy('T1', 'U2')).map(({ id }) => id)).toEqual(['b']);
    expect([await store.find('T1', 'c'), await store.find('T2', 'a'), await store.listOf('T1', 'E2')]).toEqual([null, null, []]);
  });

  it('loses a name, a class, a row, or all of an experiment', async () => {
    const store = createStore(database());
    await store.put(row('a', 1));
    await store.put(row('b', 2));
    await store.put(row('c', 3, { experimentId: 'E2' }));
    await store.change('T1', 'a', { byId: null, privacy: 'P3' });
    expect(await store.find('T1', 'a')).toMatchObject({ byId: null, privacy: 'P3' });
    await store.remove('T1', 'a');
    expect((await store.experiments()).map(({ experimentId }) => experimentId).sort()).toEqual(['E1', 'E2']);
    await store.removeOf('T1', 'E1');
    expect(await store.experiments()).toEqual([{ teamId: 'T1', experimentId: 'E2' }]);
  });
});
