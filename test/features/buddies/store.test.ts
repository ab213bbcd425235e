import { expect, it } from '@jest/globals';
import { type Buddy, createStore } from '../../../src/features/buddies/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ida = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA' };

onEveryEngine('the store of buddies', (database) => {
  const pair = (id: string, change: Partial<Buddy> = {}): Buddy => ({
    teamId: 'T1',
    id,
    communityId: 'C1',
    newcomerId: 'U0IDA',
    buddyId: 'U0ANA',
    status: 'open',
    introducedOn: '2026-11-03',
    seed: 'seed',
    reason: { otherFunction: true, accompanies: 0, among: 1 },
    privacy: 'P1',
    ...change,
  });

  it('counts whom somebody accompanies: recent and not over', async () => {
    const store = createStore(database());
    await store.add(pair('1'));
    await store.add(pair('2', { newcomerId: 'U2', status: 'talked' }));
    await store.add(pair('3', { newcomerId: 'U3', status: 'over' }));
    await store.add(pair('4', { newcomerId: 'U4', introducedOn: '2026-09-01' }));
    await store.add(pair('5', { newcomerId: 'U5', communityId: 'C2' }));
    expect([...(await store.accompanied('T1', 'C1', '2026-10-04'))]).toEqual([['U0ANA', 2]]);
  });

  it('closes a pair once, and deletes it after its time', async () => {
    const store = createStore(database());
    await store.add(pair('1'));
    expect([await store.close('T1', '1', 'talked'), await store.close('T1', '1', 'over')]).toEqual([true, false]);
    expect(await store.openWith({ ...ida, userId: 'U0ANA' })).toEqual([]);
    await store.tidy('2026-11-04');
    expect(await store.of('T1', 'U0IDA')).toEqual([]);
  });
});
