import { expect, it } from '@jest/globals';
import { createStore, type Reuse } from '../../../src/features/reuses/store.ts';
import { type Annotation, createAnnotationStore } from '../../../src/features/reuses/store-annotations.ts';
import { onEveryEngine } from '../../support/engines.ts';

const reuse = (id: string, change: Partial<Reuse> = {}): Reuse => ({
  ...{
    teamId: 'T1',
    id,
    communityId: 'C1',
    itemId: 'I1',
    experimentId: null,
    userId: 'U1',
    byAuthor: false,
    elsewhere: null,
    teamSize: null,
  },
  ...{ setting: '', outcome: null, stage: 'planned', startedAt: null, knownAt: null, reportedAt: null, privacy: 'P0' },
  ...change,
});
const note = (id: string, change: Partial<Annotation> = {}): Annotation => ({
  ...{ teamId: 'T1', id, communityId: 'C1', itemId: 'I1', reuseId: null, userId: 'U1', named: true, credit: '', kind: 'exception' },
  ...{ context: 'c', what: 'w', effect: '', keep: '', reply: '', at: 1, privacy: 'P3' },
  ...change,
});

onEveryEngine('the store of uses', (database) => {
  it('keeps one use of each experiment, by item, community and person', async () => {
    const store = createStore(database());
    expect([await store.add(reuse('r1', { experimentId: 'E1' })), await store.add(reuse('r2', { experimentId: 'E1' }))]).toEqual([
      true,
      false,
    ]);
    await store.add(reuse('r3', { userId: 'U2', elsewhere: true, startedAt: 5 }));
    await store.change({ teamId: 'T1', id: 'r1' }, { outcome: 'not', teamSize: 'small', elsewhere: false });
    expect((await store.ofItem('T1', 'I1')).map(({ id, outcome, elsewhere }) => [id, outcome, elsewhere])).toEqual([
      ['r1', 'not', false],
      ['r3', null, true],
    ]);
    expect((await store.findByExperiment('T1', 'E1'))?.id).toBe('r1');
    expect((await store.ofPerson('T1', 'U2')).map(({ id }) => id)).toEqual(['r3']);
    expect(await store.ofCommunity('T2', 'C1')).toEqual([]);
    await store.remove({ teamId: 'T1', id: 'r3' });
    expect(await store.find('T1', 'r3')).toBeNull();
  });

  it('keeps one question each way, changed only until it is answered', async () => {
    const store = createStore(database());
    const question = { teamId: 'T1', reuseId: 'r1', asker: 'author', communityId: 'C1', askedById: 'U1', answeredById: 'U2' } as const;
    const put = (text: string) => store.putQuestion({ ...question, question: text, answer: '', privacy: 'P1' });
    await put('First?');
    await put('Better?');
    await store.answerQuestion(question, 'Yes.');
    await put('Too late?');
    expect((await store.questionsOf('T1', 'r1')).map(({ question: text, answer }) => [text, answer])).toEqual([['Better?', 'Yes.']]);
    expect([(await store.questionsWith('T1', 'U1')).length, (await store.questionsWith('T1', 'U2')).length]).toEqual([1, 1]);
    await store.removeQuestion(question);
    expect(await store.questionsWith('T1', 'U1')).toEqual([]);
  });

  it('keeps notes by item and person, and the one that tells of a use', async () => {
    const notes = createAnnotationStore(database());
    await notes.add(note('a1', { reuseId: 'r1' }));
    expect(await notes.add(note('a1'))).toBe(false);
    await notes.add(note('a2', { userId: null, itemId: 'I2' }));
    await notes.change({ teamId: 'T1', id: 'a1' }, { named: false });
    expect(await notes.ofReuse('T1', 'I1', 'r1')).toMatchObject({ id: 'a1', named: false });
    expect((await notes.ofCommunity('T1', 'C1')).map(({ id }) => id)).toEqual(['a1', 'a2']);
    expect((await notes.ofPerson('T1', 'U1')).map(({ id }) => id)).toEqual(['a1']);
    await notes.remove({ teamId: 'T1', id: 'a1' });
    expect(await notes.ofItem('T1', 'I1')).toEqual([]);
  });
});
