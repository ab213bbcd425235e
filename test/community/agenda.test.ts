import { describe, expect, it } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { agendaTables } from '../../src/community/agenda-tables.ts';
import type { Touch } from '../../src/community/touch.ts';
import { DAY, HOUR } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { tzdataVersion } from '../../src/platform/time/zones.ts';
import { onEveryEngine } from '../support/engines.ts';
import { touchOf } from '../support/plans.ts';
import { at, BERLIN, openKernel, TEAM } from './open-kernel.ts';

const NOW = at('2026-11-23', '08:00');
const ANNOUNCE = touchOf({ id: 'sessions.announce', name: 'Announcement', anchor: { on: 'session', kinds: ['topic'], offset: -10 } });
const NOTES = touchOf({ id: 'sessions.notes', name: 'Notes', anchor: { on: 'session', kinds: ['topic'], offset: 2 }, at: '11:00' });
const WELCOME = touchOf({ id: 'welcome.month', anchor: { on: 'joining', offset: 5 }, each: 'member', surface: 'dm' });
const RESUME = touchOf({ id: 'test.resume', anchor: { on: 'once' }, surface: 'state', catchUp: 'always' });
const DOORS = touchOf({ id: 'test.doors', anchor: { on: 'once' }, catchUp: 'until-session' });

const open = (db: Database, touches: Touch[] = [ANNOUNCE, NOTES]) => openKernel(db, { touches });

