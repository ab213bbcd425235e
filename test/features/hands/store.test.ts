import { expect, it } from '@jest/globals';
import { createStore, type Request } from '../../../src/features/hands/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of requests for a hand', (database) => {
  it('finds them by asker, by whose turn it is and by who helps; and they go', async () => {
    const store = createStore(database());
    const request = (id: string, change: Partial<Request> = {}): Request => ({
      ...{ teamId: 'T1', id, communityId: 'C1', askerId: 'A', kind: 'talk', about: 'a', mayKnow: false, chosen: ['B'], leftToMe: false },
      ...{ turn: 1, told: ['B'], atId: 'B', endsAt: 9, promisedAt: 9, status: 'asking', helperId: null, seed: 's', createdAt: 1 },
      ...{ answeredAt: null, privacy: 'special', ...change },
    });
    await store.add(request('1'));
    await store.add(request('2', { askerId: 'Z', atId: null, helperId: 'B', status: 'answered', createdAt: 2 }));
    await store.add(request('3', { teamId: 'T2' }));
    await store.add(request('4', { communityId: 'C2', askerId: 'Z', atId: 'Y', createdAt: 4 }));
    expect((await store.with('T1', 'B')).map(({ id }) => id)).toEqual(['1', '2']);
    expect((await store.askedBy('T1', 'Z')).map(({ id }) => id)).toEqual(['4', '2']);
    expect((await store.list('T1', 'C1')).map(({ id }) => id)).toEqual(['1', '2']);
    expect((await store.list('T1')).map(({ id }) => id)).toEqual(['1', '2', '4']);
    await store.change('T1', '1', { told: ['B', 'C'], atId: 'C' });
    expect(await store.find('T1', '1')).toEqual(request('1', { told: ['B', 'C'], atId: 'C' }));
    await store.remove('T1', '1');
    expect(await store.find('T1', '1')).toBeNull();
    await store.tidy(4);
    expect((await store.list('T1')).map(({ id }) => id)).toEqual(['4']);
    expect(await store.find('T2', '3')).toBeNull();
  });
});
