import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/check-ins/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const WEEK = '2026-11-30';

onEveryEngine('the store of check-ins', (database) => {
  const mood = (userId: string, value: number, communityIds = ['C1']) => ({
    teamId: 'T1',
    userId,
    weekOn: WEEK,
    mood: value,
    communityIds,
    at: 1,
  });
  const hand = (id: string, text = 'a rehearsal', userId = 'U1') => ({ teamId: 'T1', userId, id, text, at: 10 });

  it('keeps the last word of a week, hers with her name and the counts without', async () => {
    const store = createStore(database());
    await store.putMood(mood('U1', 4));
    await store.putMood(mood('U2', 4));
    await store.putMood(mood('U1', 2));
    expect(await store.findMood('T1', 'U1', WEEK)).toBe(2);
    expect(await store.moods('T1', 'C1', WEEK)).toEqual([2, 4]);
    expect(await store.findMood('T1', 'U1', '2026-12-07')).toBeNull();
  });

  it('counts in each community she is in when she last said it', async () => {
    const store = createStore(database());
    await store.putMood(mood('U1', 3, ['C1', 'C2']));
    await store.putMood(mood('U1', 3, ['C2', 'C2']));
    expect(await store.moods('T1', 'C1', WEEK)).toEqual([]);
    expect(await store.moods('T1', 'C2', WEEK)).toEqual([3]);
    expect(await store.moods('T2', 'C2', WEEK)).toEqual([]);
    expect(await store.moodWeeks('T1', 'C2')).toEqual([WEEK]);
  });

  it('takes the same open wish once', async () => {
    const store = createStore(database());
    expect(await store.addHand(hand('h1'))).toBe('h1');
    expect(await store.addHand(hand('h2'))).toBe('h1');
    await store.closeHand('T1', 'U1', 'h1', 20);
    expect(await store.addHand(hand('h3'))).toBe('h3');
    expect((await store.openHands('T1', 'U1')).map((one) => one.id)).toEqual(['h3']);
  });

  it('shows a hand to its author alone, and to stewards only what was released to them', async () => {
    const store = createStore(database());
    await store.addHand(hand('h1'));
    expect(await store.findHand('T1', 'U2', 'h1')).toBeNull();
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
    await store.releaseHand('T1', 'h1', 'C1', 30);
    await store.releaseHand('T1', 'h1', 'C1', 40);
    expect(await store.releasedHands('T1', 'C1', 29)).toEqual([{ userId: 'U1', text: 'a rehearsal' }]);
    expect(await store.releasedHands('T1', 'C1', 30)).toEqual([]);
    expect(await store.releasedHands('T1', 'C2', 0)).toEqual([]);
    expect((await store.storedAbout('T1', 'U1')).hands).toMatchObject([{ id: 'h1', privacy: 'P1' }]);
    await store.withdrawHand('T1', 'h1');
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
    expect((await store.storedAbout('T1', 'U1')).hands).toMatchObject([{ id: 'h1', privacy: 'P0' }]);
  });

  it('takes a closed hand out of the stewards’ sight', async () => {
    const store = createStore(database());
    await store.addHand(hand('h1'));
    await store.releaseHand('T1', 'h1', 'C1', 30);
    await store.closeHand('T1', 'U2', 'h1', 35);
    expect(await store.releasedHands('T1', 'C1', 0)).toHaveLength(1);
    await store.closeHand('T1', 'U1', 'h1', 35);
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
  });

  it('forgets everything with her name and leaves the counts', async () => {
    const store = createStore(database());
    await store.putMood(mood('U1', 3));
    await store.addHand(hand('h1'));
    await store.releaseHand('T1', 'h1', 'C1', 30);
    await store.addHand(hand('h9', 'something else', 'U2'));
    await store.forget('T1', 'U1');
    expect(await store.storedAbout('T1', 'U1')).toEqual({ checkIns: [], hands: [] });
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
    expect(await store.moods('T1', 'C1', WEEK)).toEqual([3]);
    expect((await store.storedAbout('T1', 'U2')).hands).toHaveLength(1);
  });

  it('takes a community’s view away when she leaves it, and the release with the last', async () => {
    const store = createStore(database());
    await store.addHand(hand('h1'));
    await store.releaseHand('T1', 'h1', 'C1', 30);
    await store.releaseHand('T1', 'h1', 'C2', 30);
    await store.leave('T1', 'U1', 'C1');
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
    expect(await store.findHand('T1', 'U1', 'h1')).toMatchObject({ releasedTo: ['C2'] });
    await store.leave('T1', 'U1', 'C2');
    expect((await store.storedAbout('T1', 'U1')).hands).toMatchObject([{ privacy: 'P0' }]);
  });

  it('lets old things go', async () => {
    const store = createStore(database());
    await store.putMood(mood('U1', 3));
    await store.addHand(hand('h1'));
    await store.releaseHand('T1', 'h1', 'C1', 30);
    await store.tidy({ handsAt: 10, checkInsAt: 1, countsOn: WEEK });
    expect(await store.openHands('T1', 'U1')).toHaveLength(1);
    await store.tidy({ handsAt: 11, checkInsAt: 2, countsOn: '2026-12-01' });
    expect(await store.storedAbout('T1', 'U1')).toEqual({ checkIns: [], hands: [] });
    expect(await store.moods('T1', 'C1', WEEK)).toEqual([]);
    expect(await store.releasedHands('T1', 'C1', 0)).toEqual([]);
  });
});
