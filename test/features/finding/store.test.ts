import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/finding/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('Searches in vain', (database) => {
  it('are counted by week and words, for one community, and go in the end', async () => {
    const store = createStore(database());
    const row = { teamId: 'T1', communityId: 'c1', weekOn: '2026-11-02', key: 'retro', words: 'Retro' };
    await store.count(row);
    await store.count({ ...row, words: 'RETRO' });
    await store.count({ ...row, weekOn: '2026-11-09' });
    await store.count({ ...row, communityId: 'c2' });
    expect((await store.since('T1', 'c1', '2026-11-02')).map(({ weekOn, words, times }) => [weekOn, words, times])).toEqual([
      ['2026-11-02', 'Retro', 2],
      ['2026-11-09', 'Retro', 1],
    ]);
    await store.removeBefore('2026-11-09');
    expect(await store.since('T1', 'c1', '')).toHaveLength(1);
    expect(await store.since('T2', 'c1', '')).toEqual([]);
  });
});
