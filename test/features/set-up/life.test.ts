import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';
import { founds } from './walk.ts';

describe('a community', () => {
  let world: World;
  let id: string;
  beforeEach(async () => {
    world = await openWorld({ paced: false });
    id = world.community?.id ?? '';
  });
  afterEach(() => world.close());

  const status = async () => (await world.app.kernel.communities.get(TEAM, id)).status;
  /** What somebody would see; Jon's pause ends by itself all the same. */
  const planned = async () =>
    (await world.app.kernel.agenda.upcoming({ teamId: TEAM, communityId: id })).filter(({ surface }) => surface !== 'state').length;

  it('pauses at a steward’s word, sends nothing, and wakes with a calendar from today on', async () => {
    await world.ana.types('/rondo pause-community');
    world.ana.sees('Nothing is sent and nobody is asked anything, until a steward wakes it.');
    await world.ana.fills({ words: 'Back <!channel> in March & rested' }).submits();
    world.ana.sees('It is paused.');
    await world.passes('1 minute');
    world.cleo.sees('Back <!channel> in March & rested');
    world.cleo.sees('Decided by Ana.');
    expect(await status()).toBe('paused');
    expect(await planned()).toBe(0);
    await world.ana.closes({ all: true });
    await world.passes('2 weeks');
    const before = world.cleo.messages(CHANNEL).length;
    await world.ben.types('/rondo wake');
    await world.ben.submits();
    expect(await status()).toBe('active');
    expect(await planned()).toBeGreaterThan(0);
    await world.passes('1 minute');
    expect(world.cleo.messages(CHANNEL).length).toBe(before + 1);
  });

  it('is paused by nobody but a steward', async () => {
    await world.cleo.types('/rondo pause-community');
    expect(world.cleo.modal()).toBeNull();
    world.cleo.sees(/Only a steward|not a steward/);
    expect(await status()).toBe('active');
  });

  it('ends for good, with last words, thanks and everything it wrote', async () => {
    await world.ana.types('/rondo end');
    world.ana.sees('It ends for good: nothing is sent any more, and it cannot be woken.');
    await world.ana.fills({ words: 'We did what we came for.' }).submits();
    await world.ana.presses('Export everything');
    world.ana.sees('It holds what members released, never what is private to somebody.');
    await world.passes('2 minutes');
    world.cleo.sees('We did what we came for.');
    expect(world.ana.messages().flatMap(({ files }) => files).length).toBeGreaterThan(0);
    expect(await status()).toBe('ended');
    expect(await planned()).toBe(0);
    await world.ana.closes({ all: true });
    await world.ana.types('/rondo wake');
    expect(await status()).toBe('ended');
  });

  it('does a thing once, when two stewards have the form open', async () => {
    await world.ana.types('/rondo dormant');
    await world.ben.types('/rondo dormant');
    await world.ana.submits();
    await world.ben.submits();
    world.ben.sees('rests already');
    expect(await status()).toBe('dormant');
  });

  it('lives beside another one in the same workspace', async () => {
    await founds(world, { name: 'Second circle', channelName: 'second-circle' });
    const active = await world.app.kernel.communities.list(TEAM, ['active']);
    expect(active.map(({ name }) => name)).toContain('Second circle');
    expect(active).toHaveLength(2);
    await world.ana.types('/rondo settings second');
    world.ana.sees('Second circle');
  });

  it('tells its stewards on Monday which roles are not held', async () => {
    const digest = world.app.contributions.find(({ name }) => name === 'set-up')?.digest?.[0];
    const community = await world.app.kernel.communities.get(TEAM, id);
    expect(await digest?.line(community, world.clock.now())).toBeNull();
    const keeper = { teamId: TEAM, communityId: id, userId: 'U0CLEO', role: 'trust-keeper' as const };
    await world.app.kernel.roles.end(keeper, '2026-11-02', { userId: 'U0ANA', now: world.clock.now() });
    expect(await digest?.line(community, world.clock.now())).toBe('Roles: one trust keeper is missing.');
  });
});

describe('what is known about a person who sets up', () => {
  it('is shown to her whole, and gone when she asks for it', async () => {
    const world = await openWorld({ paced: false, community: 'none' });
    await world.ana.types('/rondo setup');
    await world.ana.fills({ name: 'Leads', who: 'New leads', able: 'plan alone' }).submits();
    const setUp = world.app.contributions.find(({ name }) => name === 'set-up');
    expect(JSON.stringify(await setUp?.storedAbout?.(TEAM, 'U0ANA'))).toContain('plan alone');
    expect(await setUp?.storedAbout?.(TEAM, 'U0BEN')).toEqual([]);
    await setUp?.forget?.({ teamId: TEAM, userId: 'U0ANA', communityId: null, choice: 'delete', now: world.clock.now() });
    expect(await setUp?.storedAbout?.(TEAM, 'U0ANA')).toEqual([]);
    await world.close();
  });
});