onEveryEngine('the agenda', (database) => {
  it('plans what an active community’s calendar says, and nothing the second time', async () => {
    const { kernel, found } = open(database());
    const community = await found('Leaders');
    const first = await kernel.agenda.replan(community, NOW);
    expect(first.every(({ from }) => from === null)).toBe(true);
    expect(await kernel.agenda.replan(community, NOW)).toEqual([]);
    const rows = await kernel.agenda.upcoming({ communityId: community.id, limit: 3 });
    expect(rows.map(({ touch, localDate, localTime, name, status }) => [touch, localDate, localTime, name, status])).toEqual([
      ['sessions.notes', '2026-11-27', '11:00', 'Notes', 'planned'],
      ['sessions.announce', '2026-12-09', '10:00', 'Announcement', 'planned'],
      ['sessions.notes', '2026-12-25', '11:00', 'Notes', 'planned'],
    ]);
  });

  it('moves unfired rows when a session moves, and says what moved', async () => {
    const { kernel, found } = open(database());
    const community = await found('Leaders');
    await kernel.agenda.replan(community, NOW);
    const session = await kernel.calendar.nextSession(TEAM, community.id, '2026-12-01');
    if (!session) throw new Error('no session');
    await kernel.calendar.move(session, { onDate: '2026-12-29', at: '09:30' }, NOW);
    const moved = await kernel.agenda.replan(community, NOW);
    expect(moved.map(({ touch, from, to }) => [touch, from?.localDate, to?.localDate])).toEqual([
      ['sessions.announce', '2026-12-09', '2026-12-15'],
      ['sessions.notes', '2026-12-25', '2026-12-31'],
    ]);
    await kernel.calendar.layOut(community, NOW);
    expect((await kernel.calendar.findSession(TEAM, session.id))?.onDate).toBe('2026-12-29');
  });

  it('keeps what was decided about a session, tells of it, and counts each change of its time once', async () => {
    const told: string[] = [];
    const { kernel, found } = openKernel(database(), {
      changed: async (session, was) => void told.push(`${was.topic} → ${session.topic}, ${was.onDate} → ${session.onDate}`),
    });
    const community = await found('Leaders');
    const [launch, second, third, close] = await kernel.calendar.sessions(TEAM, community.id);
    if (!launch || !second) throw new Error('no sessions');
    expect([launch, second, third, close].map((each) => [each?.leadership, each?.formatId])).toEqual([
      ['stewards', 'cf-launch'],
      ['open', null],
      ['open', null],
      ['stewards', 'cf-quarter-close'],
    ]);
    const decided = await kernel.calendar.changeSession(second, { topic: 'Who decides?', leadership: 'led', facilitatorId: 'UBEN' }, NOW);
    expect(decided.revision).toBe(0);
    const moved = await kernel.calendar.move(decided, { onDate: '2026-12-29', at: '09:30' }, NOW);
    expect(await kernel.calendar.move(moved, { onDate: '2026-12-29', at: '09:30' }, NOW)).toMatchObject({
      revision: 1,
      topic: 'Who decides?',
      facilitatorId: 'UBEN',
    });
    expect((await kernel.calendar.mark(moved, 'cancelled', NOW)).revision).toBe(2);
    expect(told.slice(0, 2)).toEqual([
      'null → Who decides?, 2026-12-23 → 2026-12-23',
      'Who decides? → Who decides?, 2026-12-23 → 2026-12-29',
    ]);
  });

  it('takes everything back while a community rests, but not what ends its rest, and plans it again afterwards', async () => {
    const { kernel, found } = open(database(), [ANNOUNCE, NOTES, RESUME, DOORS]);
    const community = await found('Leaders');
    await kernel.agenda.replan(community, NOW);
    const once = { teamId: TEAM, communityId: community.id, dueAt: NOW + 5 * DAY, zone: BERLIN };
    await kernel.agenda.once('test.resume', { ...once, anchor: 'pause' });
    await kernel.agenda.once('test.doors', { ...once, anchor: 'doors' });
    const before = await kernel.agenda.upcoming({ communityId: community.id });
    await kernel.agenda.replan({ ...community, status: 'paused' }, NOW);
    expect((await kernel.agenda.upcoming({ communityId: community.id })).map(({ touch }) => touch)).toEqual(['test.resume']);
    await kernel.agenda.replan(community, NOW);
    expect(await kernel.agenda.upcoming({ communityId: community.id })).toEqual(before);
    await kernel.agenda.replan({ ...community, status: 'ended' }, NOW);
    expect(await kernel.agenda.upcoming({ communityId: community.id })).toEqual([]);
  });

  it('plans one row by itself, moves it, and leaves it once it has fired', async () => {
    const { kernel, found, until } = open(database(), [RESUME]);
    const community = await found('Leaders');
    const row = { teamId: TEAM, communityId: community.id, anchor: 'p1', userId: 'UANA', zone: BERLIN };
    await kernel.agenda.once('test.resume', { ...row, dueAt: NOW + DAY });
    await kernel.agenda.once('test.resume', { ...row, dueAt: NOW + 2 * HOUR });
    expect(await kernel.agenda.upcoming({ userId: 'UANA' })).toMatchObject([{ dueAt: NOW + 2 * HOUR, userId: 'UANA', localTime: '10:00' }]);
    await kernel.agenda.withdraw(TEAM, community.id, 'test.resume', 'p1');
    expect(await kernel.agenda.upcoming({ userId: 'UANA' })).toEqual([]);
    await kernel.agenda.once('test.resume', { ...row, dueAt: NOW + 2 * HOUR });
    await until(NOW + 3 * HOUR);
    await kernel.agenda.once('test.resume', { ...row, dueAt: NOW + DAY });
    expect(await kernel.agenda.upcoming({ userId: 'UANA' })).toEqual([]);
    expect(await kernel.agenda.fired(TEAM, community.id, NOW)).toHaveLength(1);
    await expect(kernel.agenda.once('sessions.announce', { ...row, dueAt: NOW })).rejects.toThrow('sessions.announce');
  });

  it('plans for members as they join', async () => {
    const { kernel, found, join } = open(database(), [WELCOME]);
    const community = await found('Leaders');
    await join(community, 'UANA', { joinedOn: '2026-11-23' }, { zone: 'America/New_York' });
    await join(community, 'UBEN', { joinedOn: '2026-11-24', status: 'left' });
    await join(community, 'UCLEO', { joinedOn: '2026-11-24' }, { zone: 'Nowhere/Else' });
    await kernel.agenda.replan(community, NOW);
    const rows = await kernel.agenda.upcoming({ communityId: community.id });
    expect(rows.map(({ userId, localDate, zone }) => [userId, localDate, zone])).toEqual([
      ['UANA', '2026-11-30', 'America/New_York'],
      ['UCLEO', '2026-12-01', BERLIN],
    ]);
  });

  it('shows what would come before a community is active, and writes nothing', async () => {
    const { kernel, found } = open(database(), [ANNOUNCE, WELCOME]);
    const community = { ...(await found('Leaders')), status: 'draft' as const };
    const settings = { ...community.settings, rhythm: { ...community.settings.rhythm, startsOn: '2027-01-04' } };
    const rows = await kernel.agenda.preview({ ...community, settings }, NOW, { memberIds: ['UANA'] });
    expect(rows.map(({ touch, userId, localDate }) => [touch, userId, localDate]).slice(0, 3)).toEqual([
      ['welcome.month', 'UANA', '2026-11-30'],
      ['sessions.announce', null, '2026-12-23'],
      ['sessions.announce', null, '2027-01-20'],
    ]);
    expect(await kernel.agenda.upcoming({})).toEqual([]);
    expect((await kernel.calendar.sessions(TEAM, community.id))[0]?.onDate).toBe('2026-11-25');
  });

  describe('when the zone data change', () => {
    const stale = async (db: Database, shift: number): Promise<void> => {
      const { agenda } = db.tables(agendaTables);
      await db.write(async (q) => {
        for (const row of await q.select().from(agenda)) {
          const wrong = { dueAt: row.dueAt + shift, tryAt: row.tryAt + shift, tzdata: '1999a' };
          await q.update(agenda).set(wrong).where(eq(agenda.position, row.position));
        }
      });
    };

    it('lays out the quarter after the next one as soon as a new quarter has begun', async () => {
      const { kernel, found } = open(database());
      const community = await found('Leaders');
      await kernel.agenda.replan(community, NOW);
      const quartersAt = async (now: number) => {
        await kernel.agenda.refresh(now);
        return new Set((await kernel.calendar.sessions(TEAM, community.id)).map(({ quarterOn }) => quarterOn)).size;
      };
      expect(await quartersAt(NOW)).toBe(2);
      expect(await quartersAt(NOW + 91 * DAY)).toBe(3);
      expect(await quartersAt(NOW + 182 * DAY)).toBe(4);
    });

    it('computes every unfired row again at the next refresh, with and without a community', async () => {
      const { kernel, found } = open(database(), [ANNOUNCE, NOTES, RESUME]);
      const community = await found('Leaders');
      await kernel.agenda.replan(community, NOW);
      await kernel.agenda.once('test.resume', {
        teamId: TEAM,
        communityId: '',
        anchor: 'slot',
        userId: 'UANA',
        dueAt: NOW + DAY,
        zone: BERLIN,
      });
      await kernel.agenda.once('test.resume', { teamId: TEAM, communityId: community.id, anchor: 'x', dueAt: NOW + DAY, zone: BERLIN });
      const before = await kernel.agenda.upcoming({});
      await stale(database(), HOUR);
      await kernel.agenda.refresh(NOW);
      expect(await kernel.agenda.upcoming({})).toEqual(before);
      const { agenda } = database().tables(agendaTables);
      const versions = await database().read((q) => q.selectDistinct({ tzdata: agenda.tzdata }).from(agenda));
      expect(versions).toEqual([{ tzdata: tzdataVersion() }]);
    });
  });
});
