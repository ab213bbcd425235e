import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/buddies/store.ts';
import { idaJoins } from '../../support/newcomer.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

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
    world = await idaJoins();
    await world.until('2026-11-03', '09:59');
    expect(buddiesOf()).toEqual([]);
    await world.until('2026-11-03', '10:05');
    const [name = ''] = buddiesOf();
    world.ida.sees('Three openers, if you like:');
    world.ida.sees(`Why you two: you work in different functions, and ${name} accompanies nobody else at present`);
    expect((await membership(person(name).userId))?.jobFunction).not.toBe('Operations');
  });

  it('is no other one once they have talked, whoever of the two presses it', async () => {
    world = await idaJoins();
    await world.until('2026-11-03', '10:05');
    const [name = ''] = buddiesOf();
    await person(name).presses('We talked');
    world.ida.sees(`✓ Ida and ${name} have talked. I ask no further.`);
    await world.until('2026-11-20', '17:00');
    expect(readsOf('Ida, meet ')).toEqual([]);
    expect(person(name).reads()).not.toContain('Did you and Ida talk?');
  });

  it('is somebody else on the next day when one of them passes, and no third one after that', async () => {
    world = await idaJoins();
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
    world = await idaJoins();
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
    world = await idaJoins();
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
    world = await idaJoins();
    await world.until('2026-11-03', '10:05');
    const pass = world.app.registry.actions.get('buddies:pass');
    const [pair] = await createStore(world.app.db).of(TEAM, 'U0IDA');
    if (!pass || !pair) throw new Error('a pair and its button');
    const act = {
      teamId: TEAM,
      userId: 'U0GUS',
      now: world.clock.now(),
      channelId: null,
      actionId: 'buddies:pass',
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
    world = await idaJoins('Listening', ['2026-11-06', '09:00']);
    await world.until('2026-11-11', '23:00');
    expect(buddiesOf()).toEqual([]);
    await world.until('2026-11-12', '10:05');
    expect(buddiesOf()).toHaveLength(1);
  });
});
