import { describe, expect, it } from '@jest/globals';
import { agendaTables } from '../../src/community/agenda-tables.ts';
import type { DailyJob } from '../../src/community/daily-jobs.ts';
import { createTick, type TickParts } from '../../src/community/tick.ts';
import type { DueTouch, Touch } from '../../src/community/touch.ts';
import { DAY, HOUR, MINUTE } from '../../src/platform/clock.ts';
import type { Database } from '../../src/platform/db/database.ts';
import { createLog } from '../../src/platform/log.ts';
import { onEveryEngine } from '../support/engines.ts';
import { touchOf } from '../support/plans.ts';
import { at, BERLIN, openKernel, TEAM } from './open-kernel.ts';

/** Monday 23 November 2026, 10:00 in Berlin. */
const TEN = at('2026-11-23', '10:00');

function openTick(db: Database, touches: Partial<Touch>[], more: Partial<TickParts> = {}) {
  const ran: DueTouch[] = [];
  const lines: string[] = [];
  const declared = touches.map((touch) => touchOf({ anchor: { on: 'once' }, run: async (due) => void ran.push(due), ...touch }));
  const { kernel, found, join, clock } = openKernel(db, { touches: declared });
  const log = createLog('info', { write: (line) => void lines.push(line) });
  const parts = { db, log, agenda: kernel.agenda, touches: () => declared, ...more };
  const { tick, nextAt } = createTick(parts);
  const once = (anchor: string, dueAt: number, touch = 'test.touch') =>
    kernel.agenda.once(touch, { teamId: TEAM, communityId: 'c1', anchor, dueAt, zone: BERLIN });
  const statuses = async (): Promise<Record<string, string>> => {
    const { agenda } = db.tables(agendaTables);
    const rows = await db.read((q) => q.select({ anchor: agenda.anchor, status: agenda.status }).from(agenda));
    return Object.fromEntries(rows.map(({ anchor, status }) => [anchor, status]));
  };
  return { tick, nextAt, once, ran, kernel, found, join, clock, statuses, parts, logged: () => lines.join('') };
}

