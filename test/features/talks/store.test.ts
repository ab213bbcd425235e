import { expect, it } from '@jest/globals';
import { createStore, type Talk } from '../../../src/features/talks/store.ts';
import { type Check, createCheckStore } from '../../../src/features/talks/store-checks.ts';
import { createGrowthStore, type Feedback, type SelfCheck } from '../../../src/features/talks/store-growth.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the stores of talks', (database) => {
  const key = { teamId: 'T1', pairId: 'p1' };

  it('keep a talk once under its number, changed in place, first to third, until the pair goes', async () => {
    const store = createStore(database());
    const talk = (number: number, change: Partial<Talk> = {}): Talk => ({
      ...{
        ...key,
        number,
        communityId: 'C1',
        at: number,
        minutes: 60,
        pactAt: null,
        state: 'planned',
        revision: 0,
        said: {},
        privacy: 'P1',
      },
      ...change,
    });
    await store.put(talk(2));
    await store.put(talk(1));
    await store.put(talk(2, { at: 9, revision: 1, state: 'held', said: { U1: 7 } }));
    await store.put(talk(1, { pairId: 'p2' }));
    await store.put(talk(1, { teamId: 'T2' }));
    expect(await store.of(key)).toEqual([talk(1), talk(2, { at: 9, revision: 1, state: 'held', said: { U1: 7 } })]);
    expect(await store.all('T1')).toHaveLength(3);
    await store.remove(key);
    expect([await store.of(key), await store.pairs()]).toEqual([
      [],
      expect.arrayContaining([
        { teamId: 'T1', pairId: 'p2' },
        { teamId: 'T2', pairId: 'p1' },
      ]),
    ]);
  });

  it('count silence on a check, hear an answer to all that was asked, and know who rests', async () => {
    const store = createCheckStore(database());
    const check = (onDate: string, change: Partial<Check> = {}): Check => ({
      ...{ ...key, kind: 'check', onDate, asked: 2, silent: 0, unreached: false, answered: false, privacy: 'P1' },
      ...change,
    });
    expect([await store.add(check('2026-11-24')), await store.add(check('2026-11-24')), await store.add(check('2026-12-08'))]).toEqual([
      true,
      false,
      true,
    ]);
    await store.pass(check('2026-11-24'), true);
    expect(await store.pass(check('2026-11-24'), true)).toEqual(check('2026-11-24', { silent: 2 }));
    expect(await store.pass(check('2026-12-08'), false)).toEqual(check('2026-12-08', { unreached: true }));
    expect(await store.pass(check('2027-01-01'), true)).toBeNull();
    expect((await store.list(key)).map(({ onDate }) => onDate)).toEqual(['2026-12-08', '2026-11-24']);
    await store.answer(key);
    expect((await store.list(key)).map(({ answered }) => answered)).toEqual([true, true]);
    await store.rest(key, 'U1');
    await store.rest(key, 'U1');
    await store.rest(key, 'U2');
    await store.wake(key, 'U2');
    expect([await store.resting(key), await store.restsOf('T1', 'U1'), await store.restsOf('T2', 'U1')]).toEqual([['U1'], [key], []]);
    await store.remove(key);
    expect([await store.pairs(), await store.resting(key)]).toEqual([[], []]);
  });

  it('keep a look back once for each talk and person, and feedback once a day, each to be cleared', async () => {
    const store = createGrowthStore(database());
    const own = (number: number, at: number, change: Partial<SelfCheck> = {}): SelfCheck => ({
      ...{ teamId: 'T1', userId: 'U1', pairId: 'p1', number, communityId: 'C1', at, answers: {}, scores: { air: 2 }, privacy: 'P0' },
      ...change,
    });
    const given = (toId: string, onDate: string, change: Partial<Feedback> = {}): Feedback => ({
      ...{ teamId: 'T1', pairId: 'p1', fromId: 'U2', toId, onDate, communityId: 'C1', scores: { air: 3 }, privacy: 'P1' },
      ...change,
    });
    await store.put(own(1, 5));
    await store.put(own(1, 5, { answers: { spoke: 'half' }, scores: { air: 4 } }));
    await store.put(own(2, 9));
    await store.put(own(1, 7, { userId: 'U2', communityId: 'C2' }));
    expect(await store.find(own(1, 0))).toEqual(own(1, 5, { answers: { spoke: 'half' }, scores: { air: 4 } }));
    expect((await store.of('T1', 'U1')).map(({ number }) => number)).toEqual([1, 2]);
    expect(await store.olderThan(6)).toEqual([{ teamId: 'T1', userId: 'U1', communityId: 'C1' }]);
    await store.clearBefore(own(1, 0), 6);
    expect((await store.of('T1', 'U1')).map(({ number }) => number)).toEqual([2]);
    await store.clear('T1', 'U2', 'C1');
    expect(await store.of('T1', 'U2')).toHaveLength(1);
    await store.clear('T1', 'U2', null);
    expect(await store.of('T1', 'U2')).toEqual([]);

    await store.give(given('U1', '2026-11-03'));
    await store.give(given('U1', '2026-11-03', { scores: { air: 1 } }));
    await store.give(given('U3', '2026-11-04'));
    expect(await store.feedbackTo('T1', 'U1')).toEqual([given('U1', '2026-11-03', { scores: { air: 1 } })]);
    expect((await store.feedbackBy('T1', 'U2')).map(({ toId }) => toId)).toEqual(['U1', 'U3']);
    await store.clearFeedback('T1', 'U1', null);
    expect(await store.feedbackPairs()).toEqual([key]);
    await store.clearFeedback('T1', 'U2', 'C9');
    await store.removeFeedback(key);
    expect(await store.feedbackPairs()).toEqual([]);
  });
});
