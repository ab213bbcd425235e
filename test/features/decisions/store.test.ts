import { expect, it } from '@jest/globals';
import { createStore, type Decision } from '../../../src/features/decisions/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const decision = (id: string, change: Partial<Decision> = {}): Decision => ({
  ...{ teamId: 'T1', id, communityId: 'C1', ruleKind: 'experiment', ruleId: 'R1', authorId: 'U1', question: id, decider: 'd', heard: '' },
  ...{ raisedOn: '2026-11-02', decidedOn: '2026-11-03', carriedOn: null, reversedOn: null, createdAt: 1, privacy: 'P1' },
  ...change,
});

onEveryEngine('the store of decisions', (database) => {
  it('lists the latest first, notes what came later, and forgets names or rows', async () => {
    const store = createStore(database());
    expect([await store.add(decision('a')), await store.add(decision('a'))]).toEqual([true, false]);
    await store.add(decision('b', { decidedOn: '2026-11-05', authorId: 'U2' }));
    await store.add(decision('c', { ruleId: 'R2' }));
    expect((await store.under('T1', 'R1')).map(({ id }) => id)).toEqual(['b', 'a']);
    await store.change('T1', 'a', { carriedOn: '2026-11-09' });
    await store.change('T1', 'a', { reversedOn: '2026-11-10' });
    expect(await store.find('T1', 'a')).toMatchObject({ carriedOn: '2026-11-09', reversedOn: '2026-11-10' });
    await store.forget('T1', 'U1', 'C2', true);
    expect(await store.of('T1', 'U1')).toHaveLength(2);
    await store.forget('T1', 'U1', 'C1', false);
    expect(await store.of('T1', 'U1')).toEqual([]);
    await store.forget('T1', 'U2', null, true);
    expect((await store.in('T1', 'C1')).map(({ id }) => id)).toEqual(['a', 'c']);
  });
});
