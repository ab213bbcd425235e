import { afterEach, describe, expect, it } from '@jest/globals';
import type { CommunitySettings } from '../../../src/community/settings.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

async function openDoors(
  joining: CommunitySettings['joining'] = 'invitation',
  options: Parameters<typeof openWorld>[0] = {},
): Promise<World> {
  world = await openWorld({ newcomer: false, ...options });
  const { kernel } = world.app;
  if (!world.community) throw new Error('a community');
  if (joining !== 'invitation') {
    const settings = { ...world.community.settings, joining };
    await kernel.communities.change(world.community, { settings }, { userId: 'U0ANA', now: world.clock.now() });
  }
  return world;
}

const member = async (userId: string) => {
  const found = await world.app.kernel.members.find(TEAM, world.community?.id ?? '', userId);
  return found ? { status: found.status, level: found.level } : null;
};

const inviteIda = async (): Promise<void> => {
  await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
  await world.passes('5 minutes');
};

describe('by invitation', () => {
  it('asks, and enrols nobody who has not said yes', async () => {
    await openDoors();
    await inviteIda();
    world.ana.sees('I ask Ida in a direct message whether they would like to join Leading Northwind.');
    world.ida.sees('Hello Ida, Ana invites you to Leading Northwind.');
    expect(await member('U0IDA')).toEqual({ status: 'invited', level: 'reader' });
    await world.passes('1 week');
    expect(await member('U0IDA')).toEqual({ status: 'invited', level: 'reader' });
    expect(world.ida.messages().filter((message) => message.text.includes('Hello Ida'))).toHaveLength(1);
  });

  it('takes a yes with a level, a line and a slot, and introduces her because she ticked it', async () => {
    await openDoors();
    await inviteIda();
    await world.ida.presses('Tell us');
    world.ida.fills({ level: 'Core', hope: 'Saying no <!channel> & staying *kind*', share: ['Everyone here: introduce me with it'] });
    await world.ida.submits();
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'core' });
    world.ida.fills({ jobFunction: 'Operations', weekday: 'Thursday', at: '10:00' });
    await world.ida.submits();
    world.ida.sees('Your weekly message comes on Thursday at 10:00, if there is anything to say.');
    await world.ida.closes();
    await world.until('2026-11-02', '11:30');
    world.ben.sees('Ida is new here and hopes to get better at:\nSaying no <!channel> & staying *kind*');
    world.ida.sees('✓ You are in Leading Northwind.');
    expect(await world.app.kernel.attention.slot(TEAM, 'U0IDA')).toEqual({ weekday: 4, at: '10:00', chosen: true });
  });

  it('keeps the first view when the second is closed, and shows the line to nobody unticked', async () => {
    await openDoors();
    await inviteIda();
    await world.ida.presses('Tell us');
    world.ida.fills({ level: 'Member', hope: 'Listening longer' });
    await world.ida.submits();
    await world.ida.closes();
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'member' });
    await world.passes('1 day');
    expect(world.ben.reads()).not.toContain('Listening longer');
    await world.ida.opensHome();
    world.ida.sees('Listening longer');
  });

  it('wants a line before it introduces her with one', async () => {
    await openDoors();
    await inviteIda();
    await world.ida.presses('Tell us');
    world.ida.fills({ level: 'Member', share: ['Everyone here: introduce me with it'] });
    await world.ida.submits();
    expect(world.ida.errors()).toEqual({ hope: 'There is nothing to introduce you with yet. Write a line, or untick below.' });
    expect(await member('U0IDA')).toEqual({ status: 'invited', level: 'reader' });
  });

  it('lets her read only, and then never writes to her by itself', async () => {
    await openDoors();
    await inviteIda();
    await world.ida.presses('Just reading for now');
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'reader' });
    const before = world.ida.messages().filter((message) => message.channel !== CHANNEL).length;
    await world.passes('16 days');
    expect(world.ida.messages().filter((message) => message.channel !== CHANNEL)).toHaveLength(before);
  });

  it('keeps a no to itself, asks no second time, and sounds to the inviter like an open question', async () => {
    await openDoors();
    await inviteIda();
    await world.ida.presses('Not for me');
    world.ida.sees('Understood. Leading Northwind does not ask again, and nobody is told.');
    await inviteIda();
    world.ana.sees('Ida: asked already; the answer is theirs.');
    expect(world.ida.messages().filter((message) => message.text.includes('Hello Ida'))).toHaveLength(0);
    expect(await member('U0IDA')).toEqual({ status: 'left', level: 'reader' });
  });

  it('survives every button pressed twice and too late', async () => {
    await openDoors();
    await inviteIda();
    const [invitation] = world.ida.messages().filter((message) => message.text.includes('Hello Ida'));
    if (!invitation) throw new Error('an invitation');
    const where = { channel: invitation.channel, ts: invitation.ts };
    await world.ida.presses('Just reading for now', where);
    await world.ida.types('/rondo join', { channel: invitation.channel });
    world.ida.sees('You are in Leading Northwind already.');
    await world.ida.presses('Change what I said', where);
    world.ida.fills({ level: 'Member' });
    await world.ida.submits();
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'member' });
  });

  it.each([
    ['nobody', '/rondo invite', 'Whom?'],
    ['an unknown person', '/rondo invite <@U0NOBODY>', 'Slack does not tell me who that is.'],
    ['a member', '/rondo invite <@U0BEN>', 'Ben: in already.'],
  ])('answers in words when %s is invited', async (_, typed, words) => {
    await openDoors();
    await world.ana.types(typed, { channel: CHANNEL });
    world.ana.sees(words);
  });

  it('refuses strangers, apps and deactivated people in words, and asks the rest', async () => {
    await openDoors();
    const { people } = world.app.kernel;
    const as = (userId: string, name: string, change: object) =>
      people.put(
        { teamId: TEAM, userId, name, zone: 'Europe/London', locale: 'en-GB', kind: 'person', active: true, ...change },
        world.clock.now(),
      );
    await as('U0MAX', 'Max', { kind: 'stranger' });
    await as('U0BOT', 'Poll', { kind: 'bot' });
    await as('U0OLD', 'Olga', { active: false });
    await world.ana.types('/rondo invite <@U0MAX> <@U0BOT> <@U0OLD> <@U0IDA>', { channel: CHANNEL });
    for (const words of ['I ask Ida', 'Max belongs to another organisation.', 'Poll is an app', 'Olga is deactivated in Slack'])
      world.ana.sees(words);
  });
});

