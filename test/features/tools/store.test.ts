import { expect, it } from '@jest/globals';
import { createStore, type ToolCopy } from '../../../src/features/tools/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const copy = (over: Partial<ToolCopy> = {}): ToolCopy => ({
  ...{ teamId: 'T1', id: 'a', communityId: 'C1', ownerId: 'U1', kind: 'checklist', originId: 'cl-feedback', name: 'Ours', useWhen: '' },
  ...{ body: 'One', privacy: 'P0', createdAt: 1, changedAt: 1, ...over },
});
const hers = { teamId: 'T1', userId: 'U1', toolId: 'a' };
const run = { ...hers, communityId: 'C1', ticks: [0, 2], changedAt: 5, privacy: 'P0' as const };
const rating = { ...hers, communityId: 'C1', scores: [1, 2], at: 5, privacy: 'P0' as const };

onEveryEngine('a store of tools', (database) => {
  it('keeps copies, and takes what was ticked and rated along when one goes', async () => {
    const store = createStore(database());
    await store.putCopy(copy());
    await store.putCopy(copy({ name: 'Theirs', privacy: 'P3', ownerId: null }));
    await store.putCopy(copy({ id: 'b', createdAt: 0 }));
    expect((await store.copiesIn('T1', 'C1')).map(({ id, name }) => `${id} ${name}`)).toEqual(['b Ours', 'a Theirs']);
    expect([(await store.copiesOf('T1', 'U1')).length, await store.findCopy('T2', 'a'), await store.copiesIn('T1', 'C2')]).toEqual([
      1,
      null,
      [],
    ]);
    await store.putRun(run);
    await store.addRating(rating);
    await store.removeCopy('T1', 'a');
    expect([await store.findCopy('T1', 'a'), await store.findRun(hers), await store.ratings(hers)]).toEqual([null, null, []]);
  });

  it('remembers what is ticked until it is begun again, and ratings newest first', async () => {
    const store = createStore(database());
    expect([await store.putRun(run), await store.putRun({ ...run, ticks: [1], changedAt: 6 })]).toEqual([true, false]);
    expect((await store.findRun(hers))?.ticks).toEqual([1]);
    await store.removeRunsBefore(6);
    expect((await store.runsOf('T1', 'U1')).length).toBe(1);
    await store.removeRunsBefore(7);
    expect(await store.runsOf('T1', 'U1')).toEqual([]);
    await store.addRating(rating);
    await store.addRating({ ...rating, at: 9, scores: [2, 2] });
    await store.addRating({ ...rating, at: 9, scores: [3, 3] });
    expect((await store.ratings(hers)).map(({ scores }) => scores)).toEqual([
      [2, 2],
      [1, 2],
    ]);
    await store.forgetUses('T1', 'U1', 'C2');
    expect((await store.ratingsOf('T1', 'U1')).length).toBe(2);
    await store.forgetUses('T1', 'U1', null);
    expect(await store.ratingsOf('T1', 'U1')).toEqual([]);
  });

  it('counts without a name, by month', async () => {
    const store = createStore(database());
    const row = { teamId: 'T1', communityId: 'C1', toolId: 'cl-feedback', month: '2026-11', what: 'between' } as const;
    await store.count(row);
    await store.count(row);
    await store.count({ ...row, what: 'copied' });
    expect((await store.counts('T1', 'C1', '2026-11')).map(({ what, n }) => [what, n])).toEqual([
      ['between', 2],
      ['copied', 1],
    ]);
    expect(await store.counts('T1', 'C1', '2026-10')).toEqual([]);
  });
});
