import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { addChannel, joinChannel } from '../../../src/sandbox/channels.ts';
import { BOT } from '../../../src/sandbox/demo-workspace.ts';
import { TEAM, type World } from '../../support/world.ts';
import { founds, openEmptyWorld, walksToPreview } from './walk.ts';

describe('the second steward', () => {
  let world: World;
  beforeEach(async () => {
    world = await openEmptyWorld();
  });
  afterEach(() => world.close());

  const asked = async (): Promise<void> => {
    await walksToPreview(world.ana);
    await world.ana.submits();
    await world.passes('1 minute');
  };

  it('is asked, looks first, agrees, and the community begins', async () => {
    await asked();
    world.ben.sees('Ana asks you to carry “Leads of leads” as the other steward, for two quarters.');
    await world.ben.presses('Look first');
    world.ben.sees('Trust keepers: Cleo and Dev.');
    world.ben.sees('Week 1: Launch session, Wed 18 Nov, 10:30 London time');
    await world.ben.closes();
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    world.ben.sees('✓ You agreed to “Leads of leads”.');
    for (const person of [world.ana, world.ben]) person.sees('✓ “Leads of leads” is open. 5 people are asked in;');
    expect(await anyCommunity()).toMatchObject({ status: 'active', name: 'Leads of leads' });
    world.cleo.sees('Can you live with this plan?');
    world.cleo.sees('New leads can plan alone');
    world.cleo.sees('Ana invites you to Leads of leads');
  });

  const anyCommunity = async () => {
    const [one] = await world.app.kernel.communities.list(TEAM);
    if (!one) throw new Error('no community');
    return one;
  };

  it('plans nothing before she agrees and gives roles with terms after it', async () => {
    await asked();
    const before = await anyCommunity();
    expect(await world.app.kernel.agenda.upcoming({ teamId: before.teamId, communityId: before.id })).toEqual([]);
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    const roles = await world.app.kernel.roles.list(before.teamId, before.id, '2026-11-02');
    expect(roles.map(({ userId, role, toOn }) => `${userId} ${role} ${toOn}`).sort()).toEqual([
      'U0ANA steward 2027-05-17',
      'U0BEN steward 2027-05-17',
      'U0CLEO trust-keeper 2027-02-15',
      'U0DEV trust-keeper 2027-02-15',
      'U0ELI librarian 2027-02-15',
      'U0LEA sponsor 2027-02-15',
    ]);
    expect((await world.app.kernel.agenda.upcoming({ teamId: before.teamId, communityId: before.id })).length).toBeGreaterThan(3);
    const invited = await world.app.kernel.members.list(before.teamId, before.id, ['invited']);
    expect(invited.map(({ userId }) => userId).sort()).toEqual(['U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS']);
    const channel = [...world.server.workspace.channels.values()].find(({ name }) => name === 'leads-of-leads');
    expect(channel?.kind).toBe('private');
    expect([...(channel?.members ?? [])]).toEqual(expect.arrayContaining(['U0ANA', 'U0BEN', 'U0CLEO', 'U0GUS']));
    expect(channel?.members.has('U0LEA')).toBe(false);
    expect(channel?.pins.size).toBe(1);
  });

  it('suggests a change; the author reopens the plan, and the older message can no longer be agreed to', async () => {
    await asked();
    await world.ben.presses('Suggest a change');
    await world.ben.fills({ suggestion: 'Start <!here> two weeks later & rest' }).submits();
    await world.ben.closes({ all: true });
    await world.passes('1 minute');
    world.ana.sees('Start <!here> two weeks later & rest');
    await world.ana.closes({ all: true });
    await world.ana.presses('Change the plan');
    world.ana.sees('Back to a draft.');
    await world.ben.presses('Agree');
    world.ben.sees('Ana has changed “Leads of leads” since. When it is ready you are asked again.');
    expect((await anyCommunity()).status).toBe('draft');
  });

  it('is the only one who can agree, once, and never to a plan that is agreed', async () => {
    await asked();
    const draft = await findValue(world);
    const press = world.app.registry.actions.get('set-up:agree');
    const act = {
      teamId: TEAM,
      now: world.clock.now(),
      channelId: null,
      actionId: 'set-up:agree',
      value: draft,
      chosen: [],
      message: null,
      modal: null,
      home: true,
    };
    await expect(press?.({ ...act, userId: 'U0CLEO' })).rejects.toThrow('This was asked of the other steward.');
    await expect(press?.({ ...act, userId: 'U0ANA' })).rejects.toThrow('This was asked of the other steward.');
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    expect(await press?.({ ...act, userId: 'U0BEN' })).toEqual({
      reply: expect.objectContaining({ text: '✓ “Leads of leads” is agreed already.' }),
    });
    expect(await press?.({ ...act, userId: 'U0BEN', value: 'nothing.1' })).toEqual({
      reply: expect.objectContaining({ text: expect.stringMatching('This plan is gone') }),
    });
    expect(await world.app.kernel.communities.list(TEAM)).toHaveLength(1);
  });

  it('takes an existing channel only when I am in it, and goes on by itself once I am let in', async () => {
    const { workspace } = world.server;
    const channel = addChannel(workspace, {
      id: 'C0EXIST',
      teamId: TEAM,
      name: 'old-room',
      kind: 'private',
      members: new Set(['U0ANA', 'U0BEN']),
      creator: 'U0ANA',
    });
    await walksToPreview(world.ana, { existingId: 'C0EXIST' });
    await world.ana.submits();
    world.ana.sees('Invite me to the channel before the answer comes: /invite @Rondo.');
    await world.passes('1 minute');
    await world.ana.closes({ all: true });
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    world.ana.sees('I am not in the channel you chose. Type /invite @Rondo there, then try again.');
    joinChannel(workspace, channel, BOT.userId, 'U0ANA');
    await world.ana.presses('Try again');
    await world.passes('2 minutes');
    expect(await anyCommunity()).toMatchObject({ status: 'active', channelId: 'C0EXIST' });
    world.ana.sees('Can you live with this plan?');
  });

  it('says in words that a name is taken, and takes another channel without a second agreement', async () => {
    await walksToPreview(world.ana, { channelName: 'general' });
    await world.ana.submits();
    await world.passes('1 minute');
    await world.ana.closes({ all: true });
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    world.ana.sees('A channel of that name exists already');
    await world.ana.presses('Choose another channel');
    await world.ana.fills({ channelName: 'leads-two' }).submits();
    await world.passes('2 minutes');
    expect((await anyCommunity()).status).toBe('active');
  });

  it('moves a start that passed while the plan waited, and says so', async () => {
    await walksToPreview(world.ana);
    await world.ana.chooses('startsOn', '2026-11-09');
    await world.ana.submits();
    await world.passes('8 days');
    await world.ben.presses('Agree');
    await world.passes('2 minutes');
    world.ana.sees('The start moved to Monday 23 November: the one you planned had passed.');
    expect((await anyCommunity()).settings.rhythm.startsOn).toBe('2026-11-23');
  });
});