describe('by asking', () => {
  it('lets a steward say yes; the second steward learns who was quicker', async () => {
    await openDoors();
    await world.ida.types('/rondo join');
    world.ida.sees('Leading Northwind grows by invitation. I have asked the stewards; you hear from me either way.');
    await world.ida.types('/rondo join');
    world.ida.sees('The stewards of Leading Northwind have your request.');
    await world.passes('5 minutes');
    await world.ana.opensHome();
    world.ana.sees('Ida would like to join Leading Northwind.');
    await world.ana.presses('Welcome them');
    await world.ben.presses('Not this time');
    world.ben.sees('Ana has answered already. Nothing more to do.');
    await world.passes('5 minutes');
    world.ida.sees('Hello Ida, good to have you in Leading Northwind.');
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'reader' });
  });

  it('passes a no on kindly', async () => {
    await openDoors();
    await world.ida.types('/rondo join');
    await world.passes('5 minutes');
    await world.ana.presses('Not this time');
    await world.passes('5 minutes');
    world.ida.sees('The stewards say not this time; it is no judgement of you, and you may ask again next quarter.');
    expect(await member('U0IDA')).toEqual({ status: 'left', level: 'reader' });
  });

  it('lets nobody but stewards decide', async () => {
    await openDoors();
    await world.ida.types('/rondo join');
    await world.passes('5 minutes');
    const { roles } = world.app.kernel;
    const role = { teamId: TEAM, communityId: world.community?.id ?? '', userId: 'U0BEN', role: 'steward' as const };
    await roles.end(role, '2026-11-02', { userId: 'U0ANA', now: world.clock.now() });
    await world.ben.presses('Welcome them');
    expect(await member('U0IDA')).toEqual({ status: 'requested', level: 'reader' });
    world.ben.sees(/[Oo]nly a steward/);
  });

  it('opens an open door at once, with the welcome within the hour', async () => {
    await openDoors('open');
    await world.ida.opensHome();
    await world.ida.presses({ actionId: 'admission:join' }, { home: true });
    expect(await member('U0IDA')).toEqual({ status: 'active', level: 'reader' });
    await world.passes('60 minutes');
    world.ida.sees('Hello Ida, good to have you in Leading Northwind.');
  });

  it('welcomes on Monday morning who joined on Friday evening', async () => {
    await openDoors('open', { at: ['2026-11-06', '18:00'] });
    await world.ida.types('/rondo join');
    await world.until('2026-11-09', '08:59');
    expect(world.ida.messages().filter((message) => message.text.includes('Hello Ida'))).toEqual([]);
    await world.until('2026-11-09', '09:05');
    world.ida.sees('Hello Ida, good to have you in Leading Northwind.');
  });

  it('says what there is when the name fits nothing', async () => {
    await openDoors();
    await world.ida.types('/rondo join gardening');
    world.ida.sees('No community begins with that. There is Leading Northwind.');
  });
});

describe('by nomination', () => {
  it('goes to the stewards with the line, then to the person, and to nobody else', async () => {
    await openDoors('nomination');
    await world.dev.types('/rondo nominate <@U0IDA|Ida> asks <!here> what we avoid', { channel: CHANNEL });
    await world.passes('5 minutes');
    expect(await member('U0IDA')).toBeNull();
    world.ben.sees('Dev nominates Ida for Leading Northwind.\nasks <!here> what we avoid');
    expect(world.eli.reads()).not.toContain('nominates');
    await world.ben.presses('Welcome them');
    await world.passes('5 minutes');
    world.ida.sees('Hello Ida, Dev invites you to Leading Northwind.');
    expect(world.ida.reads()).not.toContain('what we avoid');
  });

  it('tells the nominator a no, and not the nominee', async () => {
    await openDoors('nomination');
    await world.dev.types('/rondo nominate <@U0IDA|Ida> asks well', { channel: CHANNEL });
    await world.passes('5 minutes');
    await world.ana.presses('Not this time');
    await world.passes('1 day');
    world.dev.sees('The stewards say not this time. Ida was not told.');
    expect(world.ida.reads()).not.toContain('Northwind');
  });

  it('sends a member who would invite to nominating', async () => {
    await openDoors('nomination');
    await world.dev.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
    world.dev.sees('Here people come in by nomination. Nominate somebody with `/rondo nominate @person why`; the stewards decide.');
  });

  it('wants one person and a line', async () => {
    await openDoors('nomination');
    await world.dev.types('/rondo nominate <@U0IDA|Ida>', { channel: CHANNEL });
    world.dev.sees('One person and a line why.');
  });
});
