import { expect, it } from '@jest/globals';
import { createStore, type Project } from '../../../src/features/projects/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const project = (id: string, change: Partial<Project> = {}): Project => ({
  ...{ teamId: 'T1', id, communityId: 'C1', pilotId: `pilot ${id}`, ownerId: 'U1', title: id, aim: 'a', sponsor: 's', state: 'running' },
  ...{ leadershipId: null, leadershipKind: null, outcome: null, startedOn: '2026-11-02', endedOn: null, createdAt: 1, privacy: 'P3' },
  ...change,
});

onEveryEngine('the store of projects', (database) => {
  it('grows one project from a pilot, and finds those around an experiment', async () => {
    const store = createStore(database());
    expect(await store.add(project('a', { leadershipId: 'pilot b' }))).toBe(true);
    expect(await store.add(project('x', { pilotId: 'pilot a' }))).toBe(false);
    await store.add(project('b', { createdAt: 2 }));
    expect((await store.around('T1', 'pilot b')).map(({ id }) => id)).toEqual(['b', 'a']);
    await store.change('T1', 'a', { state: 'done', outcome: 'much' });
    expect((await store.list('T1', 'C1', 'running')).map(({ id }) => id)).toEqual(['b']);
    expect((await store.find('T1', 'a'))?.outcome).toBe('much');
    await store.remove('T1', 'a');
    expect(await store.find('T1', 'a')).toBeNull();
  });

  it('keeps the last lines of a month, and loses names or lines', async () => {
    const store = createStore(database());
    await store.add(project('a'));
    const lines = {
      teamId: 'T1',
      projectId: 'a',
      communityId: 'C1',
      onDate: '2026-12-02',
      authorId: 'U1',
      stuck: '',
      privacy: 'P3',
    } as const;
    await store.putProgress({ ...lines, month: 2, done: 'd2', next: 'n' });
    await store.putProgress({ ...lines, month: 1, done: 'd', next: 'n' });
    await store.putProgress({ ...lines, month: 1, done: 'd1', next: 'n' });
    expect((await store.progress('T1', 'a')).map(({ done }) => done)).toEqual(['d1', 'd2']);
    await store.unname('T1', 'U1', 'C2', true);
    expect((await store.of('T1', 'U1')).progress).toHaveLength(2);
    await store.unname('T1', 'U1', null, false);
    expect(await store.of('T1', 'U1')).toEqual({ projects: [], progress: [] });
    expect(await store.progress('T1', 'a')).toHaveLength(2);
  });
});
