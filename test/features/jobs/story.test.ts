import { afterEach, describe, expect, it } from '@jest/globals';
import type { Session } from '../../../src/community/records.ts';
import { createStore } from '../../../src/features/jobs/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const here = () => ({ kernel: world.app.kernel, communityId: world.community?.id ?? '' });
const comingSession = async (): Promise<Session> => {
  const { kernel, communityId } = here();
  const session = await kernel.calendar.nextSession(TEAM, communityId, '2026-11-02');
  if (!session) throw new Error('a session');
  return session;
};
const isScribe = async (userId: string, on: string) => here().kernel.roles.has(TEAM, here().communityId, userId, 'scribe', on);
const jobs = () => {
  const found = world.app.contributions.find(({ name }) => name === 'jobs');
  if (!found) throw new Error('jobs');
  return found;
};
const digest = async () => world.community && jobs().digest?.[0]?.line(world.community, world.clock.now());

describe('the notes of the coming session', () => {
  it('belong to whoever presses first, until she hands them back', async () => {
    world = await openWorld();
    await world.dev.types('/rondo jobs');
    await world.eli.types('/rondo jobs');
    await world.dev.presses('I’ll take notes');
    world.dev.sees('✓ You take the notes on');
    await world.eli.presses('I’ll take notes');
    world.eli.sees('Dev was a little quicker and takes the notes this time.');
    const session = await comingSession();
    expect(session.scribeId).toBe('U0DEV');
    expect(await isScribe('U0DEV', session.onDate)).toBe(true);
    await world.dev.presses('Hand it back');
    world.dev.sees('✓ It is open again.');
    expect((await comingSession()).scribeId).toBeNull();
    expect(await isScribe('U0DEV', session.onDate)).toBe(false);

    // Whoever leads has enough to do; a stranger to the community has no job in it.
    const { calendar } = here().kernel;
    await calendar.changeSession(await comingSession(), { facilitatorId: 'U0CLEO' }, world.clock.now());
    const take = world.app.registry.actions.get('jobs:take');
    const press = { teamId: TEAM, now: world.clock.now(), channelId: null, actionId: 'jobs:take', chosen: [], message: null, modal: null };
    await expect(take?.({ ...press, userId: 'U0CLEO', value: session.id, home: true })).rejects.toThrow('You lead this session');
    await expect(take?.({ ...press, userId: 'U0LEA', value: session.id, home: true })).rejects.toThrow('You are not in');
    await expect(take?.({ ...press, userId: 'U0DEV', value: 'gone', home: true })).rejects.toThrow('not here any more');
  });

  it('keep the role with the session when it moves, end it with the session, and count as done', async () => {
    world = await openWorld();
    const { calendar } = here().kernel;
    const now = world.clock.now();
    const taken = await calendar.changeSession(await comingSession(), { scribeId: 'U0DEV' }, now);
    const moved = await calendar.move(taken, { onDate: '2026-12-02', at: '10:30' }, now);
    expect([await isScribe('U0DEV', '2026-12-07'), await isScribe('U0DEV', '2026-12-08')]).toEqual([true, false]);
    await calendar.mark(moved, 'held', now);
    const store = createStore(world.app.db);
    expect((await store.done(TEAM, here().communityId)).map(({ userId, doneOn }) => [userId, doneOn])).toEqual([['U0DEV', '2026-12-02']]);
    const titles = async () => (await jobs().storedAbout?.(TEAM, 'U0DEV'))?.map(({ title }) => title);
    expect(await titles()).toEqual(['Small jobs you did']);
    const forgetting = { teamId: TEAM, userId: 'U0DEV', communityId: null, choice: 'without-name', now } as const;
    await world.app.db.transaction(async () => jobs().forget?.(forgetting));
    expect(await titles()).toEqual([]);
  });

  it('are open again when she is switched off in Slack, and the stewards read that', async () => {
    world = await openWorld();
    const session = await comingSession();
    await world.until(session.onDate, '08:00');
    await here().kernel.calendar.changeSession(await comingSession(), { scribeId: 'U0ELI' }, world.clock.now());
    expect(await digest()).toBeNull();
    await world.app.db.transaction(async () => {
      await jobs().events?.user_change?.({ teamId: TEAM, now: world.clock.now(), event: { user: { id: 'U0ELI', deleted: true } } });
      await jobs().events?.user_change?.({ teamId: TEAM, now: world.clock.now(), event: { user: 'nonsense' } });
    });
    expect((await comingSession()).scribeId).toBeNull();
    expect(await digest()).toMatch(/^Still open for .*: taking notes\./);
  });

  it('are asked for once, two working days before, of one person; a no leaves no trace', async () => {
    world = await openWorld();
    const { kernel } = here();
    const session = await comingSession();
    const store = createStore(world.app.db);
    await kernel.calendar.changeSession(session, { facilitatorId: 'U0CLEO', secondId: 'U0ANA' }, world.clock.now());
    const waiting = async (userId: string) =>
      (await kernel.attention.waiting(TEAM, userId, world.clock.now())).find(({ kind }) => kind === 'jobs.scribe');
    const due = new Date(`${session.onDate}T12:00:00Z`);
    due.setUTCDate(due.getUTCDate() - 2);
    await world.until(due.toISOString().slice(0, 10), '08:35');
    const draw = await store.findDraw(TEAM, session.id, 'scribe');
    const userId = draw?.userId ?? '';
    expect(userId).not.toBe('');
    expect(['U0CLEO', 'U0ANA']).not.toContain(userId);
    const ask = await waiting(userId);
    if (!ask) throw new Error('an ask');
    const kind = kernel.askKind('jobs.scribe');
    expect(await kind.line(ask)).toMatch(/^Would you take notes on .*\? About 20 minutes on the day\.$/);
    const act = { teamId: TEAM, userId, now: world.clock.now(), channelId: null, id: 'V', callbackId: '', metadata: '', values: {} };
    const answer = (scribe: string | null) => world.app.db.transaction(() => kind.answer(ask, { scribe }, act));
    expect(await answer(null)).toEqual({ skipped: true });
    await answer('yes');
    expect((await comingSession()).scribeId).toBe(userId);
    await answer('no');
    expect((await comingSession()).scribeId).toBeNull();
    expect((await store.findDraw(TEAM, session.id, 'scribe'))?.userId).toBeNull();
    await kernel.calendar.changeSession(await comingSession(), { scribeId: 'U0DEV' }, world.clock.now());
    if (userId !== 'U0DEV') expect(JSON.stringify(await answer('yes'))).toContain('Somebody has taken the notes meanwhile');
    expect(await kind.line(ask)).toBeNull();
  });
});
