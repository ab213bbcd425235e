import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/pilots/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of pilots', (database) => {
  const own = { teamId: 'T1', experimentId: 'E1', communityId: 'C1', privacy: 'P1' } as const;

  it('keeps one partner a pilot, and forgets the one before', async () => {
    const store = createStore(database());
    await store.putPartner({ ...own, ref: 'r1', userId: 'U1', answer: 'asked', line: null, at: 1 });
    await store.putPartner({ ...own, ref: 'r2', userId: 'U2', answer: 'change', line: 'later', at: 2 });
    expect(await store.findByRef('T1', 'r1')).toBeNull();
    expect(await store.findPartner('T1', 'E1')).toMatchObject({ ref: 'r2', line: 'later' });
    expect((await store.of('T1', 'U1')).partners).toEqual([]);
    await store.removePartner('T1', 'E1');
    expect(await store.findPartner('T1', 'E1')).toBeNull();
  });

  it('keeps each side’s last answers and the last mark, and loses words before marks', async () => {
    const store = createStore(database());
    const check = { ...own, moment: 'start', userId: 'U1', at: 1 } as const;
    await store.putCheck({ ...check, answers: ['a', 'b', 'c'] });
    await store.putCheck({ ...check, answers: ['a', 'b', 'd'], at: 5 });
    await store.putCheck({ ...check, userId: 'U2', answers: ['x', 'y', 'z'] });
    await store.putMark({ ...own, moment: 'start', question: 1, alike: true, at: 1 });
    await store.putMark({ ...own, moment: 'start', question: 1, alike: false, at: 2 });
    await store.putAgain({ ...own, userId: 'U1', again: true, at: 1 });
    expect((await store.checks('T1', 'E1', 'start')).map(({ answers }) => answers[2])).toEqual(['d', 'z']);
    expect(await store.checks('T1', 'E1', 'end')).toEqual([]);
    expect((await store.marks('T1', 'E1', 'start')).map(({ alike }) => alike)).toEqual([false]);
    expect((await store.olderThan(2)).map(({ experimentId }) => experimentId)).toEqual(['E1', 'E1']);
    await store.forget('T1', 'U1', 'C2');
    expect((await store.of('T1', 'U1')).checks).toHaveLength(1);
    await store.forget('T1', 'U1', null);
    expect(await store.of('T1', 'U1')).toEqual({ partners: [], checks: [], again: [] });
    await store.removeWords('T1', 'E1');
    expect(await store.checks('T1', 'E1', 'start')).toEqual([]);
    expect(await store.marks('T1', 'E1', 'start')).toHaveLength(1);
  });
});
