import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { openWorld, TEAM, type World } from '../../support/world.ts';

describe('the settings of a living community', () => {
  let world: World;
  let id: string;
  beforeEach(async () => {
    world = await openWorld({ paced: false });
    id = world.community?.id ?? '';
  });
  afterEach(() => world.close());

  const opens = async (part: string): Promise<void> => {
    await world.ana.types('/rondo settings');
    await world.ana.presses({ actionId: 'set-up:change', value: `${id} ${part}` });
  };
  const current = () => world.app.kernel.communities.get(TEAM, id);

  it('are read by every member, in words, without a button to change them', async () => {
    await world.cleo.types('/rondo settings');
    world.cleo.sees('Every member reads this; stewards change it');
    world.cleo.sees('About 100 minutes of each person a month.');
    expect(world.cleo.reads()).not.toContain('[Change]');
    expect(world.cleo.reads()).not.toContain('Not put together');
  });

  it('say who can read them to somebody who is no member', async () => {
    await world.lea.types(`/rondo settings`);
    expect(world.lea.reads()).toMatch(/not in a community|Members of/);
  });

  it('change the rhythm, compute the calendar again and say what moved', async () => {
    await opens('rhythm');
    await world.ana.fills({ weekday: 'Thursday', why: 'Wednesdays <!here> are full' }).submits();
    world.ana.sees('✓ Saved.');
    world.ana.sees(/sessions? moved:/);
    world.ana.sees(/Session \d+ Wed \d+ \w+ → Thu \d+ \w+/);
    world.ana.sees(/messages? moved:/);
    world.ana.sees(/Reflection question Tue \d+ \w+ → Wed \d+ \w+/);
    world.ana.sees('Rhythm: weekday: Wednesday → Thursday (Wednesdays <!here> are full)');
    const sessions = await world.app.kernel.calendar.sessions(TEAM, id);
    const next = sessions.find(({ onDate }) => onDate > '2026-11-05');
    expect(new Date(`${next?.onDate}T00:00Z`).getUTCDay()).toBe(4);
  });

  it('move what falls on a new holiday', async () => {
    const planned = (await world.app.kernel.agenda.upcoming({ teamId: TEAM, communityId: id })).find(
      ({ touch }) => touch === 'prompts.ask',
    );
    await opens('calendar');
    await world.ana.fills({ holidays: `${planned?.localDate} A day off` }).submits();
    world.ana.sees('✓ Saved.');
    world.ana.sees(/moved:/);
    expect((await current()).settings.holidays).toEqual([{ on: planned?.localDate, name: 'A day off' }]);
  });

  it('refuse a k below five beside its field and change nothing', async () => {
    await opens('privacy');
    await world.ana.fills({ k: '2', formalContacts: 'People team' }).submits();
    expect(world.ana.errors().k).toMatch(/Not below five/);
    expect((await current()).settings.k).toBe(5);
  });

  it('keep three outcomes at most, and versions of the north star in the log', async () => {
    await opens('purpose');
    await world.ana.fills({ able: 'decide <@U0BEN> alone' }).submits();
    world.ana.sees('North star: able to do what');
    world.ana.sees('decide <@U0BEN> alone');
  });

  it('keep private who is not put together', async () => {
    await opens('apart');
    await world.ana.fills({ pair1: ['U0CLEO', 'U0DEV'] }).submits();
    world.ana.sees('Who is not put together: kept private → kept private');
    expect((await current()).settings.apart).toEqual([['U0CLEO', 'U0DEV']]);
    await world.cleo.types('/rondo settings');
    expect(world.cleo.reads()).not.toMatch(/Cleo.*Dev|Dev.*Cleo/);
  });

  it('are not changed by a member, however the form came to her', async () => {
    const save = world.app.registry.submissions.get('set-up:save');
    const act = {
      teamId: TEAM,
      userId: 'U0CLEO',
      now: world.clock.now(),
      channelId: null,
      id: 'V1',
      callbackId: 'set-up:save',
      metadata: JSON.stringify({ community: id, part: 'privacy' }),
      values: { k: '9' },
    };
    await expect(save?.(act)).rejects.toThrow('Only a steward can change this.');
    expect(await save?.({ ...act, userId: 'U0ANA', metadata: 'nonsense' })).toMatchObject({
      update: { title: { text: 'No longer here' } },
    });
  });

  it('are reached from App Home, with the north star and the norms', async () => {
    await world.cleo.opensHome();
    world.cleo.sees('New leads in every function can run a planning round on their own');
    await world.cleo.presses('Norms', { home: true });
    world.cleo.sees('How we want to be with each other.');
    await world.cleo.presses('What to say when it slips: Leave rank at the door.');
    world.cleo.sees('I have been talking from my role. I will listen for a while.');
    await world.cleo.closes({ all: true });
    await world.cleo.presses('Settings and log', { home: true });
    world.cleo.sees('Who changed what');
  });
});

describe('the purpose card', () => {
  it('is for anybody, members or not', async () => {
    const world = await openWorld({ paced: false });
    await world.lea.types('/rondo purpose');
    world.lea.sees(world.community?.name ?? '-');
    world.lea.sees(/Ana or Ben/);
    await world.lea.types('/rondo purpose nothing');
    world.lea.sees('No community begins with “nothing”.');
    await world.close();
  });
});
