import { expect, it } from '@jest/globals';
import { createStore, type Day } from '../../../src/features/session-days/store.ts';
import { type Arrival, createArrivalStore } from '../../../src/features/session-days/store-arrivals.ts';
import { createConsoleStore } from '../../../src/features/session-days/store-consoles.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of session days', (database) => {
  const day = (change: Partial<Day> = {}): Day => ({
    ...{ teamId: 'T1', sessionId: 's1', communityId: 'c1', skipped: [], ends: [1, 2], startsAt: 1, endsAt: 9, stepIndex: 0, spoken: -1 },
    steps: [{ minutes: 4, step: 'Open', who: 'all', do: 'Say hello.', tools: ['groups'], groupSize: 3 }],
    ...{ version: 1, changedBy: 'U1', hostId: 'U1', seed: 'seed', channelId: null, ts: null, doorsAt: 1, overAt: null },
    ...{ unnamed: 0, forgottenAt: null, privacy: 'P3' as const },
    ...change,
  });
  const arrival = (userId: string, at: number, sessionId = 's1'): Arrival => ({
    ...{ teamId: 'T1', sessionId, userId, communityId: 'c1', at, privacy: 'P3' as const },
  });

  it('keeps a day as it was put, and changes it', async () => {
    const store = createStore(database());
    await store.put(day());
    expect(await store.find('T1', 's1')).toEqual(day());
    await store.put(day({ stepIndex: 1, overAt: 5 }));
    await store.put(day({ sessionId: 's2', overAt: 50 }));
    expect((await store.listNamed(10)).map(({ sessionId, stepIndex }) => [sessionId, stepIndex])).toEqual([['s1', 1]]);
    await store.unname('T1', 'U1', 'c1');
    expect(await store.find('T1', 's1')).toMatchObject({ hostId: null, changedBy: null });
    await store.drop('T1', 's1');
    expect((await store.list('T1', 'c1')).map(({ sessionId }) => sessionId)).toEqual(['s2']);
  });

  it('keeps one console for each person of a session', async () => {
    const store = createConsoleStore(database());
    const row = { teamId: 'T1', sessionId: 's1', communityId: 'c1', userId: 'U1', channelId: null, ts: null, privacy: 'P3' as const };
    await store.add({ ...row, id: 'a' });
    await store.add({ ...row, id: 'b' });
    expect((await store.place('T1', 'a', { channelId: 'D1', ts: '1.1' }))?.ts).toBe('1.1');
    expect((await store.list('T1', 's1')).map(({ id, channelId }) => [id, channelId])).toEqual([['a', 'D1']]);
    await store.forget('T1', 'U1', null);
    expect(await store.listFor('T1', 'U1')).toEqual([]);
  });

  it('lists first comers first, once each; whoever is forgotten is still counted', async () => {
    const store = createStore(database());
    const arrivals = createArrivalStore(database());
    await store.put(day());
    await arrivals.add([arrival('U2', 5), arrival('U1', 7), arrival('U3', 6)]);
    await arrivals.add([arrival('U1', 1), arrival('U1', 1, 's2')]);
    expect((await arrivals.list('T1', 's1')).map(({ userId }) => userId)).toEqual(['U2', 'U3', 'U1']);
    await arrivals.forget('T1', 'U1', null);
    await arrivals.remove('T1', 's1', ['U3']);
    expect((await arrivals.list('T1', 's1')).map(({ userId }) => userId)).toEqual(['U2']);
    expect((await store.find('T1', 's1'))?.unnamed).toBe(1);
    expect(await arrivals.of('T1', 'U1')).toEqual([]);
  });

  it('remembers the later day of each person', async () => {
    const arrivals = createArrivalStore(database());
    await arrivals.remember('T1', 'c1', ['U1', 'U2'], '2026-11-11');
    await arrivals.remember('T1', 'c1', ['U1'], '2026-12-09');
    await arrivals.remember('T1', 'c1', ['U1', 'U2'], '2026-10-14');
    await arrivals.remember('T1', 'c1', [], '2026-12-31');
    const lastOf = async (userId: string) => (await arrivals.lastsOf('T1', userId)).map(({ onDate }) => onDate);
    expect([await lastOf('U1'), await lastOf('U2')]).toEqual([['2026-12-09'], ['2026-11-11']]);
    await arrivals.forget('T1', 'U1', 'c1');
    expect(await lastOf('U1')).toEqual([]);
  });
});
