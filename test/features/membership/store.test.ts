import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/membership/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ida = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA' };

onEveryEngine('the store of membership', (database) => {
  it('remembers a role left for a quarter', async () => {
    const store = createStore(database());
    await store.addVacancy({ teamId: 'T1', id: 'v1', communityId: 'C1', role: 'steward', userId: 'U0BEN', at: 100, privacy: 'P3' });
    expect(await store.vacanciesSince('T1', 'C1', 101)).toEqual([]);
    expect(await store.vacanciesSince('T1', 'C1', 100)).toMatchObject([{ role: 'steward', userId: 'U0BEN' }]);
    await store.tidy(101, '2026-11-01');
    expect(await store.vacanciesOf('T1', 'U0BEN')).toEqual([]);
  });

  it('says for two weeks that a pause ended, until there is another one or she is gone', async () => {
    const store = createStore(database());
    await store.putPauseEnd(ida, '2026-11-16');
    await store.putPauseEnd(ida, '2026-12-07');
    expect(await store.findPauseEnd(ida)).toBe('2026-12-07');
    await store.forget('T1', 'U0IDA', 'C2', false);
    await store.tidy(0, '2026-12-07');
    expect(await store.findPauseEnd(ida)).toBe('2026-12-07');
    await store.tidy(0, '2026-12-08');
    expect(await store.findPauseEnd(ida)).toBeNull();
    await store.putPauseEnd(ida, '2026-11-16');
    await store.forget('T1', 'U0IDA', 'C1', false);
    expect(await store.findPauseEnd(ida)).toBeNull();
  });
});