/** The value of Ben's button. */
async function findValue(world: World): Promise<string> {
  const blocks = world.ben.messages().flatMap((message) => message.blocks ?? []);
  const found = /"value":"([0-9A-Z]+\.\d+)"/.exec(JSON.stringify(blocks));
  if (!found?.[1]) throw new Error('Ben has no button');
  return found[1];
}

it('asks on Monday what was proposed on Friday evening, and lets her agree from App Home before', async () => {
  const world = await openEmptyWorld({ at: ['2026-11-06', '18:00'] });
  await walksToPreview(world.ana);
  await world.ana.submits();
  world.ana.sees('Ben gets “Leads of leads” on Mon 9 Nov, 09:00 London time.');
  await world.passes('1 hour');
  expect(world.ben.messages()).toEqual([]);
  await world.ben.opensHome();
  await world.ben.presses('Agree', { home: true });
  await world.passes('2 minutes');
  expect((await world.app.kernel.communities.list(TEAM)).map(({ status }) => status)).toEqual(['active']);
  await world.until('2026-11-09', '09:30');
  expect(world.ben.reads()).not.toContain('Ana asks you to carry');
  await world.close();
});

describe('the founders', () => {
  let world: World;
  beforeEach(async () => {
    world = await openEmptyWorld();
    await founds(world);
  });
  afterEach(() => world.close());

  it('can live with it, counted without a name, once', async () => {
    await world.cleo.presses('I can live with it');
    world.cleo.sees('1 can live with it');
    await world.cleo.presses('I can live with it');
    world.cleo.sees('You have said so already; it is counted.');
    await world.dev.presses('I can live with it');
    world.gus.sees('2 can live with it');
    expect(world.gus.reads()).not.toMatch(/(Cleo|Dev) can live/);
  });

  it('give a reason, which both stewards read with a name and one answers in the thread without it', async () => {
    await world.cleo.presses('I have a reason against');
    await world.cleo.fills({ reason: 'Wednesdays <!channel> are our *handover*' }).submits();
    await world.cleo.closes({ all: true });
    await world.passes('2 minutes');
    for (const steward of [world.ana, world.ben]) steward.sees('Cleo has a reason against the plan');
    await world.ana.presses('Answer in the thread');
    await world.ana.fills({ answer: 'We move to Thursdays.' }).submits();
    await world.ana.closes({ all: true });
    await world.passes('2 minutes');
    world.gus.sees('Wednesdays <!channel> are our *handover*');
    world.gus.sees('We move to Thursdays.');
    world.gus.sees('1 reason against');
    expect(world.gus.reads()).not.toContain('Cleo has a reason');
    await world.ben.presses('Answer in the thread');
    world.ben.sees('✓ Answered in the thread:');
  });

  it('have five working days; then the post says that they are over', async () => {
    await world.until('2026-11-09', '16:01');
    await world.passes('1 minute');
    world.cleo.sees('The five days are over, and nobody gave a reason against it.');
    expect(world.cleo.reads()).not.toContain('[I can live with it]');
  });

  it('see every message in their own time', async () => {
    await world.dev.presses('See the plan');
    world.dev.sees(/Kolkata time|New York time|Berlin time/);
  });
});
