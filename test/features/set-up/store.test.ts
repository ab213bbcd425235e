import { expect, it } from '@jest/globals';
import { defaultSettings } from '../../../src/community/settings.ts';
import { type Draft, emptyPlan } from '../../../src/features/set-up/rules-draft.ts';
import { createStore, type Objection } from '../../../src/features/set-up/store.ts';
import { onEveryEngine } from '../../support/engines.ts';

const draft = (id: string, change: Partial<Draft> = {}): Draft => ({
  id,
  teamId: 'T1',
  authorId: 'UANA',
  communityId: null,
  status: 'open',
  part: 'purpose',
  shape: { name: 'Leads <!channel>', zone: 'Europe/London', settings: defaultSettings(), plan: emptyPlan(), announcementChannelId: null },
  typed: { measure: { measure: 'half a wor', byOn: null, unknown: ['unknown'] } },
  round: 0,
  touchedAt: 1_000,
  proposedAt: null,
  agreedAt: null,
  previewTs: null,
  objectionsUntilOn: null,
  ...change,
});
const objection = (id: string, change: Partial<Objection> = {}): Objection => ({
  teamId: 'T1',
  id,
  communityId: 'K1',
  draftId: 'D1',
  userId: 'UCLEO',
  kind: 'reason',
  text: 'Wednesdays are our handover',
  at: 2_000,
  answer: null,
  answeredBy: null,
  answeredAt: null,
  ...change,
});

onEveryEngine('the store of set-up', (database) => {
  it('gives a draft back as it was put, and only in its own workspace', async () => {
    const store = createStore(database());
    await store.putDraft(draft('D1'));
    expect(await store.findDraft('T1', 'D1')).toEqual(draft('D1'));
    expect(await store.findDraft('T2', 'D1')).toBeNull();
    await store.putDraft(draft('D1', { status: 'proposed', communityId: 'K1', round: 2 }));
    expect(await store.findDraft('T1', 'D1')).toMatchObject({ status: 'proposed', communityId: 'K1', round: 2 });
  });

  it('lists a person’s drafts by state', async () => {
    const store = createStore(database());
    await store.putDraft(draft('D1'));
    await store.putDraft(draft('D2', { status: 'proposed' }));
    await store.putDraft(draft('D3', { authorId: 'UBEN' }));
    expect((await store.listDrafts('T1', 'UANA', ['open', 'proposed'])).map(({ id }) => id)).toEqual(['D1', 'D2']);
    expect((await store.listByStatus('T1', ['open'])).map(({ id }) => id)).toEqual(['D1', 'D3']);
  });

  it('finds what nobody touched, but never what was founded', async () => {
    const store = createStore(database());
    await store.putDraft(draft('D1', { touchedAt: 10 }));
    await store.putDraft(draft('D2', { touchedAt: 10, status: 'founded' }));
    await store.putDraft(draft('D3', { touchedAt: 500 }));
    expect((await store.listStale(500)).map(({ id }) => id)).toEqual(['D1']);
  });

  it('takes a draft’s suggestions away with it and keeps the reasons', async () => {
    const store = createStore(database());
    await store.putDraft(draft('D1'));
    await store.addObjection(objection('O1', { kind: 'suggestion' }));
    await store.addObjection(objection('O2'));
    await store.removeDraft('T1', 'D1');
    expect(await store.findDraft('T1', 'D1')).toBeNull();
    expect((await store.listObjections('T1', 'D1')).map(({ id }) => id)).toEqual(['O2']);
  });

  it('forgets who gave a reason or an answer, or the reason itself', async () => {
    const store = createStore(database());
    await store.addObjection(objection('O1'));
    await store.addObjection(objection('O2', { communityId: 'K2', answer: 'Moved', answeredBy: 'UCLEO', answeredAt: 3, userId: 'UDEV' }));
    await store.forgetObjections('T1', 'UCLEO', { communityId: 'K2', remove: false });
    expect(await store.findObjection('T1', 'O1')).toMatchObject({ userId: 'UCLEO' });
    expect(await store.findObjection('T1', 'O2')).toMatchObject({ userId: 'UDEV', answeredBy: null, answer: 'Moved' });
    await store.forgetObjections('T1', 'UCLEO', { communityId: null, remove: true });
    expect(await store.findObjection('T1', 'O1')).toBeNull();
  });
});
