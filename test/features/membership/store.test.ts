import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/membership/store.ts';
import { type Buddy, createBuddyStore } from '../../../src/features/membership/store-buddies.ts';
import { createVoiceStore } from '../../../src/features/membership/store-voices.ts';
import { onEveryEngine } from '../../support/engines.ts';

const ida = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA' };

onEveryEngine('the stores of membership', (database) => {
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
  const pair = (id: string, change: Partial<Buddy> = {}): Buddy => ({
    teamId: 'T1',
    id,
    communityId: 'C1',
    newcomerId: 'U0IDA',
    buddyId: 'U0ANA',
    status: 'open',
    introducedOn: '2026-11-03',
    seed: 'seed',
    reason: { otherFunction: true, accompanies: 0, among: 1 },
    privacy: 'P1',
    ...change,
  });

  it('lets the first answer to a request count, and the second find it answered', async () => {
    const store = createStore(database());
    await store.putAdmission(admission());
    const answers = [
      await store.decideAdmission(ida, ['waiting'], { status: 'accepted', by: 'U0ANA', now: 2 }),
      await store.decideAdmission(ida, ['waiting'], { status: 'declined', by: 'U0BEN', now: 3 }),
    ];
    expect(answers).toEqual([true, false]);
    expect(await store.findAdmission(ida)).toMatchObject({ status: 'accepted', decidedBy: 'U0ANA' });
    expect(await store.listWaiting('T1', 'C1')).toEqual([]);
  });

  it('replaces what was decided before when somebody is asked again', async () => {
    const store = createStore(database());
    await store.putAdmission(admission({ status: 'declined', decidedBy: 'U0ANA', decidedAt: 2 }));
    await store.putAdmission(admission({ kind: 'invitation', status: 'asked', byUserId: 'U0BEN', createdAt: 9 }));
    expect(await store.listAsked('T1', 'U0IDA')).toEqual([
      admission({ kind: 'invitation', status: 'asked', byUserId: 'U0BEN', createdAt: 9 }),
    ]);
    expect(await store.listAsked('T2', 'U0IDA')).toEqual([]);
  });

  it('begins anew with every joining', async () => {
    const store = createStore(database());
    await store.startOnboarding(ida, '2026-11-02', null);
    await store.changeOnboarding(ida, { answeredAt: 5, hope: 'listening', privacy: 'P3', interests: ['wants-mentor'] });
    expect(await store.findOnboarding(ida)).toMatchObject({ hope: 'listening', interests: ['wants-mentor'], answeredAt: 5 });
    await store.startOnboarding(ida, '2027-02-01', 7);
    expect(await store.findOnboarding(ida)).toMatchObject({
      joinedOn: '2027-02-01',
      welcomedAt: 7,
      answeredAt: null,
      hope: '',
      privacy: 'P0',
    });
  });

  it('introduces only who ticked, once', async () => {
    const store = createStore(database());
    const people = ['U1', 'U2', 'U3'].map((userId) => ({ ...ida, userId }));
    for (const whose of people) await store.startOnboarding(whose, '2026-11-02', 1);
    const [shared, kept, introduced] = people;
    if (!shared || !kept || !introduced) throw new Error('three people');
    await store.changeOnboarding(shared, { hope: 'a', privacy: 'P3' });
    await store.changeOnboarding(kept, { hope: 'b' });
    await store.changeOnboarding(introduced, { hope: 'c', privacy: 'P3', introducedOn: '2026-11-02' });
    expect((await store.listUnintroduced('T1', 'C1')).map((row) => row.userId)).toEqual(['U1']);
    expect((await store.listShared('T1', 'C1')).map((row) => row.userId).sort()).toEqual(['U1', 'U3']);
  });

  it('forgets one community or all, and who brought whom', async () => {
    const store = createStore(database());
    const elsewhere = { ...ida, communityId: 'C2' };
    await store.startOnboarding(ida, '2026-11-02', 1);
    await store.startOnboarding(elsewhere, '2026-11-02', 1);
    await store.putAdmission(admission({ userId: 'U0JON', kind: 'nomination', why: 'asks well' }));
    await store.forgetBeginnings('T1', 'U0IDA', 'C1');
    expect((await store.onboardingsOf('T1', 'U0IDA')).map((row) => row.communityId)).toEqual(['C2']);
    expect(await store.findAdmission({ ...ida, userId: 'U0JON' })).toMatchObject({ byUserId: '', why: '' });
    await store.forgetBeginnings('T1', 'U0IDA', null);
    expect(await store.onboardingsOf('T1', 'U0IDA')).toEqual([]);
  });

  it('counts whom somebody accompanies: recent and not over', async () => {
    const store = createBuddyStore(database());
    await store.add(pair('1'));
    await store.add(pair('2', { newcomerId: 'U2', status: 'talked' }));
    await store.add(pair('3', { newcomerId: 'U3', status: 'over' }));
    await store.add(pair('4', { newcomerId: 'U4', introducedOn: '2026-09-01' }));
    await store.add(pair('5', { newcomerId: 'U5', communityId: 'C2' }));
    expect([...(await store.accompanied('T1', 'C1', '2026-10-04'))]).toEqual([['U0ANA', 2]]);
  });

  it('closes a pair once, and deletes it after its time', async () => {
    const store = createBuddyStore(database());
    await store.add(pair('1'));
    expect([await store.close('T1', '1', 'talked'), await store.close('T1', '1', 'over')]).toEqual([true, false]);
    expect(await store.openWith({ ...ida, userId: 'U0ANA' })).toEqual([]);
    await store.tidy('2026-11-04');
    expect(await store.of('T1', 'U0IDA')).toEqual([]);
  });

  it('shows scores in full batches only, so that no total grows by one answer', async () => {
    const store = createVoiceStore(database());
    const add = (id: number, score: number) =>
      store.addScore({ teamId: 'T1', id: `x${id}`, communityId: 'C1', question: 'welcome', score, month: '2026-11', k: 5 });
    const seen: number[] = [];
    for (let n = 1; n <= 11; n++) {
      await add(n, 4);
      seen.push((await store.scoresInFullBatches('T1', 'C1', 'welcome', 5)).length);
    }
    expect(seen).toEqual([0, 0, 0, 0, 5, 5, 5, 5, 5, 10, 10]);
    expect(await store.scoresInFullBatches('T1', 'C1', 'why-here', 5)).toEqual([]);
    await store.tidy('2026-12', 0);
    expect(await store.scoresInFullBatches('T1', 'C1', 'welcome', 5)).toEqual([]);
  });

  it.each([
    ['without-name', [{ id: 'q2', userId: null }]],
    ['with-name', [{ id: 'q2', userId: 'U0IDA' }]],
    ['nothing', []],
  ] as const)('keeps released questions when she leaves and chose %s', async (keep, left) => {
    const store = createVoiceStore(database());
    const question = { teamId: 'T1', communityId: 'C1', userId: 'U0IDA', text: 'why?', createdAt: 1 };
    await store.addQuestion({ ...question, id: 'q1', privacy: 'P0' });
    await store.addQuestion({ ...question, id: 'q2', privacy: 'P0' });
    await store.release('T1', 'q2');
    await store.forget('T1', 'U0IDA', 'C1', keep);
    expect((await store.questions('T1', 'C1')).map(({ id, userId }) => ({ id, userId }))).toEqual(left);
  });

  it('remembers a role left for a quarter', async () => {
    const store = createVoiceStore(database());
    await store.addVacancy({ teamId: 'T1', id: 'v1', communityId: 'C1', role: 'steward', userId: 'U0BEN', at: 100, privacy: 'P3' });
    expect(await store.vacanciesSince('T1', 'C1', 101)).toEqual([]);
    expect(await store.vacanciesSince('T1', 'C1', 100)).toMatchObject([{ role: 'steward', userId: 'U0BEN' }]);
    await store.tidy('2020-01', 101);
    expect(await store.vacanciesOf('T1', 'U0BEN')).toEqual([]);
  });
});
