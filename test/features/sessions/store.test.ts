import { expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/sessions/store.ts';
import type { RsvpAnswer } from '../../../src/features/sessions/tables.ts';
import { onEveryEngine } from '../../support/engines.ts';

const where = { teamId: 'T1', communityId: 'C1' };
const rsvp = (userId: string, answer: RsvpAnswer, at: number, sessionId = 's1') => ({
  ...where,
  sessionId,
  userId,
  answer,
  reminder: true,
  at,
});
const move = (revision: number, byUserId: string | null = null) => ({
  ...{ ...where, sessionId: 's1', revision, fromOn: '2026-11-11', fromAt: '10:30', byUserId, why: '', shortNotice: null, said: false },
  privacy: 'P3' as const,
});

onEveryEngine('the store of sessions', (database) => {
  it('keeps one answer for each person, P3 only when it is a yes, and lists the yes in order', async () => {
    const store = createStore(database());
    await store.putRsvp(rsvp('U2', 'coming', 20));
    await store.putRsvp(rsvp('U1', 'coming', 30));
    await store.putRsvp(rsvp('U3', 'coming', 10));
    await store.putRsvp(rsvp('U3', 'not', 40));
    await store.putRsvp(rsvp('U4', 'coming', 5, 's2'));
    expect((await store.withAnswer('T1', 's1', 'coming')).map(({ userId, privacy }) => [userId, privacy])).toEqual([
      ['U2', 'P3'],
      ['U1', 'P3'],
    ]);
    expect(await store.findRsvp('T1', 's1', 'U3')).toMatchObject({ answer: 'not', privacy: 'P0', at: 40 });
    expect(await store.findRsvp('T2', 's1', 'U3')).toBeNull();
    await store.forgetRsvp('T1', 's1', 'U3');
    expect(await store.rsvpsOf('T1', 'U3')).toEqual([]);
    await store.tidy(25);
    expect((await store.withAnswer('T1', 's1', 'coming')).map(({ userId }) => userId)).toEqual(['U1']);
  });

  it('has one announcement for each session and one calendar for each quarter', async () => {
    const store = createStore(database());
    const row = { ...where, sessionId: 's1', status: 'queued' as const, channelId: null, ts: null, drawn: 'a', privacy: 'P3' as const };
    expect([await store.addAnnouncement(row), await store.addAnnouncement({ ...row, drawn: 'b' })]).toEqual([true, false]);
    await store.changeAnnouncement('T1', 's1', { status: 'posted', channelId: 'C0', ts: '1.1' });
    expect(await store.findAnnouncement('T1', 's1')).toMatchObject({ status: 'posted', ts: '1.1', drawn: 'a' });
    const post = {
      ...where,
      quarterOn: '2026-10-12',
      status: 'queued' as const,
      channelId: null,
      ts: null,
      sessionIds: ['s1'],
      privacy: 'P3' as const,
    };
    expect([await store.addCalendar(post), await store.addCalendar(post)]).toEqual([true, false]);
    await store.changeCalendar(post, { sessionIds: ['s1', 's2'] });
    expect(await store.calendars('T1', 'C1')).toMatchObject([{ sessionIds: ['s1', 's2'] }]);
    await store.dropCalendar('T1', 'C1', '2026-10-12');
    expect(await store.calendars('T1', 'C1')).toEqual([]);
  });

  it('hands out moves until they are said, and forgets who moved', async () => {
    const store = createStore(database());
    await store.addMove(move(2));
    await store.addMove(move(1));
    await store.addMove({ ...move(1), fromOn: '2000-01-01' });
    await store.explainMove({ teamId: 'T1', id: 's1', revision: 2 }, { byUserId: 'U1', why: 'Because', shortNotice: 3 });
    expect((await store.unsaidMoves('T1', 'C1')).map(({ revision, fromOn, why }) => [revision, fromOn, why])).toEqual([
      [1, '2026-11-11', ''],
      [2, '2026-11-11', 'Because'],
    ]);
    await store.markSaid(move(1));
    expect(await store.unsaidMoves('T1', 'C1')).toHaveLength(1);
    expect(await store.movesBy('T1', 'U1')).toHaveLength(1);
    await store.forgetMover('T1', 'U1', 'C2');
    expect(await store.movesBy('T1', 'U1')).toHaveLength(1);
    await store.forgetMover('T1', 'U1', null);
    expect(await store.movesBy('T1', 'U1')).toEqual([]);
  });
});
