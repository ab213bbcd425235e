import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { decideBatch } from '../../../src/features/prompts/rules-answers.ts';
import { createStore, type Use } from '../../../src/features/prompts/store.ts';
import { type AnswerRow, createAnswerStore } from '../../../src/features/prompts/store-answers.ts';
import { tables } from '../../../src/features/prompts/tables.ts';
import { createManualClock } from '../../../src/platform/clock.ts';
import { createIds } from '../../../src/platform/ids.ts';
import { createRandom } from '../../../src/platform/random.ts';
import { onEveryEngine } from '../../support/engines.ts';

const use = (over: Partial<Use> = {}): Use => ({
  ...{
    teamId: 'T1',
    id: 'use1',
    communityId: 'C1',
    sessionId: 's1',
    promptId: 'pr-1',
    taxonomy: 'people',
    kind: 'notice',
    exposure: 1,
    minutes: 3,
  },
  ...{
    text: 'Who?',
    followUp: '',
    form: 'question',
    cycle: 1,
    seed: 'seed',
    why: '',
    status: 'posted',
    usedOn: '2026-11-10',
    channelId: 'C0',
    ts: '1.1',
  },
  ...{ closedAt: null, keptOn: false, totals: null, privacy: 'P3' },
  ...over,
});
const answer = (over: Partial<AnswerRow> = {}): AnswerRow => ({
  ...{ teamId: 'T1', id: 'a1', communityId: 'C1', useId: 'use1', mode: 'named', text: 'Me', authorId: 'U1', ts: null, channelId: null },
  ...{ late: false, mayGoAlone: false, privacy: 'P3', releasedAt: 5 },
  ...over,
});
const library = [
  {
    id: 'pr-1',
    taxonomy: 'people' as const,
    kind: 'notice',
    exposure: 1,
    minutes: 3,
    sub_tag: 'feedback',
    text: 'Who?',
    follow_up: 'And then?',
  },
];

onEveryEngine('the store of questions', (database) => {
  it('lists the community’s own before the library’s, with what the stewards decided', async () => {
    const store = createStore(database(), library);
    await store.addPrompt({
      ...{
        teamId: 'T1',
        communityId: 'C1',
        id: 'own',
        taxonomy: 'process',
        kind: 'story',
        exposure: 2,
        minutes: 2,
        subTag: '',
        text: 'How?',
        followUp: '',
      },
      ...{ createdBy: 'U1', createdAt: 1, privacy: 'P3' },
    });
    await store.askNext('T1', 'C1', 'pr-1');
    await store.askNext('T1', 'C1', 'own');
    const listed = await store.listPrompts('T1', 'C1');
    expect(listed.map(({ id, own, queued }) => ({ id, own, queued }))).toEqual([
      { id: 'own', own: true, queued: -1 },
      { id: 'pr-1', own: false, queued: 0 },
    ]);
    await store.retire('T1', 'C1', 'own', 9);
    await store.leaveQueue('T1', 'C1', 'pr-1');
    expect((await store.listPrompts('T1', 'C1')).map(({ retired, queued }) => [retired, queued])).toEqual([
      [true, null],
      [false, null],
    ]);
    await store.retire('T1', 'C1', 'own', null);
    await store.forgetWriter('T1', 'U1', 'C1');
    expect(await store.writtenBy('T1', 'U1')).toEqual([]);
    expect((await store.listPrompts('T1', 'C2')).map(({ id }) => id)).toEqual(['pr-1']);
  });

  it('puts one question for a session and forgets the dropped ones', async () => {
    const store = createStore(database(), library);
    expect(await store.addUse(use())).toBe(true);
    expect(await store.addUse(use({ id: 'use2' }))).toBe(false);
    expect(await store.addUse(use({ id: 'use3', sessionId: 's2', usedOn: '2026-12-08', ts: null, status: 'queued' }))).toBe(true);
    expect((await store.listUses('T1', 'C1')).map(({ id }) => id)).toEqual(['use1', 'use3']);
    await store.changeUse('T1', 'use3', { status: 'dropped' });
    expect((await store.listUses('T1', 'C1')).map(({ id }) => id)).toEqual(['use1']);
    expect((await store.findLatestPosted('T1', 'C1'))?.id).toBe('use1');
    expect((await store.findUseByMessage('T1', 'C0', '1.1'))?.id).toBe('use1');
    expect(await store.findUse('T2', 'use1')).toBeNull();
    await store.changeUse('T1', 'use1', { totals: ['Nothing yet: 3 of 5'], closedAt: 7 });
    expect(await store.findUseOfSession('T1', 'C1', 's1')).toMatchObject({ totals: ['Nothing yet: 3 of 5'], closedAt: 7 });
  });

  it('remembers the last turn of each, but not the turns that were passed on', async () => {
    const store = createStore(database(), library);
    const duty = {
      teamId: 'T1',
      communityId: 'C1',
      sessionId: 's1',
      userId: 'U1',
      state: 'asked' as const,
      onDate: '2026-11-10',
      seed: '',
      why: '',
      privacy: 'P0' as const,
    };
    await store.addDuty(duty);
    expect(await store.addDuty(duty)).toBe(false);
    await store.addDuty({ ...duty, sessionId: 's2', onDate: '2026-12-08' });
    await store.addDuty({ ...duty, userId: 'U2' });
    await store.setDuty({ ...duty, userId: 'U2', state: 'passed' });
    expect(await store.lastDuties('T1', 'C1')).toEqual([{ userId: 'U1', lastOn: '2026-12-08' }]);
    await store.forgetDuties('T1', 'C1', 'U1');
    expect(await store.dutiesOfPerson('T1', 'U1')).toEqual([]);
  });
});

