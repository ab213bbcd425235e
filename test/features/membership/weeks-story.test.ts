import { afterEach, describe, expect, it } from '@jest/globals';
import { createBuddyStore } from '../../../src/features/membership/store-buddies.ts';
import { createVoiceStore } from '../../../src/features/membership/store-voices.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

/** Ida is invited and tells us at once. */
async function idaJoins(hope = 'Delegating without hovering', at: [string, string] = ['2026-11-02', '09:00']): Promise<World> {
  world = await openWorld({ newcomer: false, at });
  await world.ana.types('/rondo invite <@U0IDA|Ida>', { channel: CHANNEL });
  await world.passes('5 minutes');
  await world.ida.presses('Tell us');
  world.ida.fills({ level: 'Member', hope });
  await world.ida.submits();
  world.ida.fills({ jobFunction: 'Operations' });
  await world.ida.submits();
  await world.ida.closes();
  return world;
}

const membership = async (userId: string) => world.app.kernel.members.find(TEAM, world.community?.id ?? '', userId);
const readsOf = (text: string) => world.ida.messages().filter((message) => message.text.includes(text));
/** Whom Ida was introduced to, first to last. */
const buddiesOf = (): string[] => readsOf('Ida, meet ').map((message) => /meet (\w+)\./.exec(message.text)?.[1] ?? '');
const person = (name: string) => {
  const key = name.toLowerCase();
  if (key === 'ana' || key === 'ben' || key === 'cleo' || key === 'dev' || key === 'eli' || key === 'fay') return world[key];
  throw new Error(`no story for ${name}`);
};

describe('a buddy', () => {
  it('comes on the next working day at ten, from another function, with openers and a reason', async () => {
    await idaJoins();
    await world.until('2026-11-03', '09:59');
    expect(buddiesOf()).toEqual([]);
    await world.until('2026-11-03', '10:05');
    const [name = ''] = buddiesOf();
    world.ida.sees('Three openers, if you like:');
    world.ida.sees(`Why you two: you work in different functions, and ${name} accompanies nobody else at present`);
    expect((await membership(person(name).userId))?.jobFunction).not.toBe('Operations');
  });

  it('is no other one once they have talked, whoever of the two presses it', async () => {
    await idaJoins();
    await world.until('2026-11-03', '10:05');
    const [name = ''] = buddiesOf();
    await person(name).presses('We talked');
    world.ida.sees(`✓ Ida and ${name} have talked. I ask no further.`);
    await world.until('2026-11-20', '17:00');
    expect(readsOf('Ida, meet ')).toEqual([]);
    expect(person(name).reads()).not.toContain('Did you and Ida talk?');
  });

  it('is somebody else on the next day when one of them passes, and no third one after that', async () => {
    await idaJoins();
    await world.until('2026-11-03', '10:05');
    const [first = ''] = buddiesOf();
    await person(first).presses('Not this time');
    world.ida.sees('Noted, no reason needed. Ida may hear from somebody else on the next working day.');
    await world.until('2026-11-04', '12:00');
    const [second = ''] = buddiesOf();
    expect(second).not.toBe('');
    expect(second).not.toBe(first);
    await person(second).presses('Not this time');
    await world.until('2026-11-06', '12:00');
    expect(buddiesOf()).toEqual([]);
  });

  it('is asked once whether they talked, and silence brings somebody else', async () => {
    await idaJoins();
    await world.until('2026-11-03', '10:05');
    const [first = ''] = buddiesOf();
    await world.until('2026-11-12', '17:00');
    expect(
      person(first)
        .messages()
        .filter((message) => message.text.includes('Did you and Ida talk?')),
    ).toHaveLength(1);
    await world.until('2026-11-24', '17:00');
    expect(buddiesOf()).toHaveLength(2);
    expect(new Set(buddiesOf()).size).toBe(2);
  });

  it('is replaced when the first one is deactivated', async () => {
    await idaJoins();
    await world.until('2026-11-03', '10:05');
    const [first = ''] = buddiesOf();
    const { kernel } = world.app;
    const before = await kernel.people.get(TEAM, person(first).userId);
    await world.app.registry.events.get('user_change')?.[0]?.({
      teamId: TEAM,
      now: world.clock.now(),
      event: {
        type: 'user_change',
        user: { id: before.userId, team_id: TEAM, deleted: true, tz: before.zone, profile: { display_name: before.name } },
      },
    });
    expect((await membership(before.userId))?.status).toBe('left');
    await world.until('2026-11-04', '12:00');
    expect(new Set(buddiesOf()).size).toBe(2);
  });

  it('can be ended by nobody but the two', async () => {
    await idaJoins();
    await world.until('2026-11-03', '10:05');
    const pass = world.app.registry.actions.get('membership:buddy-pass');
    const [pair] = await createBuddyStore(world.app.db).of(TEAM, 'U0IDA');
    if (!pass || !pair) throw new Error('a pair and its button');
    const act = {
      teamId: TEAM,
      userId: 'U0GUS',
      now: world.clock.now(),
      channelId: null,
      actionId: 'membership:buddy-pass',
      value: pair.id,
    };
    await expect(pass({ ...act, chosen: [], message: null, modal: null, home: false })).rejects.toThrow(
      'belongs to the two who were introduced',
    );
    await expect(pass({ ...act, value: 'gone', chosen: [], message: null, modal: null, home: false })).rejects.toThrow('not kept any more');
  });

  it('does not come to somebody who has not told us, until she does', async () => {
    world = await openWorld({ newcomer: false });
    await world.ida.types('/rondo join');
    await world.passes('5 minutes');
    await world.ana.presses('Welcome them');
    await world.until('2026-11-03', '12:00');
    expect(buddiesOf()).toEqual([]);
    await world.ida.presses('Tell us');
    world.ida.fills({ level: 'Member' });
    await world.ida.submits();
    await world.ida.closes();
    await world.until('2026-11-04', '10:05');
    expect(buddiesOf()).toHaveLength(1);
  });
});

