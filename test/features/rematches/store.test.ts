import { expect, it } from '@jest/globals';
import { createStore, type Place } from '../../../src/features/rematches/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const A_PLACE: Place = {
  ...{ teamId: 'T1', fromId: 'P1', userId: 'U1', communityId: 'C1', roundId: 'R1', closesOn: '2027-01-06', state: 'offered', by: 'again' },
  ...{ tries: 0, since: 10, privacy: 'P1' },
};

onEveryEngine('the store of places in a round', (database) => {
  it('keeps one place for each pair that ended for her', async () => {
    const store = createStore(database());
    await store.put(A_PLACE);
    await store.put({ ...A_PLACE, state: 'looking', since: 30 });
    await store.put({ ...A_PLACE, userId: 'U2', since: 20 });
    await store.put({ ...A_PLACE, fromId: 'P2', roundId: null });
    await store.change({ ...A_PLACE, userId: 'U2' }, { state: 'in-vain', tries: 3 });
    expect((await store.ofRound('T1', 'R1')).map(({ userId, state, tries }) => [userId, state, tries])).toEqual([
      ['U2', 'in-vain', 3],
      ['U1', 'looking', 0],
    ]);
    expect(await store.find({ teamId: 'T2', fromId: 'P1', userId: 'U1' })).toBeNull();
    expect((await store.of('T1', 'U1')).map(({ fromId }) => fromId)).toEqual(['P1', 'P2']);
  });

  it('forgets hers, of one community or of all, and what is long over', async () => {
    const store = createStore(database());
    await store.put(A_PLACE);
    await store.put({ ...A_PLACE, fromId: 'P2', communityId: 'C2' });
    await store.put({ ...A_PLACE, userId: 'U2' });
    await store.forget('T1', 'U1', 'C2');
    expect(await store.of('T1', 'U1')).toHaveLength(1);
    await store.forget('T1', 'U1', null);
    expect(await store.of('T1', 'U1')).toEqual([]);
    await store.tidy('2027-01-06');
    expect(await store.of('T1', 'U2')).toHaveLength(1);
    await store.tidy('2027-01-07');
    expect(await store.of('T1', 'U2')).toEqual([]);
  });
});
