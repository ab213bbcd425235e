import { expect, it } from '@jest/globals';
import { createStore, type Pact } from '../../../src/features/pacts/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const pact = (pairId: string, change: Partial<Pact> = {}): Pact => ({
  ...{ teamId: 'T1', pairId, communityId: 'C1', introduction: 'due', told: 0, channelId: null, ts: null, terms: null, version: 0 },
  ...{ standing: null, asking: 'no', lookOn: '2026-11-09', releaseOn: '2026-11-16', overAt: null, privacy: 'P1' },
  ...change,
});

onEveryEngine('the store of pacts', (database) => {
  it('begins once, takes a third in later, and leaves what is written', async () => {
    const store = createStore(database());
    const one = pact('P1');
    await store.begin(one, ['U1', 'U2']);
    const terms = { shape: 'Walk and talk, 45 minutes', dates: [1_794_000_000_000, 2, 3] };
    await store.change(one, { terms, version: 1 });
    await store.changePage(one, 'U1', { aims: 'Saying no', agreedTo: 1, signedAt: 5 });
    await store.begin(one, ['U1', 'U2', 'U3']);
    expect(await store.find(one)).toEqual({ ...one, terms, version: 1 });
    expect((await store.pages(one)).map(({ userId, aims, signedAt }) => [userId, aims, signedAt])).toEqual([
      ['U1', 'Saying no', 5],
      ['U2', '', null],
      ['U3', '', null],
    ]);
    await store.removePage(one, 'U2');
    expect((await store.pages(one)).length).toBe(2);
  });

  it('forgets a pact with each of its people, of one community or of all', async () => {
    const store = createStore(database());
    await store.begin(pact('P1'), ['U1', 'U2']);
    await store.begin(pact('P2', { communityId: 'C2' }), ['U1', 'U3']);
    await store.begin(pact('P3'), ['U2', 'U3']);
    await store.forget('T1', 'U1', 'C1');
    expect([await store.find(pact('P1')), await store.pagesBy('T1', 'U2')]).toEqual([null, [expect.objectContaining({ pairId: 'P3' })]]);
    await store.forget('T1', 'U1', null);
    expect([await store.find(pact('P2')), (await store.pages(pact('P2'))).length]).toEqual([null, 0]);
    expect(await store.find(pact('P3'))).not.toBeNull();
  });

  it('keeps what is not over, and what was over for less than its time', async () => {
    const store = createStore(database());
    for (const [pairId, overAt] of [
      ['P1', null],
      ['P2', 100],
      ['P3', 99],
    ] as const)
      await store.begin(pact(pairId, { overAt }), ['U1', 'U2']);
    await store.tidy(100);
    expect(
      [await store.find(pact('P1')), await store.find(pact('P2')), await store.find(pact('P3'))].map((one) => one?.pairId ?? null),
    ).toEqual(['P1', 'P2', null]);
    expect(await store.pages(pact('P3'))).toEqual([]);
  });
});
