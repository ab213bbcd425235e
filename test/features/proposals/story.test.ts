import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/proposals/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const livePairs = (userId: string) => world.app.kernel.pairs.list({ teamId: TEAM, userId, states: ['told', 'agreed'] });
const proposes = async (from: World['ana'], whom: string, why: string | null = null): Promise<void> => {
  await from.types('/rondo partner');
  await from.fills({ whom, want: 'Saying no upwards', why }).submits();
};
const storedAbout = (userId: string) => world.app.contributions.find(({ name }) => name === 'proposals')?.storedAbout?.(TEAM, userId);
const keepsApart = (userId: string, notWith: string[]): Promise<void> =>
  world.app.kernel.bounds.put(TEAM, userId, { notWith, reportsTo: null }, world.clock.now());

describe('a proposal', () => {
  it('makes two people partners with a yes, one open question at a time', async () => {
    world = await openWorld();
    await world.ana.types('/rondo partner <@U0GUS|gus>');
    await world.ana.fills({ want: 'Saying no upwards', why: 'You ask *well*.' }).submits();
    world.ana.sees('✓ Gus is asked. An answer may come until Monday 9 November; you hear of it either way.');
    await world.ana.closes();
    await proposes(world.ana, 'U0BEN').catch(() => undefined);
    world.ana.sees('Gus is asked to be your partner.');
    await world.ana.closes({ all: true });
    await world.passes('5 minutes');
    world.gus.sees('Ana would like you as a coaching partner: three talks in nine weeks, the two of you.');
    world.gus.sees('Why you: You ask *well*.');
    expect(world.ben.reads()).not.toContain('would like you as a coaching partner');
    await world.gus.opensHome();
    await world.gus.presses('Yes, let us', { home: true });
    const [pair] = await livePairs('U0GUS');
    expect(pair).toMatchObject({
      ...{ people: ['U0ANA', 'U0GUS'], roundId: null, state: 'told', toldOn: '2026-11-02' },
      reason: { otherFunction: true, by: 'proposal', metBefore: 0, sharedHours: 7 },
      brought: { U0ANA: { want: 'Saying no upwards' }, U0GUS: { want: '' } },
    });
    // The old message, pressed later: nothing twice.
    await world.gus.presses('Yes, let us');
    world.gus.sees('✓ You and Ana are partners.');
    expect(await livePairs('U0ANA')).toHaveLength(1);
    await proposes(world.ana, 'U0GUS');
    expect(world.ana.errors()).toEqual({ whom: 'You and Gus are partners already.' });
    expect(world.logged()).not.toContain('Saying no');
    // No hour in common, and they chose each other all the same.
    await proposes(world.dev, 'U0FAY');
    await world.fay.opensHome();
    await world.fay.presses('Yes, let us', { home: true });
    expect((await livePairs('U0DEV'))[0]?.reason).toMatchObject({ sharedHours: 0, by: 'proposal' });
  });

  it('is let go by a no, by silence and by a list in the same words, the last two on the same day', async () => {
    world = await openWorld();
    await keepsApart('U0ELI', ['U0CLEO']);
    await proposes(world.ana, 'U0GUS');
    await proposes(world.dev, 'U0BEN');
    await proposes(world.cleo, 'U0ELI');
    world.cleo.sees('✓ Eli is asked. An answer may come until Monday 9 November; you hear of it either way.');
    await world.cleo.closes();
    await world.passes('5 minutes');
    await world.gus.presses('Not now');
    world.gus.sees('✓ Not now. Ana hears that it is not at present, and no reason.');
    await world.passes('5 minutes');
    world.ana.sees('You asked Gus to be your partner: not at present. It needs no reason');
    await world.cleo.opensHome();
    world.cleo.sees('Eli is asked to be your partner. An answer may come until Monday 9 November.');
    await world.until('2026-11-09', '15:00', 'America/New_York');
    expect(world.cleo.reads()).not.toContain('not at present');
    // Whose week is full hears of it in the next.
    await world.until('2026-11-16', '16:00');
    world.dev.sees('You asked Ben to be your partner: not at present. It needs no reason');
    world.cleo.sees('You asked Eli to be your partner: not at present. It needs no reason');
    expect(world.eli.reads()).not.toContain('Cleo would like');
    expect(await storedAbout('U0ELI')).toEqual([]);
    // An answer that comes too late, and the same question again too soon.
    await world.ben.presses('Yes, let us');
    world.ben.sees('This has closed in the meantime. If you would like to, you can ask Dev yourself.');
    await proposes(world.cleo, 'U0ELI');
    expect(world.cleo.errors()).toEqual({ whom: 'You asked Eli not long ago. You can ask again from Monday 30 November.' });
  });

  it('goes when it is taken back, when a list is made after it, and when whoever asked leaves', async () => {
    world = await openWorld();
    await proposes(world.ana, 'U0GUS');
    await world.passes('5 minutes');
    await world.ana.types('/rondo partner');
    await world.ana.presses('Withdraw');
    world.ana.sees('It is taken back. You may ask somebody else.');
    await world.ana.closes({ all: true });
    await world.gus.presses('Yes, let us');
    world.gus.sees('This was taken back in the meantime.');

    await proposes(world.ana, 'U0BEN');
    await world.passes('5 minutes');
    await keepsApart('U0BEN', ['U0ANA']);
    await world.ben.opensHome();
    expect(JSON.stringify(world.ben.home()?.blocks)).not.toContain('proposals:yes');
    await world.ben.presses('Yes, let us');
    world.ben.sees('This was taken back in the meantime.');
    await world.ana.opensHome();
    world.ana.sees('Ben is asked to be your partner.');

    await proposes(world.dev, 'U0ELI');
    await world.dev.closes();
    await world.dev.types('/rondo pause 2 weeks');
    await world.until('2026-11-04', '12:00');
    expect(await livePairs('U0ANA')).toEqual([]);
    expect(world.eli.reads()).not.toContain('Dev would like');
  });

  it('asks nobody who cannot be asked, and lets no third person answer', async () => {
    world = await openWorld();
    for (const [whom, words] of [
      ['U0ANA', 'That is you. Choose somebody else.'],
      ['U0LEA', 'Lea is not in Leading Northwind. Choose a member.'],
      ['U0JON', 'Jon cannot be reached at present. Choose somebody else.'],
      ['U0KIM', 'Kim reads along and takes no part in coaching. Choose somebody else.'],
    ] as const) {
      await proposes(world.ana, whom);
      expect(world.ana.errors()).toEqual({ whom: words });
      await world.ana.closes();
    }
    await world.lea.types('/rondo partner');
    world.lea.sees('You are not in a community yet.');
    await proposes(world.ana, 'U0GUS');
    const [row] = (await storedAbout('U0ANA')) ?? [];
    expect(row?.records).toMatchObject([{ whom: 'Gus', state: 'waiting', privacy: 'P1' }]);
    await world.passes('5 minutes');
    const yes = world.app.registry.actions.get('proposals:yes');
    const [proposal] = await createStore(world.app.db).to(TEAM, 'U0GUS');
    const pressed = { actionId: 'proposals:yes', value: proposal?.id ?? '', chosen: [], message: null, modal: null, home: false };
    await expect(yes?.({ teamId: TEAM, userId: 'U0DEV', now: world.clock.now(), channelId: null, ...pressed })).rejects.toThrow(
      'This belongs to the two of them.',
    );
  });
});
