import { expect, it } from '@jest/globals';
import { createStore, type GroupDraw } from '../../../src/features/groups/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const row: GroupDraw = {
  teamId: 'T1',
  sessionId: 'S1',
  step: 2,
  communityId: 'C1',
  draw: 1,
  size: 3,
  groups: [['U1', 'U2'], ['U3']],
  withRoles: true,
  hostId: null,
  channelId: null,
  ts: null,
  counted: false,
  drawnAt: 1000,
  privacy: 'P3',
};

onEveryEngine('the store of groups', (database) => {
  it('draws again once, whoever presses second', async () => {
    const store = createStore(database());
    expect([await store.add(row), await store.add(row)]).toEqual([true, false]);
    const next = { ...row, draw: 2, groups: [['U1', 'U3'], ['U2']], channelId: 'C', ts: '1.1' };
    expect([await store.replace(next, 1), await store.replace({ ...next, draw: 2, groups: [] }, 1)]).toEqual([true, false]);
    expect(await store.listOf('T1', 'S1')).toEqual([next]);
    await store.tidy(1000);
    expect(await store.listOf('T1', 'S1')).toHaveLength(1);
    await store.tidy(1001);
    expect(await store.listOf('T1', 'S1')).toEqual([]);
  });

  it('counts a draw once, adds to what was counted before, and forgets one person', async () => {
    const store = createStore(database());
    await store.add(row);
    await store.add({ ...row, sessionId: 'S2' });
    await store.count(row, [
      ['U1', 'U2'],
      ['U1', 'U3'],
    ]);
    await store.count(row, [['U1', 'U2']]);
    await store.count({ ...row, sessionId: 'S2' }, [['U1', 'U2']]);
    const times = async () => (await store.meetings('T1', 'C1')).map(({ aId, bId, times: n }) => `${aId}${bId} ${n}`).sort();
    expect(await times()).toEqual(['U1U2 2', 'U1U3 1']);
    await store.forgetMeetings('T1', 'U3', 'C2');
    await store.forgetMeetings('T1', 'U3', 'C1');
    expect(await times()).toEqual(['U1U2 2']);
  });
});