describe('shortly before a session', () => {
  it('the welcome comes and then nothing until the session is over', async () => {
    await idaJoins('Listening', ['2026-11-06', '09:00']);
    await world.until('2026-11-11', '23:00');
    expect(buddiesOf()).toEqual([]);
    await world.until('2026-11-12', '10:05');
    expect(buddiesOf()).toHaveLength(1);
  });
});

describe('the reminder', () => {
  it('comes once, in the slot after the third day, and then she stays a reader', async () => {
    world = await openWorld({ newcomer: false });
    await world.ida.types('/rondo join');
    await world.passes('5 minutes');
    await world.ana.presses('Welcome them');
    await world.until('2026-11-25', '17:00');
    expect(readsOf('What would you like to be better at three months from now?')).toHaveLength(1);
    expect((await membership('U0IDA'))?.level).toBe('reader');
    expect(world.ida.messages().filter((message) => !message.ephemeral && message.channel !== CHANNEL)).toHaveLength(2);
  });

  it('is not sent to somebody who has told us', async () => {
    await idaJoins();
    await world.until('2026-11-13', '17:00');
    expect(readsOf('What would you like to be better at three months from now?')).toEqual([]);
  });

  it('can be answered in the check-in, and wants a level with a line', async () => {
    world = await openWorld({ newcomer: false });
    await world.ida.types('/rondo join');
    await world.passes('5 minutes');
    await world.ana.presses('Welcome them');
    await world.until('2026-11-10', '17:00');
    await world.ida.types('/checkin');
    world.ida.fills({ 'What I hope to get better at': 'Listening' });
    await world.ida.submits();
    expect(Object.values(world.ida.errors())).toEqual(['Choose one; it can be changed any time.']);
    world.ida.fills({ 'How I take part': 'Core' });
    await world.ida.submits();
    expect((await membership('U0IDA'))?.level).toBe('core');
  });
});

describe('after two weeks', () => {
  it('shows three things near to her hope, and keeps her question until she shows it', async () => {
    await idaJoins();
    await world.until('2026-11-18', '17:00');
    await world.ida.types('/checkin');
    world.ida.sees('What Leading Northwind is for:');
    world.ida.sees('A question near to what you hope for:');
    world.ida.fills({ 'What puzzles you about us?': 'Why <!here> do we *vote* first?' });
    await world.ida.submits();
    await world.passes('1 day');
    expect(world.ben.reads()).not.toContain('do we *vote* first?');
    await world.ben.opensHome();
    expect(world.ben.reads()).not.toContain('do we *vote* first?');
    await world.ida.opensHome();
    await world.ida.presses('Show it to everyone here', { home: true });
    await world.passes('1 week');
    world.ben.sees('Ida, new here, wonders:\nWhy <!here> do we *vote* first?');
  });

  it('lets nobody else show her question', async () => {
    await idaJoins();
    await world.until('2026-11-18', '17:00');
    await world.ida.types('/checkin');
    world.ida.fills({ 'What puzzles you about us?': 'Why first?' });
    await world.ida.submits();
    const voices = createVoiceStore(world.app.db);
    const [question] = await voices.questionsOf(TEAM, 'U0IDA');
    const release = world.app.registry.actions.get('membership:release');
    if (!release || !question) throw new Error('a question and its button');
    const act = {
      teamId: TEAM,
      userId: 'U0BEN',
      now: world.clock.now(),
      channelId: null,
      actionId: 'membership:release',
      value: question.id,
    };
    await expect(release({ ...act, chosen: [], message: null, modal: null, home: true })).rejects.toThrow(
      'only be released by whoever wrote it',
    );
    expect((await voices.findQuestion(TEAM, question.id))?.privacy).toBe('P0');
  });
});

describe('after a month', () => {
  it('keeps two numbers without her and changes her level when she says so', async () => {
    await idaJoins();
    await world.until('2026-12-08', '17:00');
    await world.ida.types('/checkin');
    world.ida.sees('The two numbers are stored without your name and shown from five newcomers on.');
    world.ida.fills({ whyHere: '4', welcome: '5 very much', 'How I take part from now on': 'Core' });
    await world.ida.submits();
    expect((await membership('U0IDA'))?.level).toBe('core');
    const voices = createVoiceStore(world.app.db);
    expect(await voices.scoresInFullBatches(TEAM, world.community?.id ?? '', 'welcome', 1)).toEqual([5]);
    await world.ida.types('/rondo about-me');
    expect(world.ida.reads()).not.toContain('welcome');
  });
});
