import { afterEach, describe, expect, it } from '@jest/globals';
import { createScoreStore } from '../../../src/features/welcome/store-scores.ts';
import { idaJoins } from '../../support/newcomer.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const membership = async (userId: string) => world.app.kernel.members.find(TEAM, world.community?.id ?? '', userId);
const readsOf = (text: string) => world.ida.messages().filter((message) => message.text.includes(text));
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
    world = await idaJoins();
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
    world = await idaJoins();
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
});

describe('after a month', () => {
  it('keeps two numbers without her and changes her level when she says so', async () => {
    world = await idaJoins();
    await world.until('2026-12-08', '17:00');
    await world.ida.types('/checkin');
    world.ida.sees('The two numbers are stored without your name and shown from five newcomers on.');
    world.ida.fills({ whyHere: '4', welcome: '5 very much', 'How I take part from now on': 'Core' });
    await world.ida.submits();
    expect((await membership('U0IDA'))?.level).toBe('core');
    const scores = createScoreStore(world.app.db);
    expect(await scores.inFullBatches(TEAM, world.community?.id ?? '', 'welcome', 1)).toEqual([5]);
    await world.ida.types('/rondo about-me');
    expect(world.ida.reads()).not.toContain('welcome');
  });
});
