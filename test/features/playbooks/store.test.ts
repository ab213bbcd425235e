import { expect, it } from '@jest/globals';
import { type Claim, createStore } from '../../../src/features/playbooks/store.ts';
import { createFollowStore, type Follow } from '../../../src/features/playbooks/store-follows.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of playbooks', (database) => {
  const claim = (userId: string, section = 'how', communityId = 'C1'): Claim => ({
    ...{ teamId: 'T1', itemId: 'I1', section, communityId, userId, since: 1, touchedAt: 1, privacy: 'P3' },
  });

  it('gives a section to whoever came first, and takes it back when it rests', async () => {
    const store = createStore(database());
    expect([await store.addClaim(claim('U1')), await store.addClaim(claim('U2')), await store.addClaim(claim('U2', 'why'))]).toEqual([
      true,
      false,
      true,
    ]);
    await store.touchClaim(claim('U1'), 9);
    await store.endIdleClaims(5);
    expect((await store.claims('T1', 'I1')).map(({ userId, touchedAt }) => [userId, touchedAt])).toEqual([['U1', 9]]);
    await store.endClaimsOf('T1', 'U1', 'C2');
    expect(await store.claimsBy('T1', 'U1')).toHaveLength(1);
    await store.endClaimsOf('T1', 'U1', null);
    expect(await store.claimsBy('T1', 'U1')).toEqual([]);
  });

  it('finds another way from either end, and forgets who named it', async () => {
    const store = createStore(database());
    const way = { teamId: 'T1', itemId: 'I1', otherId: 'I2', communityId: 'C1', byId: 'U1', at: 1, privacy: 'P3' } as const;
    expect([await store.addWay(way), await store.addWay(way)]).toEqual([true, false]);
    expect(
      [await store.ways('T1', 'I1'), await store.ways('T1', 'I2'), await store.waysIn('T1', 'C1')].map(({ length }) => length),
    ).toEqual([1, 1, 1]);
    await store.unnameWays('T1', 'U1', 'C1');
    expect(await store.waysBy('T1', 'U1')).toEqual([]);
    expect((await store.ways('T1', 'I1'))[0]?.byId).toBeNull();
  });

  it('keeps how far somebody is, and nothing when she wants', async () => {
    const store = createFollowStore(database());
    const follow: Follow = {
      ...{ teamId: 'T1', id: 'F1', itemId: 'I1', communityId: 'C1', userId: 'U1', startsOn: '2026-11-09', next: 0 },
      ...{ answers: {}, state: 'going', privacy: 'P0' },
    };
    await store.put(follow);
    await store.put({ ...follow, next: 2, answers: { 0: 'done' } });
    expect(await store.find('T1', 'F1')).toEqual({ ...follow, next: 2, answers: { 0: 'done' } });
    expect([await store.by('T1', 'U1', 'going'), await store.by('T1', 'U1', 'done')].map(({ length }) => length)).toEqual([1, 0]);
    await store.forget('T1', 'U1', 'C1');
    expect(await store.by('T1', 'U1')).toEqual([]);
  });
});
