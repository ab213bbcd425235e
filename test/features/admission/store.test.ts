import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/admission/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ida = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA' };

onEveryEngine('the store of admissions', (database) => {
  const admission = (change: object = {}) => ({
    ...ida,
    kind: 'request' as const,
    status: 'waiting' as const,
    byUserId: 'U0IDA',
    why: '',
    createdAt: 1,
    decidedBy: null,
    decidedAt: null,
    privacy: 'P1' as const,
    ...change,
  });
  it('lets the first answer to a request count, and the second find it answered', async () => {
    const store = createStore(database());
    await store.put(admission());
    const answers = [
      await store.decide(ida, ['waiting'], { status: 'accepted', by: 'U0ANA', now: 2 }),
      await store.decide(ida, ['waiting'], { status: 'declined', by: 'U0BEN', now: 3 }),
    ];
    expect(answers).toEqual([true, false]);
    expect(await store.find(ida)).toMatchObject({ status: 'accepted', decidedBy: 'U0ANA' });
    expect(await store.listWaiting('T1', 'C1')).toEqual([]);
  });

  it('replaces what was decided before when somebody is asked again', async () => {
    const store = createStore(database());
    await store.put(admission({ status: 'declined', decidedBy: 'U0ANA', decidedAt: 2 }));
    await store.put(admission({ kind: 'invitation', status: 'asked', byUserId: 'U0BEN', createdAt: 9 }));
    expect(await store.listAsked('T1', 'U0IDA')).toEqual([
      admission({ kind: 'invitation', status: 'asked', byUserId: 'U0BEN', createdAt: 9 }),
    ]);
    expect(await store.listAsked('T2', 'U0IDA')).toEqual([]);
  });

  it('forgets who brought whom when she goes', async () => {
    const store = createStore(database());
    await store.put(admission());
    await store.put(admission({ userId: 'U0JON', kind: 'nomination', why: 'asks well' }));
    await store.forget('T1', 'U0IDA', 'C1');
    expect(await store.find({ ...ida, userId: 'U0JON' })).toMatchObject({ byUserId: '', why: '' });
    expect(await store.find(ida)).toBeNull();
  });
});
