import { expect, it } from '@jest/globals';
import { createStore, type Proposal } from '../../../src/features/proposals/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const A_PROPOSAL: Proposal = {
  ...{
    teamId: 'T1',
    id: 'P1',
    communityId: 'C1',
    fromId: 'U1',
    toId: 'U2',
    why: 'calm',
    want: 'saying no',
    state: 'open',
    delivered: true,
  },
  ...{ closesOn: '2026-11-10', createdAt: 10, closedAt: null, privacy: 'P1' },
};

onEveryEngine('the store of proposals', (database) => {
  it('keeps a proposal once, and closes it once', async () => {
    const store = createStore(database());
    expect(await store.add(A_PROPOSAL)).toBe(true);
    expect(await store.add({ ...A_PROPOSAL, toId: 'U9' })).toBe(false);
    expect(await store.close('T1', 'P1', 'no', 20)).toBe(true);
    expect(await store.close('T1', 'P1', 'yes', 30)).toBe(false);
    expect(await store.find('T1', 'P1')).toEqual({ ...A_PROPOSAL, state: 'no', closedAt: 20 });
    expect(await store.find('T2', 'P1')).toBeNull();
  });

  it('shows whoever was asked only what was delivered', async () => {
    const store = createStore(database());
    await store.add(A_PROPOSAL);
    await store.add({ ...A_PROPOSAL, id: 'P2', delivered: false, createdAt: 11 });
    expect((await store.to('T1', 'U2')).map(({ id }) => id)).toEqual(['P1']);
    expect((await store.by('T1', 'U1')).map(({ id }) => id)).toEqual(['P2', 'P1']);
  });

  it('forgets what she asked, and her name where she was asked', async () => {
    const store = createStore(database());
    await store.add(A_PROPOSAL);
    await store.add({ ...A_PROPOSAL, id: 'P2', fromId: 'U2', toId: 'U3' });
    await store.add({ ...A_PROPOSAL, id: 'P3', state: 'no' });
    await store.forget('T1', 'U2', 'C2');
    expect(await store.find('T1', 'P2')).not.toBeNull();
    await store.forget('T1', 'U2', 'C1');
    expect(await store.find('T1', 'P1')).toMatchObject({ toId: '', state: 'open' });
    expect(await store.find('T1', 'P2')).toBeNull();
    expect(await store.find('T1', 'P3')).toBeNull();
    await store.tidy(11);
    expect(await store.by('T1', 'U1')).toEqual([]);
  });
});