onEveryEngine('the tick', (database) => {
  it('runs what is due, once, with all that is known about it', async () => {
    const { tick, once, ran, nextAt } = openTick(database(), [{}]);
    await once('now', TEN);
    await once('later', TEN + HOUR);
    expect(await nextAt()).toBe(TEN);
    expect(await tick(TEN)).toEqual({ fired: 1, missed: 0 });
    expect(await tick(TEN + MINUTE)).toEqual({ fired: 0, missed: 0 });
    expect(ran).toMatchObject([
      { anchor: 'now', teamId: TEAM, communityId: 'c1', userId: null, localTime: '10:00', zone: BERLIN, dueAt: TEN, now: TEN },
    ]);
    expect(await nextAt()).toBe(TEN + HOUR);
  });

  it('does many in batches', async () => {
    const { tick, once, ran } = openTick(database(), [{}]);
    await database().transaction(async () => {
      for (let i = 0; i < 300; i++) await once(`a${i}`, TEN - (i % 7) * MINUTE);
    });
    expect(await tick(TEN)).toEqual({ fired: 300, missed: 0 });
    expect(new Set(ran.map(({ anchor }) => anchor)).size).toBe(300);
  });

  it('undoes with a failing handler what it wrote, does the others, and tries again until it is too late', async () => {
    const said: string[] = [];
    let healthy = false;
    const { tick, once, statuses, logged, kernel } = openTick(database(), [
      {
        run: async (due) => {
          if (due.anchor === 'poison') {
            const { teamId, communityId, zone } = due;
            await kernel.agenda.once('test.touch', { teamId, communityId, zone, anchor: 'written', dueAt: TEN + 10 * DAY });
            if (!healthy) throw new Error('broken handler');
          }
          said.push(due.anchor);
        },
      },
    ]);
    await once('a', TEN - MINUTE);
    await once('poison', TEN);
    await once('z', TEN);
    expect(await tick(TEN)).toEqual({ fired: 2, missed: 0 });
    expect(await statuses()).toEqual({ a: 'fired', poison: 'planned', z: 'fired' });
    expect(logged()).toContain('touch_failed');
    expect(await tick(TEN + 30_000)).toEqual({ fired: 0, missed: 0 });
    await tick(TEN + MINUTE);
    await tick(TEN + 3 * MINUTE);
    healthy = true;
    expect(await tick(TEN + 10 * MINUTE)).toEqual({ fired: 1, missed: 0 });
    expect(said.filter((anchor) => anchor === 'poison')).toHaveLength(1);
    expect((await statuses()).written).toBe('planned');
  });

  it('gives a failing row up when its window is over', async () => {
    const fail = async (): Promise<void> => {
      throw new Error('always');
    };
    const { tick, once, statuses } = openTick(database(), [{ run: fail, catchUp: { within: 10 * MINUTE } }]);
    await once('a', TEN);
    for (let minute = 0; minute <= 20; minute++) await tick(TEN + minute * MINUTE);
    expect(await statuses()).toEqual({ a: 'missed' });
  });

  it('does not wait for a handler that never ends', async () => {
    const { tick, once, statuses } = openTick(
      database(),
      [{ run: (due) => (due.anchor === 'stuck' ? new Promise(() => undefined) : Promise.resolve()) }],
      { deadlines: { batchMs: 50, rowMs: 50 } },
    );
    await once('stuck', TEN);
    await once('fine', TEN);
    expect(await tick(TEN)).toEqual({ fired: 1, missed: 0 });
    expect(await statuses()).toEqual({ stuck: 'planned', fine: 'fired' });
  });

  it('marks as missed what no feature declares any more', async () => {
    const { tick, once, statuses, parts } = openTick(database(), [{}]);
    await once('a', TEN);
    expect(await createTick({ ...parts, touches: () => [] }).tick(TEN)).toEqual({ fired: 0, missed: 1 });
    expect(await statuses()).toEqual({ a: 'missed' });
    expect(await tick(TEN)).toEqual({ fired: 0, missed: 0 });
  });

  describe('after a standstill', () => {
    it.each([
      ['a reminder within its window', { within: 6 * HOUR }, 5 * HOUR, 'fired'],
      ['a reminder after its window', { within: 6 * HOUR }, 7 * HOUR, 'missed'],
      ['a change of state after a month', 'always', 30 * DAY, 'fired'],
      ['a daytime message at its hour', { within: 6 * HOUR, wakingHours: true }, 2 * HOUR, 'fired'],
      ['a daytime message whose window ends in the night', { within: 6 * HOUR, wakingHours: true }, 6.5 * HOUR, 'missed'],
      ['a daytime message in the evening that may wait for the morning', { within: 24 * HOUR, wakingHours: true }, 10 * HOUR, 'planned'],
    ] as const)('%s', async (_what, catchUp, late, expected) => {
      const { tick, once, statuses } = openTick(database(), [{ catchUp }]);
      await once('a', TEN);
      await tick(TEN + late);
      expect(await statuses()).toEqual({ a: expected });
      if (expected !== 'planned') return;
      await tick(at('2026-11-24', '08:59'));
      expect(await statuses()).toEqual({ a: 'planned' });
      await tick(at('2026-11-24', '09:00'));
      expect(await statuses()).toEqual({ a: 'fired' });
    });

    it('does what belongs to a session until it starts and not after', async () => {
      const touch = {
        anchor: { on: 'session' as const, kinds: ['topic' as const], offset: 0 },
        at: '09:30',
        catchUp: 'until-session' as const,
      };
      const { tick, found, kernel, ran } = openTick(database(), [touch]);
      const community = await found('Leaders');
      await kernel.agenda.replan(community, TEN);
      await tick(at('2026-11-25', '10:29'));
      expect(ran).toHaveLength(1);
      await tick(at('2026-12-23', '10:31'));
      expect(ran).toHaveLength(1);
      expect(await kernel.agenda.missed(TEAM, community.id, TEN)).toHaveLength(1);
    });

    it('sends only the latest of what comes every week', async () => {
      const weekly = { anchor: { on: 'weekly' as const, weekday: 1 as const }, catchUp: { within: 30 * DAY } };
      const { tick, found, kernel, ran } = openTick(database(), [weekly]);
      const community = await found('Leaders');
      await kernel.agenda.replan(community, at('2026-11-23', '08:00'));
      expect(await tick(at('2026-12-08', '12:00'))).toEqual({ fired: 1, missed: 2 });
      expect(ran.map(({ anchor }) => anchor)).toEqual(['2026-12-07']);
    });
  });

  describe('when the clock is set', () => {
    it('back two hours, nothing fires twice and nothing that was done is planned again', async () => {
      const weekly = { anchor: { on: 'weekly' as const, weekday: 1 as const } };
      const { tick, found, kernel, ran } = openTick(database(), [weekly]);
      const community = await found('Leaders');
      await kernel.agenda.replan(community, at('2026-11-23', '08:00'));
      await tick(TEN);
      await kernel.agenda.replan(community, TEN - 2 * HOUR);
      await tick(TEN - 2 * HOUR);
      await tick(TEN);
      await tick(TEN + MINUTE);
      expect(ran).toHaveLength(1);
    });

    it('forward three days, each row keeps its own window', async () => {
      const touches = [
        { id: 'test.prompt', catchUp: { within: 6 * HOUR } },
        { id: 'test.digest', catchUp: { within: 72 * HOUR } },
        { id: 'test.turn', catchUp: 'always' as const, surface: 'state' as const },
      ];
      const { tick, once, ran } = openTick(database(), touches);
      for (const { id } of touches) await once(id, TEN + HOUR, id);
      await tick(TEN);
      expect(await tick(TEN + 3 * DAY)).toEqual({ fired: 2, missed: 1 });
      expect(ran.map(({ touch }) => touch).sort()).toEqual(['test.digest', 'test.turn']);
    });
  });

  it('shared by two processes does everything once', async () => {
    const { once, ran, parts } = openTick(database(), [{}]);
    for (let i = 0; i < 40; i++) await once(`a${i}`, TEN);
    const results = await Promise.all([createTick(parts).tick(TEN), createTick(parts).tick(TEN)]);
    expect(results.reduce((sum, { fired }) => sum + fired, 0)).toBe(40);
    expect(new Set(ran.map(({ anchor }) => anchor)).size).toBe(40);
  });

  describe('daily work', () => {
    const counting = () => {
      const runs: number[] = [];
      let broken = false;
      const job: DailyJob = {
        name: 'tidy',
        run: async (now) => {
          runs.push(now);
          if (broken) throw new Error('no');
        },
      };
      return {
        runs,
        job,
        breakIt: (value: boolean): void => {
          broken = value;
        },
      };
    };

    it('is done once a UTC day, also after a restart', async () => {
      const { runs, job } = counting();
      const { tick, parts } = openTick(database(), [], { daily: [job] });
      for (const hour of [0, 1, 5]) await tick(TEN + hour * HOUR);
      await createTick(parts).tick(TEN + 6 * HOUR);
      expect(runs).toEqual([TEN]);
      await tick(TEN + DAY);
      expect(runs).toEqual([TEN, TEN + DAY]);
    });

    it('is tried again after an hour when it failed', async () => {
      const { runs, job, breakIt } = counting();
      const { tick } = openTick(database(), [], { daily: [job] });
      breakIt(true);
      await tick(TEN);
      breakIt(false);
      await tick(TEN + 30 * MINUTE);
      expect(runs).toHaveLength(1);
      await tick(TEN + 61 * MINUTE + 15 * MINUTE);
      await tick(TEN + 3 * HOUR);
      expect(runs).toHaveLength(2);
    });
  });
});
