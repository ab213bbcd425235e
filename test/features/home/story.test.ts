/** App Home, help, the calendar and the Monday digest, as people meet them. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { openWorld, TEAM, type World, type WorldOptions } from '../../support/world.ts';

let w: World;
const open = async (options: WorldOptions = {}): Promise<void> => {
  w = await openWorld(options);
};
afterEach(() => w.close());

const homeOf = async (person: World['ana']): Promise<string> => {
  await person.opensHome();
  return JSON.stringify(person.home());
};
const digests = (person: World['ana']) => person.messages().filter((message) => /this week/.test(message.text));

describe('App Home', () => {
  it('stands in five sections and stays short in ordinary use', async () => {
    await open();
    const home = await homeOf(w.ben);
    const titles = ['Now', 'Mine', 'Ours', 'Help', 'Settings'];
    const headers = (w.ben.home()?.blocks ?? []).filter((block) => block.type === 'header').map((block) => JSON.stringify(block));
    expect(headers.map((header) => titles.find((title) => header.includes(`"${title}"`)))).toEqual(titles);
    expect(w.ben.home()?.blocks.length).toBeLessThanOrEqual(40);
    expect(home).toContain('Nothing waits for you. Next: ');
    expect(home).toContain('people@northwind.example');
    expect(home).toContain('What I never do.');
  });

  it('tells somebody who belongs to nothing what this is and how to begin', async () => {
    await open({ community: 'none' });
    const home = await homeOf(w.ana);
    expect(home).toContain('Rondo keeps the rhythm of a community of practice');
    expect(home).toContain('/rondo setup');
    expect(home).toContain('There is none here yet.');
    expect(home).not.toContain('Nothing waits for you');
    expect(home).not.toContain('/rondo pause');
  });

  it('tells a colleague which communities there are and how to join one', async () => {
    await open();
    const home = await homeOf(w.lea);
    expect(home).toContain('Join one. Here are: Leading Northwind.');
    expect(home).not.toContain('New leads wait');
  });

  it('keeps nothing and offers nothing to people it does not know', async () => {
    await open();
    const view = await w.app.registry.actions.get('home:all')?.({
      teamId: TEAM,
      userId: 'U0NOBODY',
      now: w.clock.now(),
      channelId: null,
      actionId: 'home:all',
      value: 'home/0 0',
      chosen: [],
      message: null,
      modal: null,
      home: true,
    });
    expect(view).toMatchObject({ reply: { text: expect.stringContaining('gone') } });
  });

  it('draws the rest when one part fails, and logs the fault', async () => {
    await open();
    const broken = { section: 'ours' as const, plural: 'all that breaks', rows: () => Promise.reject(new Error('broken on purpose')) };
    w.app.contributions.find((feature) => feature.name === 'prompts')?.home?.push(broken);
    const home = await homeOf(w.cleo);
    expect(home).toContain('One part of this page could not be drawn.');
    expect(home).toContain('What I never do.');
    expect(w.logged()).toContain('home_panel_failed');
  });

  it('opens every row of a panel behind its button, and survives a button of yesterday', async () => {
    await open();
    for (const n of [1, 2, 3, 4]) {
      await w.cleo.types(`/reflect What I noticed, number ${n}`);
      await w.cleo.submits().catch(() => undefined);
      await w.cleo.closes({ all: true }).catch(() => undefined);
    }
    expect(await homeOf(w.cleo)).toContain('Your reflections (4)');
    await w.cleo.presses('Your reflections (4)', { home: true });
    for (const n of [1, 2, 3, 4]) w.cleo.sees(`number ${n}`);
    const old = {
      teamId: TEAM,
      userId: w.cleo.userId,
      now: w.clock.now(),
      channelId: null,
      actionId: 'home:all',
      chosen: [],
      message: null,
      modal: null,
      home: true,
    };
    for (const value of ['', 'nothing/9 0', 'reflections/1 x', 'reflections/1 99999999']) {
      const answer = await w.app.registry.actions.get('home:all')?.({ ...old, value });
      expect(JSON.stringify(answer)).toMatch(/gone|number 4/);
    }
  });
});

describe('help', () => {
  it('answers /rondo alone, help, and slips with the nearest command', async () => {
    await open();
    await w.cleo.types('/rondo');
    w.cleo.sees('In your week');
    w.cleo.sees('/checkin');
    await w.cleo.types('/rondo chekin');
    w.cleo.sees('I know no command “chekin”. Did you mean /rondo checkin?');
    await w.cleo.types('/rondo <!channel> now');
    w.cleo.sees('I know no command “<!channel>”.');
  });

  it('lists the stewards’ commands for stewards', async () => {
    await open();
    await w.ana.types('/rondo help');
    w.ana.sees('For stewards');
    await w.cleo.types('/rondo help');
    expect(w.cleo.reads()).not.toContain('For stewards');
  });
});

describe('the calendar', () => {
  it('shows weeks in the reader’s own time and turns its pages', async () => {
    await open();
    await w.dev.types('/rondo agenda');
    w.dev.sees('Week of 9 November');
    w.dev.sees('Wed 11 Nov, 16:00 Kolkata time');
    w.dev.sees('Reflection question');
    await w.dev.presses('Four weeks later');
    w.dev.sees('Session 3');
    await w.dev.presses('Four weeks earlier');
    w.dev.sees('Session 2');
  });

  it('is for members only', async () => {
    await open();
    const act = {
      teamId: TEAM,
      userId: w.lea.userId,
      now: w.clock.now(),
      channelId: null,
      actionId: 'home:calendar',
      chosen: [],
      message: null,
      modal: null,
      home: true,
    };
    await expect(w.app.registry.actions.get('home:calendar')?.({ ...act, value: `${w.community?.id} 0` })).rejects.toThrow(
      'Only members see this calendar.',
    );
    expect(await w.app.registry.actions.get('home:calendar')?.({ ...act, value: 'nonsense 0' })).toMatchObject({ reply: {} });
  });

  it('takes the name of a community, and names the way out when there is none of that name', async () => {
    await open();
    await w.cleo.types('/rondo agenda leading');
    w.cleo.sees('Leading Northwind');
    await w.cleo.closes({ all: true });
    await w.cleo.types('/rondo agenda knitting');
    expect(w.cleo.reads()).toContain('None of your communities begins with');
  });

  it('says what was changed that moves dates', async () => {
    await open();
    if (!w.community) throw new Error('no community');
    const { settings } = w.community;
    await w.app.kernel.communities.change(
      w.community,
      { settings: { ...settings, rhythm: { ...settings.rhythm, at: '14:00' } } },
      { userId: 'U0ANA', now: w.clock.now() },
    );
    await w.cleo.types('/rondo agenda');
    w.cleo.sees('Monday 2 November: Rhythm: time, from 10:30 to 14:00');
  });
});

describe('the Monday digest', () => {
  it('goes to each steward, once, with the week ahead, and to nobody else', async () => {
    await open();
    await w.until('2026-11-09', '12:00');
    expect(digests(w.ana)).toHaveLength(2);
    expect(digests(w.ben)).toHaveLength(2);
    expect(digests(w.cleo)).toEqual([]);
    expect(digests(w.ana).some((message) => message.text.includes('session 2'))).toBe(true);
    expect(digests(w.ana)[0]?.text).toContain('this comes on Mondays');
  });

  it('tells what was missed while nothing ran, and never sends it late', async () => {
    await open({ at: ['2026-11-16', '12:00'], weeksUnderWay: 5 });
    w.clock.advance(3 * 86_400_000);
    await w.until('2026-11-23', '12:00');
    const missed = w.community && (await w.app.kernel.agenda.missed(TEAM, w.community.id, 0));
    const names = (missed ?? []).filter((row) => row.surface !== 'state').map((row) => row.name);
    const text = digests(w.ana)
      .map((message) => message.text)
      .join('\n');
    for (const name of names) expect(text).toContain(name);
    expect(text.includes('Not sent since the last digest')).toBe(names.length > 0);
  });
});
