/** Pressing late, pressing what is another's, and asking for what one may not do. */
import { afterEach, describe, expect, it } from '@jest/globals';
import type { CommunityStatus } from '../../src/community/records.ts';
import { tables as communityTables } from '../../src/community/tables.ts';
import { CHANNEL, openWorld, TEAM, type World, type WorldOptions } from '../support/world.ts';

let world: World;
afterEach(() => world.close());
const open = async (options: WorldOptions = {}): Promise<void> => {
  world = await openWorld(options);
};
const becomes = async (status: CommunityStatus): Promise<void> => {
  const { communities, agenda } = world.app.kernel;
  const now = world.clock.now();
  const community = await communities.get(TEAM, world.community?.id ?? '');
  await agenda.replan(await communities.change(community, { status }, { userId: 'U0ANA', now }), now);
};

describe('a community that has ended or rests', () => {
  it.each(['ended', 'paused', 'dormant'] as const)(
    '%s: old buttons and open forms answer in words, and no text is lost',
    async (status) => {
      await open({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1 });
      await world.until('2026-10-20', '11:00');
      await world.ben.presses('Answer here with my name', { channel: CHANNEL });
      world.ben.fills({ answer: 'Written before, sent after' });
      await world.cleo.types('/rondo reflect');
      world.cleo.fills({ worked: 'A thought that came late' });
      await becomes(status);
      await world.ben.submits();
      await world.cleo.submits();
      expect(world.logged()).not.toContain('"event":"fault"');
      const kept = JSON.stringify(
        await Promise.all(world.app.contributions.map(async (each) => (await each.storedAbout?.(TEAM, 'U0BEN')) ?? [])),
      );
      expect(kept.includes('Written before, sent after') || world.ben.reads().includes('Written before, sent after')).toBe(true);
      expect(world.cleo.reads()).toContain('A thought that came late');
      for (const typed of [
        '/rondo',
        '/checkin',
        '/rondo agenda',
        '/rondo settings',
        '/rondo purpose',
        '/rondo prompts',
        '/rondo level',
        '/rondo join',
        '/rondo pause',
        '/rondo my-messages',
        '/rondo invite <@U0LEA>',
      ])
        for (const who of [world.ana, world.gus]) {
          const before = who.reads();
          await who.types(typed);
          expect(who.reads()).not.toBe(before);
          await who.closes({ all: true }).catch(() => undefined);
        }
      for (const who of [world.ana, world.ben, world.lea]) await who.opensHome();
      expect(world.logged()).not.toContain('"event":"fault"');
      await world.passes('5 minutes');
      expect(world.gus.reads().includes('Ben answers:')).toBe(status !== 'ended');
      const posts = world.gus.messages(CHANNEL).length;
      await world.passes('5 weeks');
      expect(world.gus.messages(CHANNEL).length).toBe(posts);
    },
  );
});

describe('what belongs to somebody else', () => {
  it('is refused in words that say who can', async () => {
    await open();
    for (const [typed, words] of [
      ['/rondo pause-community', /steward/],
      ['/rondo end', /steward/],
      ['/rondo wake', /steward/],
    ] as const) {
      await world.gus.types(typed);
      expect(world.gus.modal()).toBeNull();
      world.gus.sees(words);
    }
    await world.lea.types('/rondo settings');
    world.lea.sees(/Ask somebody|`\/rondo purpose`/);
    expect(world.logged()).not.toContain('"event":"fault"');
  });

  it('every button of every capability, pressed with nonsense by a stranger to it, answers and breaks nothing', async () => {
    await open();
    const ids = [...world.app.registry.actions.keys()];
    expect(ids.length).toBeGreaterThan(40);
    const broken: string[] = [];
    for (const actionId of ids)
      for (const value of ['', 'nonsense', `${world.community?.id}`, `${world.community?.id}|U0BEN`, '../..|"\'', '99999']) {
        const act = {
          teamId: TEAM,
          userId: 'U0KIM',
          now: world.clock.now(),
          channelId: null,
          actionId,
          value,
          chosen: [value],
          message: null,
          modal: null,
          home: true,
        };
        const run = world.app.registry.actions.get(actionId);
        await world.app.db
          .transaction(async () => run?.(act))
          .catch((error: unknown) => {
            if (!(error instanceof Error) || !['UserError', 'NotAllowedError'].includes(error.name))
              broken.push(`${actionId} ${value}: ${String(error)}`);
          });
      }
    expect(broken).toEqual([]);
  });

  it('every form, sent with nothing in it that can be read, answers and breaks nothing', async () => {
    await open();
    const broken: string[] = [];
    for (const [callbackId, run] of world.app.registry.submissions)
      for (const metadata of ['', '{}', 'null', '[]']) {
        const act = {
          teamId: TEAM,
          userId: 'U0KIM',
          now: world.clock.now(),
          channelId: null,
          id: 'V',
          callbackId,
          metadata,
          values: { answer: '<!channel>', k: 'x', level: 'king' },
        };
        await world.app.db
          .transaction(async () => run(act))
          .catch((error: unknown) => {
            if (!(error instanceof Error) || !['UserError', 'NotAllowedError'].includes(error.name))
              broken.push(`${callbackId} ${metadata}: ${String(error)}`);
          });
      }
    expect(broken).toEqual([]);
  });
});

describe('who asked to be forgotten', () => {
  it('leaves no row behind, the one of her last press included', async () => {
    await open();
    await world.dev.types('/rondo forget-me');
    await world.dev.fills({ sure: ['Delete everything about me'] }).submits();
    await world.passes('5 minutes');
    const t = world.app.db.tables(communityTables);
    const rows = await world.app.db.read(async (q) => Promise.all(Object.values(t).map((table) => q.select().from(table))));
    expect(JSON.stringify(rows.flat().filter((row) => JSON.stringify(row).includes('U0DEV')))).toBe('[]');
  });
});

describe('a pause of the demo', () => {
  it('ends by itself on its day', async () => {
    await open();
    const jon = () => world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0JON');
    expect(await jon()).toMatchObject({ status: 'paused', pausedUntil: '2026-11-23' });
    await world.until('2026-11-23', '08:00');
    expect(await jon()).toMatchObject({ status: 'active', pausedUntil: null });
  });
});
