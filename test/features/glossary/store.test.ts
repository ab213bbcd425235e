import { expect, it } from '@jest/globals';
import { type Confirmation, createStore } from '../../../src/features/glossary/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const row = (over: Partial<Confirmation> = {}): Confirmation => ({
  ...{
    teamId: 'T1',
    communityId: 'C1',
    itemId: 'a',
    jobFunction: 'Sales',
    userId: 'U1',
    at: 5,
    definition: 'A',
    own: false,
    clashAt: null,
  },
  ...{ privacy: 'P3', ...over },
});
const whose = { teamId: 'T1', itemId: 'a' };

onEveryEngine('a store of what is said about terms', (database) => {
  it('keeps one word of each function, as it is said last', async () => {
    const store = createStore(database());
    await store.putConfirmations(whose, [row({ jobFunction: 'Support', own: true, clashAt: 7 }), row()]);
    expect((await store.confirmations(whose)).map(({ jobFunction, own, clashAt }) => [jobFunction, own, clashAt])).toEqual([
      ['Sales', false, null],
      ['Support', true, 7],
    ]);
    await store.putConfirmations(whose, [row({ userId: null })]);
    await store.putConfirmations({ teamId: 'T1', itemId: 'b' }, [row({ itemId: 'b' })]);
    expect(await store.confirmationsIn('T1', 'C1')).toEqual([row({ userId: null }), row({ itemId: 'b' })]);
    expect((await store.confirmationsBy('T1', 'U1')).map(({ itemId }) => itemId)).toEqual(['b']);
    expect(await store.confirmationsIn('T2', 'C1')).toEqual([]);
    await store.putConfirmations(whose, []);
    expect(await store.confirmations(whose)).toEqual([]);
  });

  it('counts a reader once, and begins with a community once', async () => {
    const store = createStore(database());
    const reading = { ...whose, communityId: 'C1', userId: 'U2', at: 1, privacy: 'P3' as const };
    expect([await store.addReading(reading), await store.addReading({ ...reading, at: 2 })]).toEqual([true, false]);
    expect(await store.readings(whose)).toEqual([reading]);
    await store.forgetReadings('T1', 'U2', 'C2');
    expect(await store.readingsBy('T1', 'U2')).toEqual([reading]);
    await store.forgetReadings('T1', 'U2', null);
    expect(await store.readingsBy('T1', 'U2')).toEqual([]);
    expect([await store.isStarted('T1', 'C1'), await store.start('T1', 'C1', 1), await store.start('T1', 'C1', 2)]).toEqual([
      false,
      true,
      false,
    ]);
    expect([await store.isStarted('T1', 'C1'), await store.isStarted('T1', 'C2')]).toEqual([true, false]);
  });
});
