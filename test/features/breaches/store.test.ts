import { expect, it } from '@jest/globals';
import { type BreachFile, createStore } from '../../../src/features/breaches/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of what left the room', (database) => {
  it('keeps files apart by workspace and community, deletes by the last thing that happened, and knows what rests', async () => {
    const store = createStore(database());
    const file = (id: string, change: Partial<BreachFile> = {}): BreachFile => ({
      ...{ teamId: 'T1', id, communityId: 'C1', reporterId: 'R', what: 'w', wish: '', contact: 'yes', readers: ['A', 'B'], turn: 1 },
      ...{
        endsAt: 9,
        holderId: null,
        takenAt: null,
        steps: {},
        heldUntil: null,
        opensAfter: null,
        closedAt: null,
        createdAt: 1,
        lastAt: 1,
      },
      ...{ privacy: 'special', ...change },
    });
    await store.add(file('1'));
    await store.add(file('2', { communityId: 'C2', createdAt: 2, lastAt: 8 }));
    await store.add(file('3', { teamId: 'T2', lastAt: 8 }));
    expect((await store.list('T1')).map(({ id }) => id)).toEqual(['1', '2']);
    expect((await store.list('T1', 'C1')).map(({ id }) => id)).toEqual(['1']);
    const changed = { steps: { hear: { state: 'agreed' as const, at: 5 } }, holderId: 'A', lastAt: 5 };
    await store.change('T1', '1', changed);
    expect(await store.find('T1', '1')).toEqual(file('1', changed));
    await store.tidy(6);
    expect((await store.all()).map(({ id }) => id)).toEqual(['3', '2']);
    await store.remove('T1', '3');
    await store.remove('T1', '2');
    expect((await store.all()).map(({ id }) => id)).toEqual(['3']);

    expect(await store.findClinic('T1', 'C1')).toEqual({ pausedAt: null, renewedAt: null });
    await store.putClinic('T1', 'C1', { pausedAt: 5, renewedAt: null });
    await store.putClinic('T1', 'C1', { pausedAt: null, renewedAt: 7 });
    expect(await store.findClinic('T1', 'C1')).toMatchObject({ pausedAt: null, renewedAt: 7 });
    expect(await store.findClinic('T2', 'C1')).toMatchObject({ renewedAt: null });
  });
});
