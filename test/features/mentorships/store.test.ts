import { expect, it } from '@jest/globals';
import { createStore, type Mentorship } from '../../../src/features/mentorships/store.ts';
import { createTalkStore, type Talk } from '../../../src/features/mentorships/store-talks.ts';
import { createTotalStore } from '../../../src/features/mentorships/store-totals.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the stores of mentoring pairs', (database) => {
  const row = (id: string, change: Partial<Mentorship> = {}): Mentorship => ({
    ...{ teamId: 'T', id, communityId: 'C', mentorId: 'U1', menteeId: 'U2', state: 'begun', ended: null, signedBy: [], zone: 'UTC' },
    agreement: { aim: 'a', give: '', back: '', bounds: '', ending: '', firstOn: null, at: null },
    ...{ startedAt: 1, agreedAt: null, overAt: null, privacy: 'P1', ...change },
  });
  const talk: Talk = {
    teamId: 'T',
    mentorshipId: '1',
    n: 1,
    onDate: '2026-11-11',
    at: '15:00',
    revision: 0,
    state: 'planned',
    privacy: 'P1',
  };

  it('never change a pair that is over, and forget it with everything about it', async () => {
    const [store, talks] = [createStore(database()), createTalkStore(database())];
    await store.add(row('1'));
    await store.add(row('2', { mentorId: 'U3', menteeId: 'U4' }));
    await talks.put(talk);
    await talks.put({ ...talk, state: 'held' });
    expect((await talks.list('T', '1')).map(({ state }) => state)).toEqual(['held']);
    expect((await store.change(row('1'), { state: 'over', ended: 'early', overAt: 9 }))?.state).toBe('over');
    expect(await store.change(row('1'), { state: 'closing' })).toBeNull();
    expect((await store.living('T')).map(({ id }) => id)).toEqual(['2']);
    await store.putClosing({ teamId: 'T', mentorshipId: '1', userId: 'U1', changed: 'c', took: '', privacy: 'P1' });
    await store.tidy(9);
    expect((await store.of('T', 'U2')).length).toBe(1);
    await store.tidy(10);
    expect([await store.find('T', '1'), await talks.list('T', '1'), await store.closings('T', '1')]).toEqual([null, [], []]);
    await store.forget('T', 'U4', 'elsewhere');
    expect(await store.find('T', '2')).not.toBeNull();
    await store.forget('T', 'U4', null);
    expect(await store.find('T', '2')).toBeNull();
  });

  it('show numbers in full batches only, and take the name from what somebody showed', async () => {
    const totals = createTotalStore(database());
    const count = (id: string) =>
      totals.count({ teamId: 'T', id, communityId: 'C', talks: 4, took: true, month: '2026-11', privacy: 'P2' }, { k: 5, now: 77 });
    for (const id of ['a', 'b', 'c', 'd']) await count(id);
    expect(await totals.newestBatch('T', 'C')).toEqual([]);
    await count('e');
    await count('f');
    const batch = await totals.newestBatch('T', 'C');
    expect(batch.map(({ id, fullAt }) => [id, fullAt])).toEqual(['a', 'b', 'c', 'd', 'e'].map((id) => [id, 77]));
    await totals.tidy('2026-12');
    expect(await totals.newestBatch('T', 'C')).toEqual([]);
    await totals.putGain({ teamId: 'T', id: 'g', communityId: 'C', userId: 'U1', text: 't', shownAt: 1, privacy: 'P3' });
    await totals.unnameGains('T', 'U1', 'C', false);
    expect(await totals.gains('T', 'C')).toEqual([expect.objectContaining({ userId: null, text: 't' })]);
    await totals.removeGain('T', 'g');
    expect(await totals.findGain('T', 'g')).toBeNull();
  });
});
