import { expect, it } from '@jest/globals';
import { createStore, type Reflection, type Step } from '../../../src/features/reflections/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const reflection = (over: Partial<Reflection> = {}): Reflection => ({
  ...{
    teamId: 'T1',
    id: 'r1',
    communityId: 'C1',
    authorId: 'U1',
    question: '',
    note: 'a note',
    worked: '',
    didNot: '',
    next: '',
    privacy: 'P0',
  },
  ...{ createdAt: 1, sharedAt: null, threadChannelId: null, threadTs: null, channelId: null, ts: null },
  ...over,
});
const step = (over: Partial<Step> = {}): Step => ({
  ...{
    teamId: 'T1',
    id: 's1',
    communityId: 'C1',
    authorId: 'U1',
    reflectionId: 'r1',
    text: 'When, then',
    askOn: '2026-12-08',
    state: 'open',
    happened: '',
  },
  ...{ asks: 1, privacy: 'P0', createdAt: 1, answeredAt: null, sharedAt: null, channelId: null, ts: null },
  ...over,
});

onEveryEngine('the store of reflections', (database) => {
  it('keeps a reflection once, newest first, each workspace and author apart', async () => {
    const store = createStore(database());
    expect(await store.add(reflection())).toBe(true);
    expect(await store.add(reflection({ note: 'twice' }))).toBe(false);
    await store.add(reflection({ id: 'r2', createdAt: 2 }));
    await store.add(reflection({ id: 'r3', authorId: 'U2' }));
    await store.add(reflection({ teamId: 'T2' }));
    expect((await store.listBy('T1', 'U1')).map(({ id }) => id)).toEqual(['r2', 'r1']);
    expect((await store.findMany('T1', ['r1', 'r3', 'none'])).map(({ id }) => id).sort()).toEqual(['r1', 'r3']);
    await store.remove('T1', 'r1');
    expect([await store.find('T1', 'r1'), (await store.find('T2', 'r1'))?.note]).toEqual([null, 'a note']);
  });

  it('lists what was shared in these communities and nothing private', async () => {
    const store = createStore(database());
    await store.add(reflection());
    await store.add(reflection({ id: 'r2', communityId: 'C2' }));
    for (const id of ['r1', 'r2']) await store.change('T1', id, { privacy: 'P3', sharedAt: 5 });
    await store.add(reflection({ id: 'r3' }));
    expect((await store.listShared('T1', ['C1'])).map(({ id }) => id)).toEqual(['r1']);
    expect(await store.listShared('T1', [])).toEqual([]);
  });

  it('has open steps before answered ones, and totals without words', async () => {
    const store = createStore(database());
    await store.addStep(step());
    await store.addStep(step({ id: 's2', createdAt: 2 }));
    await store.changeStep('T1', 's2', { state: 'done', answeredAt: 9, sharedAt: 9, privacy: 'P3' });
    await store.addStep(step({ id: 's3', createdAt: 3, state: 'not-yet', answeredAt: 4 }));
    expect((await store.stepsBy('T1', 'U1')).map(({ id }) => id)).toEqual(['s3', 's1', 's2']);
    expect((await store.stepsOf('T1', 'r1')).map(({ id }) => id)).toEqual(['s3', 's2', 's1']);
    expect(await store.answeredSince('T1', 'C1', 5)).toEqual([{ authorId: 'U1', state: 'done', answeredAt: expect.any(Number) }]);
    expect((await store.sharedSteps('T1', 'C1')).map(({ id }) => id)).toEqual(['s2']);
    await store.removeStep('T1', 's1');
    expect(await store.findStep('T1', 's1')).toBeNull();
  });
});
