import { expect, it } from '@jest/globals';
import { createStore, type Thanks } from '../../../src/features/thanks/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const row = (id: string, change: Partial<Thanks> = {}): Thanks => ({
  ...{ teamId: 'T1', id, communityId: 'C1', fromId: 'U1', toId: 'U2', kind: 'help', did: 'Listened', changed: 'I asked' },
  ...{ aboutKind: null, aboutId: null, at: Number(id), told: false, wantsNotes: false, sessionId: null, privacy: 'P1' },
  ...change,
});

onEveryEngine('the store of thanks', (database) => {
  it('keeps each once, shows the newest first to whoever received it, and knows which wait for the notes', async () => {
    const store = createStore(database());
    expect([await store.add(row('1')), await store.add(row('1', { did: 'Twice' }))]).toEqual([true, false]);
    await store.add(row('2', { wantsNotes: true }));
    await store.add(row('3', { toId: 'U3', wantsNotes: true, communityId: 'C2' }));
    await store.add(row('4', { fromId: 'U2', toId: 'U1' }));
    expect((await store.received('T1', 'U2', 1)).map(({ id }) => id)).toEqual(['2']);
    expect((await store.about('T1', 'U2')).map(({ id }) => id)).toEqual(['1', '2', '4']);
    expect((await store.wanted('T1', 'C1')).map(({ id }) => id)).toEqual(['2']);
    await store.change(row('2'), { sessionId: 's1', privacy: 'P3' });
    expect(await store.wanted('T1', 'C1')).toEqual([]);
    expect((await store.out('T1', 'C1')).map(({ id }) => id)).toEqual(['2']);
    expect(await store.out('T1', 'C1', 's2')).toEqual([]);
    expect((await store.old(4)).map(({ id }) => id).toSorted()).toEqual(['1', '3']);
  });

  it('knows what somebody said of praise, and which hands were offered to her', async () => {
    const store = createStore(database());
    expect(await store.praise('T1', 'U1')).toBeNull();
    await store.setPraise('T1', 'U1', true);
    await store.setPraise('T1', 'U1', false);
    expect(await store.praise('T1', 'U1')).toBe(false);
    await store.forgetPraise('T1', 'U1');
    expect(await store.praise('T1', 'U1')).toBeNull();
    const offer = { teamId: 'T1', experimentId: 'E1', userId: 'U1', communityId: 'C1', offeredAt: 5, privacy: 'P0' as const };
    await store.addOffer(offer);
    await store.addOffer({ ...offer, offeredAt: 9 });
    await store.addOffer({ ...offer, experimentId: 'E2', communityId: 'C2', offeredAt: 7 });
    expect((await store.offers('T1', 'U1')).map(({ offeredAt }) => offeredAt)).toEqual([5, 7]);
    await store.forgetOffers('T1', 'U1', 'C2');
    await store.tidyOffers(5);
    expect(await store.offers('T1', 'U1')).toHaveLength(1);
    await store.tidyOffers(6);
    expect(await store.offers('T1', 'U1')).toEqual([]);
  });
});
