import { expect, it } from '@jest/globals';
import { createStore, type Notes } from '../../../src/features/notes/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const notes = (over: Partial<Notes> = {}): Notes => ({
  ...{ teamId: 'T1', sessionId: 's1', communityId: 'C1', patterns: 'One', stuck: '', worked: '', change: '', thanks: '', thanksTo: null },
  ...{ authors: { patterns: { by: 'U1', at: 5 } }, credits: null, state: 'open', channelId: null, ts: null, stale: false, privacy: 'P3' },
  ...over,
});

onEveryEngine('the store of notes', (database) => {
  it('keeps one row for a session and changes it', async () => {
    const store = createStore(database());
    await store.put(notes());
    await store.put(notes({ stuck: 'Here', state: 'out' }));
    expect(await store.find('T1', 's1')).toEqual(notes({ stuck: 'Here', state: 'out' }));
    expect(await store.find('T2', 's1')).toBeNull();
    await store.put(notes({ sessionId: 's2', communityId: 'C2' }));
    expect((await store.list('T1', 'C1')).map(({ sessionId }) => sessionId)).toEqual(['s1']);
    expect(await store.everywhere('T1')).toHaveLength(2);
  });

  it('keeps how long preparing took once for a session, in the order of sessions', async () => {
    const store = createStore(database());
    const band = { teamId: 'T1', communityId: 'C1', privacy: 'P2' as const };
    await store.addBand({ ...band, sessionId: 's2', number: 2, band: 3 });
    await store.addBand({ ...band, sessionId: 's1', number: 1, band: 0 });
    await store.addBand({ ...band, sessionId: 's1', number: 1, band: 2 });
    expect(await store.bandsOf('T1', 'C1')).toEqual([0, 3]);
    expect([await store.hasBand('T1', 's1'), await store.hasBand('T1', 's3')]).toEqual([true, false]);
  });
});
