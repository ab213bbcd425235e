import { afterEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const open = async (options: Parameters<typeof openWorld>[0] = {}): Promise<World> => {
  world = await openWorld(options);
  return world;
};
const communityId = (): string => world.community?.id ?? '';
const member = (userId: string) => world.app.kernel.members.find(TEAM, communityId(), userId);

describe('a pause', () => {
  it('is two taps, says its end, and ends by itself with a quiet line on Home and no message', async () => {
    await open();
    await world.eli.types('/rondo pause');
    world.eli.sees('Pause Leading Northwind: no messages from me, no turn comes to you, and nobody is told. For how long?');
    await world.eli.presses('2 weeks');
    world.eli.sees('⏸ Leading Northwind is paused. It ends by itself on Monday 16 November, without a message.');
    expect(await member('U0ELI')).toMatchObject({ status: 'paused', pausedUntil: '2026-11-16' });
    const before = world.eli.messages().filter((message) => message.channel !== CHANNEL).length;
    await world.until('2026-11-16', '12:00');
    expect(await member('U0ELI')).toMatchObject({ status: 'active', pausedUntil: null });
    expect(world.eli.messages().filter((message) => message.channel !== CHANNEL)).toHaveLength(before);
    await world.eli.opensHome();
    world.eli.sees('Your pause in Leading Northwind ended on Monday 16 November.');
    await world.until('2026-11-24', '12:00');
    await world.eli.opensHome();
    expect(world.eli.reads()).not.toContain('Your pause in Leading Northwind ended');
  });

  it('that was made longer does not end on the earlier date', async () => {
    await open();
    await world.eli.types('/rondo pause 2 weeks');
    await world.until('2026-11-09', '12:00');
    await world.eli.types('/rondo pause 4 weeks');
    await world.until('2026-11-17', '12:00');
    expect(await member('U0ELI')).toMatchObject({ status: 'paused', pausedUntil: '2026-12-07' });
  });

  it('until she says ends when she says, and a second time says so', async () => {
    await open();
    await world.eli.types('/rondo pause until I say');
    expect(await member('U0ELI')).toMatchObject({ status: 'paused', pausedUntil: null });
    await world.eli.opensHome();
    world.eli.sees('⏸ Paused until you say.');
    await world.eli.presses('Resume', { home: true });
    expect(await member('U0ELI')).toMatchObject({ status: 'active' });
    await world.eli.types('/rondo resume');
    world.eli.sees('Nothing of yours is paused.');
  });

  it.each([
    ['/rondo pause forever', 'eli', 'That is not a pause I know. For example `/rondo pause 2 weeks`'],
    ['/rondo pause', 'lea', 'You are not in a community, so nothing comes to you unless you are asked in.'],
    ['/rondo leave', 'lea', 'You are not in a community, so nothing comes to you unless you are asked in.'],
    ['/rondo level', 'lea', 'You are not in a community, so nothing comes to you unless you are asked in.'],
  ] as const)('answers %s of %s in words', async (typed, who, words) => {
    await open();
    await world[who].types(typed);
    world[who].sees(words);
  });
});

describe('level and slot', () => {
  it('change together and hold', async () => {
    await open();
    await world.eli.types('/rondo level');
    world.eli.fills({ level: 'Core', weekday: 'Thursday', at: '13:30', jobFunction: 'Sales' });
    await world.eli.submits();
    world.eli.sees('Core. Your weekly message comes on Thursday at 13:30, if there is anything to say.');
    expect(await member('U0ELI')).toMatchObject({ level: 'core', jobFunction: 'Sales' });
    expect(await world.app.kernel.attention.slot(TEAM, 'U0ELI')).toEqual({ weekday: 4, at: '13:30', chosen: true });
  });

  it('refuse Friday afternoon on the field and change nothing', async () => {
    await open();
    await world.eli.types('/rondo level');
    world.eli.fills({ level: 'Core', weekday: 'Friday', at: '14:00' });
    await world.eli.submits();
    expect(world.eli.errors()).toEqual({ at: 'Fridays end at noon: 11:30 at the latest, or another day.' });
    expect(await member('U0ELI')).toMatchObject({ level: 'member' });
  });

  it('cannot be changed by a form of somebody who has left meanwhile', async () => {
    await open();
    await world.eli.types('/rondo level');
    const found = await member('U0ELI');
    if (!found) throw new Error('Eli');
    await world.app.kernel.members.put({ ...found, status: 'left' });
    world.eli.fills({ level: 'Core' });
    await world.eli.submits();
    expect(Object.values(world.eli.errors())).toEqual([expect.stringContaining('You are not in Leading Northwind.')]);
  });
});

describe('leaving', () => {
  it('says what happens, ends roles, and tells the stewards which role is free', async () => {
    await open();
    await world.ben.types('/rondo leave');
    world.ben.sees('Your role ends (steward), and the stewards read that it is free.');
    await world.ben.submits();
    world.ben.sees('You have left Leading Northwind. Your texts stay without your name.');
    expect(await member('U0BEN')).toMatchObject({ status: 'left', jobFunction: null });
    expect(await world.app.kernel.roles.holders(TEAM, communityId(), 'steward', '2026-11-02')).toEqual(['U0ANA']);
    await world.until('2026-11-09', '12:00');
    world.ana.sees('Free: steward, since Ben left.');
  });

  it('warns the only steward, and lets her go all the same', async () => {
    await open();
    await world.ben.types('/rondo leave');
    await world.ben.submits();
    await world.ana.types('/rondo leave');
    world.ana.sees('You are the only steward: without one, nobody can change its settings.');
    world.ana.fills({ texts: 'My texts are deleted' });
    await world.ana.submits();
    expect(await member('U0ANA')).toBeNull();
  });

  it('twice is once, and a form that lay open says so', async () => {
    await open();
    await world.eli.types('/rondo leave');
    const view = world.eli.modal();
    await world.eli.submits();
    const leave = world.app.registry.submissions.get('membership:leave');
    if (!view || !leave) throw new Error('a form and who takes it');
    const act = { teamId: TEAM, userId: 'U0ELI', now: world.clock.now(), channelId: null, id: view.id, callbackId: 'membership:leave' };
    await expect(leave({ ...act, metadata: communityId(), values: { texts: 'delete' } })).rejects.toThrow(
      'You are not in Leading Northwind.',
    );
    expect(await member('U0ELI')).toMatchObject({ status: 'left' });
  });
});

describe('what is stored', () => {
  it('is shown, sent as a file, and gone when she says so', async () => {
    await open();
    await world.dev.types('/rondo about-me');
    world.dev.sees('▸ Your roles: 1 entry');
    await world.dev.presses('Send me the file');
    await world.passes('2 minutes');
    expect(world.dev.messages().flatMap((message) => message.files)).toHaveLength(1);
    await world.dev.closes({ all: true });
    await world.dev.types('/rondo forget-me');
    world.dev.sees('You leave Leading Northwind. Everything I store about you in this workspace is deleted');
    world.dev.fills({ sure: ['Delete everything about me'] });
    await world.dev.submits();
    world.dev.sees('It is deleted. If you write to me again, I shall not know you.');
    expect(await member('U0DEV')).toBeNull();
    expect(await world.app.kernel.roles.holders(TEAM, communityId(), 'trust-keeper', '2026-11-02')).toEqual(['U0CLEO']);
  });

  it('holds everything of her beginning, and nothing of it after she was forgotten', async () => {
    await open({ newcomer: false });
    await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
    await world.passes('5 minutes');
    await world.ida.presses('Tell us');
    world.ida.fills({ level: 'Member', hope: 'Listening longer' });
    await world.ida.submits();
    await world.ida.closes();
    await world.until('2026-11-03', '12:00');
    const features = world.app.contributions.filter(({ name }) => ['admission', 'welcome', 'buddies', 'membership'].includes(name));
    const titles = async () =>
      (await Promise.all(features.map((each) => each.storedAbout?.(TEAM, 'U0IDA') ?? [])))
        .flat()
        .filter(({ records }) => records.length > 0)
        .map(({ title }) => title);
    expect(await titles()).toEqual(['How you came in', 'Buddies', 'Your beginnings']);
    await world.ida.types('/rondo forget-me');
    world.ida.fills({ sure: ['Delete everything about me'] });
    await world.ida.submits();
    expect(await titles()).toEqual([]);
  });
});
