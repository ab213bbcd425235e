import { expect, it } from '@jest/globals';
import { createStore, type KeptMessage } from '../../../src/features/keeping/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

onEveryEngine('the store of kept messages', (database) => {
  const row = (id: string, more: Partial<KeptMessage> = {}): KeptMessage => ({
    ...{
      teamId: 'T1',
      id,
      communityId: 'c',
      channelId: 'C1',
      ts: '1.1',
      keeperId: 'U1',
      authorId: 'U2',
      itemId: `i-${id}`,
      status: 'private',
    },
    ...{ formId: '', title: '', words: '', topicClass: null, keptAt: 1, askedAt: null, privacy: 'P1' },
    ...more,
  });

  it('keeps a message once under its id, and finds it by message, item and person', async () => {
    const store = createStore(database());
    expect([await store.add(row('a')), await store.add(row('a', { status: 'own' }))]).toEqual([true, false]);
    await store.add(row('b', { keptAt: 0, keeperId: 'U3', authorId: null, status: 'waiting' }));
    await store.add(row('x', { teamId: 'T2' }));
    expect((await store.listOf({ teamId: 'T1', channelId: 'C1', ts: '1.1' })).map(({ id }) => id)).toEqual(['b', 'a']);
    expect((await store.findByItem('T1', 'i-a'))?.id).toBe('a');
    expect((await store.listAbout('T1', 'U2')).map(({ id }) => id)).toEqual(['a']);
    expect((await store.listAbout('T1', 'U3')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.listBy(['waiting', 'own'])).map(({ id }) => id)).toEqual(['b']);
  });

  it('changes and removes one, and nothing else', async () => {
    const store = createStore(database());
    await store.add(row('a'));
    await store.add(row('b'));
    await store.change('T1', 'a', { status: 'named', authorId: null, askedAt: 7 });
    await store.remove('T1', 'b');
    expect(await store.find('T1', 'a')).toMatchObject({ status: 'named', authorId: null, askedAt: 7, keeperId: 'U1' });
    expect(await store.find('T1', 'b')).toBeNull();
  });
});
