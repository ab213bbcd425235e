import { expect, it } from '@jest/globals';
import { createStore, type Entry, type RoundRow } from '../../../src/features/rounds/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const row = (over: Partial<RoundRow> = {}): RoundRow => ({
  ...{
    teamId: 'T1',
    id: 'C1/2026-11-02',
    communityId: 'C1',
    quarterOn: '2026-11-02',
    state: 'open',
    toldOn: '2026-11-24',
    closesOn: '2027-01-29',
  },
  ...{ seed: 'a seed', pairs: 0, unplaced: 0, drawnAt: null, toldAt: null, channelId: null, ts: null, privacy: 'P3' },
  ...over,
});
const entry = (userId: string, over: Partial<Entry> = {}): Entry => ({
  ...{
    teamId: 'T1',
    roundId: 'C1/2026-11-02',
    communityId: 'C1',
    userId,
    isIn: true,
    offer: 'Ears',
    want: 'Nerve',
    from: '09:00',
    until: '17:00',
  },
  ...{ enteredAt: 5, unplaced: null, privacy: 'P1' },
  ...over,
});

onEveryEngine('a store of rounds', (database) => {
  it('keeps one round a quarter and one answer a person, and forgets both in time', async () => {
    const store = createStore(database());
    await store.add(row());
    await store.add(row({ state: 'none' }));
    await store.add(row({ id: 'C1/2026-08-03', quarterOn: '2026-08-03', closesOn: '2026-10-30', state: 'running' }));
    expect((await store.list('T1', 'C1')).map(({ state }) => state)).toEqual(['running', 'open']);
    expect(await store.find('T2', 'C1/2026-11-02')).toBeNull();
    await store.change('T1', 'C1/2026-11-02', { state: 'drawn', pairs: 3 });
    expect((await store.untold()).map(({ id, pairs }) => [id, pairs])).toEqual([['C1/2026-11-02', 3]]);

    for (const userId of ['U2', 'U1']) await store.putEntry(entry(userId));
    await store.putEntry(entry('U3', { isIn: false, privacy: 'P0' }));
    await store.putEntry(entry('U2', { want: 'Rest' }));
    await store.putEntry(entry('U2', { roundId: 'C1/2026-08-03', enteredAt: 1 }));
    expect((await store.listIn('T1', 'C1/2026-11-02')).map(({ userId, want }) => `${userId} ${want}`)).toEqual(['U1 Nerve', 'U2 Rest']);
    await store.markUnplaced(entry('U2'), 'hours');
    expect(await store.findEntry('T1', 'C1/2026-11-02', 'U2')).toEqual(entry('U2', { want: 'Rest', unplaced: 'hours' }));
    expect((await store.entriesOf('T1', 'U2')).map(({ enteredAt }) => enteredAt)).toEqual([5, 1]);
    await store.tidy('2026-10-31');
    expect((await store.entriesOf('T1', 'U2')).map(({ enteredAt }) => enteredAt)).toEqual([5]);
    await store.forget('T1', 'U2', 'C2');
    await store.forget('T1', 'U1', null);
    expect((await store.listIn('T1', 'C1/2026-11-02')).map(({ userId }) => userId)).toEqual(['U2']);
  });
});
