import { expect, it } from '@jest/globals';
import { createStore, type OwnFormat } from '../../../src/features/formats/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of formats', (database) => {
  const own = (id: string, change: Partial<OwnFormat> = {}): OwnFormat => ({
    ...{ teamId: 'T1', communityId: 'C1', id, name: `Format ${id}`, purpose: '', kind: 'session', minutes: 75, effort: null },
    steps: [{ id: '1', minutes: 75, step: 'Talk', who: 'all', do: '', tools: ['groups'], groupSize: 3 }],
    ...{ basedOn: 'sf-case-clinic', createdBy: 'U0CLEO', createdAt: 1, changedBy: 'U0CLEO', changedAt: 1, version: 1, privacy: 'P3' },
    ...change,
  });

  it('changes a format once from each version, and keeps its steps as they are', async () => {
    const store = createStore(database());
    await store.add(own('a'));
    expect(await store.change(own('a'), 1, { name: 'Changed' })).toBe(true);
    expect(await store.change(own('a'), 1, { name: 'Too late' })).toBe(false);
    expect(await store.find(own('a'))).toEqual(own('a', { name: 'Changed', version: 2 }));
  });

  it('tells communities apart, and finds what somebody had a hand in', async () => {
    const store = createStore(database());
    await store.add(own('a'));
    await store.add(own('b', { communityId: 'C2' }));
    await store.add(own('c', { createdBy: 'U0DEV', createdAt: 2 }));
    await store.add(own('d', { createdBy: null, changedBy: null }));
    expect((await store.list('T1', 'C1')).map(({ id }) => id)).toEqual(['a', 'd', 'c']);
    expect((await store.touchedBy('T1', 'U0CLEO')).map(({ id }) => id)).toEqual(['a', 'b', 'c']);
    await store.unname(own('c'), { createdBy: 'U0DEV', changedBy: null });
    await store.remove(own('a'));
    expect((await store.touchedBy('T1', 'U0CLEO')).map(({ id }) => id)).toEqual(['b']);
  });
});