onEveryEngine('the store of answers', (database) => {
  it('counts what was posted and what there is', async () => {
    const answers = createAnswerStore(database());
    await answers.add(answer());
    expect(await answers.add(answer({ text: 'again' }))).toBe(false);
    await answers.add(answer({ id: 'a2', mode: 'unnamed', authorId: null, releasedAt: null, privacy: 'P0' }));
    expect(await answers.count('T1', 'use1')).toEqual({ posted: 1, all: 2 });
    expect(await answers.vote('T1', 'use1', 'U1', 2)).toBe(true);
    expect(await answers.vote('T1', 'use1', 'U1', 0)).toBe(false);
    expect(await answers.vote('T1', 'use1', 'U2', 2)).toBe(true);
    expect(await answers.votes('T1', 'use1')).toEqual([{ choice: 2, n: 2 }]);
    expect([...(await answers.counts('T1', ['use1', 'none']))]).toEqual([['use1', 4]]);
    expect((await answers.findNamed('T1', 'use1', 'U1'))?.text).toBe('Me');
    expect((await answers.postedIn('T1', 'C1')).map(({ id }) => id)).toEqual(['a1']);
  });

  it('forgets who tapped, of one community or of all', async () => {
    const db = database();
    const store = createStore(db, []);
    const answers = createAnswerStore(db);
    await store.addUse(use());
    await store.addUse(use({ id: 'use2', communityId: 'C2' }));
    for (const id of ['use1', 'use2']) await answers.vote('T1', id, 'U1', 1);
    await answers.forgetVoter('T1', 'U1', 'C1');
    expect([await answers.vote('T1', 'use1', 'U1', 1), await answers.vote('T1', 'use2', 'U1', 1)]).toEqual([true, false]);
    await answers.forgetVoters('T1', 'use2');
    expect(await answers.vote('T1', 'use2', 'U1', 1)).toBe(true);
  });

  it('keeps nothing from which the author of a released answer could be worked out', async () => {
    const db = database();
    const answers = createAnswerStore(db);
    const t = db.tables(tables);
    const clock = createManualClock(1_790_000_000_000);
    const newId = createIds(clock, createRandom('ids'));
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 3, max: 8 }), fc.string(), async (n, seed) => {
        const useId = newId();
        const written: { id: string; userId: string; askKey: string; at: number }[] = [];
        for (let i = 0; i < n; i++) {
          clock.advance(60_000);
          const [id, askKey] = [newId(), newId()];
          written.push({ id, userId: `U${i}`, askKey, at: clock.now() });
          await answers.add(answer({ id, useId, mode: 'unnamed', text: `words ${i}`, authorId: null, releasedAt: null, privacy: 'P0' }));
          await answers.addAuthor({ teamId: 'T1', useId, userId: `U${i}`, answerId: id, askKey, privacy: 'P0' });
        }
        const waiting = await answers.listWaiting('T1', useId);
        expect(waiting.map(({ userId, askKey }) => ({ userId, askKey }))).toEqual(
          written.map(({ userId, askKey }) => ({ userId, askKey })),
        );
        const batch = decideBatch(waiting, false, createRandom(seed));
        clock.advance(3_600_000);
        await answers.release(
          'T1',
          batch.release.map(({ id }) => id),
          batch.release.map(({ text }) => answer({ id: newId(), useId, mode: 'unnamed', text, authorId: null, releasedAt: clock.now() })),
        );
        const left = await db.read(async (q) => ({
          answers: await q.select().from(t.promptAnswers),
          authors: await q.select().from(t.promptAuthors),
        }));
        expect(left.authors.filter((row) => row.useId === useId)).toEqual([]);
        const rows = left.answers.filter((row) => row.useId === useId);
        expect(rows.map(({ text }) => text).sort()).toEqual(written.map((_, i) => `words ${i}`).sort());
        expect(new Set(rows.map(({ releasedAt }) => releasedAt)).size).toBe(1);
        // The first ten signs of an id are the instant it was made: all alike, and none of them that of writing.
        expect(new Set(rows.map(({ id }) => id.slice(0, 10))).size).toBe(1);
        const said = JSON.stringify(rows);
        for (const { id, userId, askKey, at } of written)
          for (const trace of [id, `"${userId}"`, askKey, String(at)]) expect(said).not.toContain(trace);
      }),
      { numRuns: 12 },
    );
  });
});
