import { expect, it } from '@jest/globals';
import { createStore, type JobDone } from '../../../src/features/jobs/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of jobs', (database) => {
  const done = (sessionId: string, userId: string, doneOn: string): JobDone => ({
    ...{ teamId: 'T1', communityId: 'C1', sessionId, job: 'scribe', userId, doneOn, privacy: 'P3' },
  });

  it('counts a job once, newest first, and forgets whose it was', async () => {
    const store = createStore(database());
    await store.addDone(done('S1', 'U1', '2026-01-05'));
    await store.addDone(done('S1', 'U1', '2026-01-05'));
    await store.addDone(done('S2', 'U2', '2026-02-05'));
    expect((await store.done('T1', 'C1')).map(({ userId }) => userId)).toEqual(['U2', 'U1']);
    expect((await store.done('T1', 'C1', '2026-01-06')).map(({ userId }) => userId)).toEqual(['U2']);
    await store.forget('T1', 'U2', 'C2');
    await store.forget('T1', 'U1', null);
    expect((await store.done('T1', 'C1')).map(({ userId }) => userId)).toEqual(['U2']);
  });

  it('draws one person for a job, and keeps no trace of a no', async () => {
    const store = createStore(database());
    const draw = {
      teamId: 'T1',
      communityId: 'C1',
      sessionId: 'S1',
      job: 'scribe',
      seed: 's',
      why: 'w',
      userId: 'U1',
      privacy: 'P0',
    } as const;
    expect([await store.addDraw(draw), await store.addDraw({ ...draw, userId: 'U2' })]).toEqual([true, false]);
    expect(await store.drawsOf('T1', 'U1')).toHaveLength(1);
    await store.unnameDraw('T1', 'S1', 'scribe');
    expect(await store.drawsOf('T1', 'U1')).toEqual([]);
    expect((await store.findDraw('T1', 'S1', 'scribe'))?.seed).toBe('s');
  });
});
