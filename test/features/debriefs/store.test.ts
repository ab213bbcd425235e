import { expect, it } from '@jest/globals';
import { createStore, type Debrief, type ScoreRow, type TakeAwayRow } from '../../../src/features/debriefs/store.ts';
import { tables } from '../../../src/features/debriefs/tables.ts';
import { onEveryEngine } from '../../support/engines.ts';

const debrief = (over: Partial<Debrief> = {}): Debrief => ({
  ...{ teamId: 'T1', sessionId: 's1', communityId: 'C1', closesAt: 100, closedAt: null, seed: 'x', steps: null, privacy: 'P3' },
  ...over,
});
const score = (id: string, over: Partial<ScoreRow> = {}): ScoreRow => ({
  ...{ teamId: 'T1', id, sessionId: 's1', question: 'useful', score: 4, month: '2026-11', privacy: 'P2' },
  ...over,
});
const takeAway = (over: Partial<TakeAwayRow> = {}): TakeAwayRow => ({
  ...{ teamId: 'T1', id: 't1', sessionId: 's1', communityId: 'C1', userId: 'U1', text: 'So', reach: 'unnamed', privacy: 'P3' },
  ...over,
});

onEveryEngine('the store of debriefs', (database) => {
  it('opens once, counts everybody once, and forgets at the close who has answered', async () => {
    const store = createStore(database());
    expect(await store.open(debrief())).toBe(true);
    expect(await store.open(debrief({ closesAt: 5 }))).toBe(false);
    expect((await store.listOpen('T1', 'C1', 50)).map(({ closesAt }) => closesAt)).toEqual([100]);
    expect(await store.listOpen('T1', 'C1', 101)).toEqual([]);
    expect(await store.markAnswered('T1', 's1', 'U1')).toBe(true);
    expect(await store.markAnswered('T1', 's1', 'U1')).toBe(false);
    await store.markAnswered('T1', 's1', 'U2');
    await store.markAnswered('T1', 's2', 'U1');
    await store.markStepped('T1', 's1', 'U2');
    expect((await store.listAnswered('T1', 's1')).filter(({ stepped }) => stepped)).toEqual([{ userId: 'U2', stepped: true }]);
    await store.close('T1', 's1', 101, 7);
    expect(await store.listAnswered('T1', 's1')).toEqual([]);
    expect(await store.answeredBy('T1', 'U1')).toEqual([{ sessionId: 's2' }]);
    expect(await store.closed('T1', 'C1')).toMatchObject([{ closedAt: 101, steps: 7 }]);
    expect(await store.closed('T1', 'C2')).toEqual([]);
  });

  it('lays scores down in the order of their ids, whoever came first, and lets old ones go', async () => {
    const store = createStore(database());
    for (const [id, n] of [
      ['m', 1],
      ['c', 2],
      ['z', 3],
      ['a', 4],
    ] as const)
      await store.addScore(score(id, { score: n }));
    await store.addScore(score('b', { question: 'held-back' }));
    await store.addScore(score('o', { sessionId: 's0', month: '2024-10' }));
    expect(await store.scoresOf('T1', 's1', 'useful')).toEqual([4, 2, 1, 3]);
    await store.tidy('2024-11');
    const t = database().tables(tables);
    expect(await database().read((q) => q.select({ id: t.debriefScores.id }).from(t.debriefScores))).toHaveLength(5);
  });

  it('keeps take-aways to be changed, and gives out only what was released', async () => {
    const store = createStore(database());
    await store.putTakeAway(takeAway());
    await store.putTakeAway(takeAway({ text: 'So and so', reach: 'named' }));
    await store.putTakeAway(takeAway({ id: 't2', userId: 'U2', reach: 'own', privacy: 'P0' }));
    expect((await store.releasedOf('T1', ['s1', 's2'])).map(({ text }) => text)).toEqual(['So and so']);
    expect(await store.releasedOf('T1', [])).toEqual([]);
    expect((await store.takeAwayOf('T1', 's1', 'U2'))?.id).toBe('t2');
    await store.removeTakeAway('T1', 't1');
    expect(await store.takeAwaysBy('T1', 'U1')).toEqual([]);
  });
});
