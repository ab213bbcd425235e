import { expect, it } from '@jest/globals';
import { createStore, type Store } from '../../../src/features/closings/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const batch = { teamId: 'T1', communityId: 'C1', batch: 'r1', closesAt: 100, known: 0, met: 0, all: 0 };
const says = (store: Store, userId: string, useful: number | null, talks: number | null = null, pairId = 'p1') =>
  store.answer({ teamId: 'T1', pairId, userId, communityId: 'C1', talks }, useful, batch);

onEveryEngine('the store of closings', (database) => {
  it('counts a number once for each person, without a trace of whose it was or when it came', async () => {
    const store = createStore(database());
    await says(store, 'U2', 5, 2);
    await says(store, 'U2', 1, 3);
    await says(store, 'U1', null);
    await says(store, 'U1', 2, 1);
    expect(await store.values(batch)).toEqual([2, 5]);
    expect((await store.answered('T1', 'p1')).map(({ userId, talks, rated }) => [userId, talks, rated])).toEqual([
      ['U1', 1, true],
      ['U2', 3, true],
    ]);
    await store.close('T1', 'p1', { ...batch, closesAt: 120, known: 1, met: 1, all: 1 });
    await says(store, 'U3', null, null, 'p2');
    await store.close('T1', 'p2', null);
    expect(await store.open()).toEqual([]);
    expect(await store.rounds('T1', 'C1')).toEqual([{ ...batch, closesAt: 120, known: 1, met: 1, all: 1, privacy: 'P2' }]);
    await store.dropRounds(121);
    expect([await store.values(batch), await store.rounds('T1', 'C1')]).toEqual([[], []]);
  });

  it('keeps one text each, as private as its writer left it, until she empties it or goes', async () => {
    const store = createStore(database());
    const text = { teamId: 'T1', pairId: 'p1', userId: 'U1', communityId: 'C1', text: 'I ask first', at: 5 };
    await store.putText(text);
    await store.setPrivacy('T1', 'p1', 'U1', 'P1');
    await store.putText({ ...text, text: 'I ask twice', at: 6 });
    expect(await store.findText('T1', 'p1', 'U1')).toMatchObject({ text: 'I ask twice', privacy: 'P1' });
    await store.closeTexts(7);
    expect(await store.findText('T1', 'p1', 'U1')).toMatchObject({ privacy: 'P0' });
    await store.putText({ ...text, pairId: 'p2', communityId: 'C2', at: 9 });
    await says(store, 'U1', 3);
    await store.forget('T1', 'U1', 'C1');
    expect((await store.textsOf('T1', 'U1')).map(({ pairId }) => pairId)).toEqual(['p2']);
    expect(await store.answeredBy('T1', 'U1')).toEqual([]);
    await store.putText({ ...text, pairId: 'p2', text: '' });
    expect(await store.textsOf('T1', 'U1')).toEqual([]);
  });
});
