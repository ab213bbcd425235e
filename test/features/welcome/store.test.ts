import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/welcome/store.ts';
import { createScoreStore } from '../../../src/features/welcome/store-scores.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ida = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA' };

onEveryEngine('the stores of welcome', (database) => {
  it('begins anew with every joining', async () => {
    const store = createStore(database());
    await store.start(ida, '2026-11-02', null);
    await store.change(ida, { answeredAt: 5, hope: 'listening', privacy: 'P3', interests: ['wants-mentor'] });
    expect(await store.find(ida)).toMatchObject({ hope: 'listening', interests: ['wants-mentor'], answeredAt: 5 });
    await store.start(ida, '2027-02-01', 7);
    expect(await store.find(ida)).toMatchObject({
      joinedOn: '2027-02-01',
      welcomedAt: 7,
      answeredAt: null,
      hope: '',
      privacy: 'P0',
    });
  });

  it('introduces only who ticked, once', async () => {
    const store = createStore(database());
    const people = ['U1', 'U2', 'U3'].map((userId) => ({ ...ida, userId }));
    for (const whose of people) await store.start(whose, '2026-11-02', 1);
    const [shared, kept, introduced] = people;
    if (!shared || !kept || !introduced) throw new Error('three people');
    await store.change(shared, { hope: 'a', privacy: 'P3' });
    await store.change(kept, { hope: 'b' });
    await store.change(introduced, { hope: 'c', privacy: 'P3', introducedOn: '2026-11-02' });
    expect((await store.listUnintroduced('T1', 'C1')).map((row) => row.userId)).toEqual(['U1']);
    expect((await store.listShared('T1', 'C1')).map((row) => row.userId).sort()).toEqual(['U1', 'U3']);
  });

  it('forgets one community or all', async () => {
    const store = createStore(database());
    const elsewhere = { ...ida, communityId: 'C2' };
    await store.start(ida, '2026-11-02', 1);
    await store.start(elsewhere, '2026-11-02', 1);
    await store.forget('T1', 'U0IDA', 'C1');
    expect((await store.of('T1', 'U0IDA')).map((row) => row.communityId)).toEqual(['C2']);
    await store.forget('T1', 'U0IDA', null);
    expect(await store.of('T1', 'U0IDA')).toEqual([]);
  });

  it('shows scores in full batches only, so that no total grows by one answer', async () => {
    const store = createScoreStore(database());
    const add = (id: number, score: number) =>
      store.add({ teamId: 'T1', id: `x${id}`, communityId: 'C1', question: 'welcome', score, month: '2026-11', k: 5 });
    const seen: number[] = [];
    for (let n = 1; n <= 11; n++) {
      await add(n, 4);
      seen.push((await store.inFullBatches('T1', 'C1', 'welcome', 5)).length);
    }
    expect(seen).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]);
    expect(await store.inFullBatches('T1', 'C1', 'why-here', 5)).toEqual([]);
    await store.tidy('2026-12');
    expect(await store.inFullBatches('T1', 'C1', 'welcome', 5)).toEqual([]);
  });
});
