import { expect, it } from '@jest/globals';
import { createStore, type Plan, type PlanVersion } from '../../../src/features/preparation/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of plans', (database) => {
  const key = { teamId: 'T1', sessionId: 'S1' };
  const empty: Plan = {
    ...{ ...key, communityId: 'C1', formatId: null, steps: null, edited: false, version: 0, textsVersion: 0 },
    ...{ changedBy: null, changedAt: null, good: null, goodAt: null, lockedAt: null, locked: null, lockedAs: null },
    ...{ openedAt: null, ticks: [], privacy: 'P3' },
  };
  const steps = [{ id: '1', minutes: 75, step: 'Talk', who: 'all', do: '', tools: [], groupSize: null }];
  const draft = { formatId: 'sf-case-clinic', steps, edited: true, changedBy: 'U0CLEO', changedAt: 5, good: null, goodAt: null };
  const version = (n: number): PlanVersion => ({
    ...{ ...key, version: n, communityId: 'C1', formatId: 'sf-case-clinic', steps, userId: 'U0CLEO', at: 5, privacy: 'P3' },
  });

  it('keeps each version once: of two who change the same one, the second is told', async () => {
    const store = createStore(database());
    await store.begin(empty);
    await store.begin({ ...empty, formatId: 'another' });
    expect(await store.keep(key, 0, draft, version(1))).toBe(true);
    expect(await store.keep(key, 0, { ...draft, changedBy: 'U0DEV' }, version(1))).toBe(false);
    expect(await store.keep(key, 1, draft, version(2))).toBe(true);
    expect(await store.find('T1', 'S1')).toEqual({ ...empty, ...draft, version: 2 });
    expect((await store.versionsOf(key)).map((one) => one.version)).toEqual([1, 2]);
  });

  it('remembers the first opening only, until the session changes hands', async () => {
    const store = createStore(database());
    await store.begin(empty);
    await store.markOpened(key, 7);
    await store.markOpened(key, 9);
    expect((await store.find('T1', 'S1'))?.openedAt).toBe(7);
    await store.change(key, { openedAt: null });
    expect((await store.find('T1', 'S1'))?.openedAt).toBeNull();
  });

  it('forgets who drafted, in one community or everywhere', async () => {
    const store = createStore(database());
    await store.begin(empty);
    await store.keep(key, 0, draft, version(1));
    await store.forgetPerson('T1', 'U0CLEO', 'C2');
    expect((await store.versionsBy('T1', 'U0CLEO')).length).toBe(1);
    await store.forgetPerson('T1', 'U0CLEO', null);
    expect([await store.versionsBy('T1', 'U0CLEO'), await store.changedBy('T1', 'U0CLEO')]).toEqual([[], []]);
    expect((await store.find('T1', 'S1'))?.steps).toEqual(steps);
  });
});
