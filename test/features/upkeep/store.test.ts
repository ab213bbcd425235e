import { expect, it } from '@jest/globals';
import { createStore, type Row } from '../../../src/features/upkeep/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of upkeep', (database) => {
  it('keeps each item once on a month’s list, in its place, and what was decided', async () => {
    const store = createStore(database());
    const where = { teamId: 'T1', communityId: 'C1' };
    const row = (itemId: string, place: number, monthOn = '2026-11-01'): Row => ({
      ...{ ...where, monthOn, itemId, reason: 'review', again: false, place, settled: null, settledAt: null, privacy: 'P3' },
    });
    await store.add(row('b', 1));
    await store.add(row('a', 0));
    expect([await store.add(row('a', 4)), await store.add(row('a', 0, '2026-12-01'))]).toEqual([false, true]);
    expect((await store.month(where, '2026-11-01')).map(({ itemId }) => itemId)).toEqual(['a', 'b']);
    await store.settle(row('b', 1), 'unreviewed', 9);
    expect((await store.settledAs(where, 'unreviewed')).map(({ itemId, settledAt }) => [itemId, settledAt])).toEqual([['b', 9]]);
    expect(await store.month({ ...where, communityId: 'C2' }, '2026-11-01')).toEqual([]);
  });
});
