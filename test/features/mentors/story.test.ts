/** Offers, two choices asked in order, and what each of them hears. */
import { afterEach, describe, expect, it } from '@jest/globals';
import { createStore } from '../../../src/features/mentors/store.ts';
import type { Person } from '../../../src/sandbox/person.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const offers = async (person: Person, offer: string, places = 'One person'): Promise<void> => {
  await person.types('/rondo mentor');
  await person.presses('Offer to mentor');
  await person.fills({ offer, places }).submits();
  await person.closes({ all: true });
};
const wishes = async (person: Person, choice: Record<string, string>): Promise<void> => {
  await person.types('/rondo mentor');
  await person.presses('I would like a mentor');
  await person.fills({ want: 'Lead a planning round <on my own>', ...choice }).submits();
  await person.closes({ all: true });
};
const requests = (userId: string) => createStore(world.app.db).by(TEAM, world.community?.id ?? '', userId);
const has = (person: Person, text: string): boolean => person.messages().some((message) => message.text.includes(text));

describe('a wish for a mentor', () => {
  it('asks the first, then the second, and tells her kindly when neither could; nobody hears who was first', async () => {
    world = await openWorld();
    await world.gus.types('/rondo mentor');
    world.gus.sees('Nobody offers yet.');
    await offers(world.gus, 'First months of leading');
    await offers(world.cleo, 'Saying no upwards', 'Two people');
    await offers(world.hana, 'Product thinking');
    // Whoever stands above her, or has her on a private list, stands there like everybody: nobody can tell.
    await world.app.kernel.bounds.put(TEAM, 'U0ELI', { notWith: [], reportsTo: 'U0HANA' }, world.clock.now());
    await world.app.kernel.bounds.put(TEAM, 'U0FAY', { notWith: [], reportsTo: 'U0ELI' }, world.clock.now());
    await world.fay.types('/rondo mentor');
    world.fay.sees('Hana ▸ a free place');
    world.fay.sees('Gus ▸ a free place');
    await world.fay.presses('I would like a mentor');
    await world.fay.fills({ want: 'Lead a round', first: 'Gus', second: 'Gus' }).submits();
    expect(world.fay.errors()).toEqual({ second: 'Somebody else, please, in case the first cannot.' });
    await world.fay.fills({ second: 'Cleo' }).submits();
    world.fay.sees('✓ I ask for you.');
    await world.fay.presses('Stop looking', { deny: true });
    await world.fay.closes({ all: true });
    await world.until('2026-11-02', '10:00');
    world.gus.sees('Fay would like you as a mentor');
    expect(has(world.cleo, 'would like you')).toBe(false);
    await world.gus.presses('Not now');
    world.gus.sees('✓ Noted: at present no.');
    await world.until('2026-11-03', '12:00');
    world.cleo.sees('Fay would like you as a mentor');
    expect(has(world.fay, 'cannot') || has(world.fay, 'Neither')).toBe(false);
    const [asked] = await requests('U0FAY');
    expect(asked?.ts).not.toBeNull();

    // Four days later it passes on.
    await world.until('2026-11-06', '08:00');
    expect((await requests('U0FAY'))[0]?.state).toBe('asking');
    await world.until('2026-11-09', '17:00');
    expect((await requests('U0FAY'))[0]?.state).toBe('none');
    world.fay.sees('Neither of the two can be your mentor at present.');
    await world.cleo.opensHome();
    world.cleo.sees('This is settled meanwhile.');
    const yes = world.app.registry.actions.get('mentors:yes');
    const act = { teamId: TEAM, now: world.clock.now(), channelId: null, actionId: 'mentors:yes', value: asked?.id ?? '', chosen: [] };
    const late = await yes?.({ ...act, userId: 'U0CLEO', message: null, modal: null, home: true });
    expect(JSON.stringify(late)).toContain('settled meanwhile');
    await world.fay.presses('See the list');
    await world.fay.presses('I would like a mentor');
    // Never in the line, whatever its length: Hana is not asked, and it takes as long as her silence would.
    await world.fay.fills({ want: 'Lead a round', first: 'Hana' }).submits();
    await world.fay.closes({ all: true });
    expect((await requests('U0FAY'))[0]).toMatchObject({ state: 'asking', mentorId: null });
    await world.until('2026-11-13', '18:00');
    expect((await requests('U0FAY'))[0]?.state).toBe('asking');
    await world.until('2026-11-16', '08:00');
    expect((await requests('U0FAY'))[0]?.state).toBe('none');
    expect(has(world.hana, 'would like you')).toBe(false);
    // Whom she says herself that she reports to, or would rather not be with, is hers to know.
    await world.app.kernel.bounds.put(TEAM, 'U0ELI', { notWith: ['U0CLEO'], reportsTo: 'U0HANA' }, world.clock.now());
    await world.eli.types('/rondo mentor');
    world.eli.sees('Hana ◌ no place at present');
    world.eli.sees('Cleo ◌ no place at present');
    await world.eli.closes({ all: true });
    for (const secret of ['Lead a planning', 'Lead a round', 'Saying no upwards']) expect(world.logged()).not.toContain(secret);
  });

  it('passes on at once when her place is taken, she goes, or they must be kept apart; whoever looks no further is told for once', async () => {
    world = await openWorld();
    const { kernel } = world.app;
    await offers(world.ana, 'First months of leading');
    await offers(world.ben, 'Saying no upwards', 'Two people');
    await offers(world.cleo, 'Selling an idea');
    await wishes(world.fay, { first: 'Ana', second: 'Ben' });
    await wishes(world.eli, { first: 'Ana', second: 'Ben' });
    await world.until('2026-11-03', '16:00');
    await world.ana.opensHome();
    await world.ana.presses({ actionId: 'mentors:yes', value: (await requests('U0FAY'))[0]?.id ?? '' }, { home: true });
    world.ana.sees('✓ You are Fay’s mentor for six months.');
    expect((await requests('U0FAY'))[0]?.state).toBe('placed');
    // Eli waited for the same place: Ben is asked now, and Ana's question is settled.
    expect((await requests('U0ELI'))[0]?.mentorId).toBe('U0BEN');
    await world.passes('1 hour');
    expect(world.ana.messages().filter(({ text }) => text.includes('Eli would like you'))).toEqual([]);
    await world.fay.types('/rondo mentor');
    world.fay.sees('You have a mentor');
    expect(world.fay.reads()).not.toContain('I would like a mentor');
    await world.fay.closes();

    await world.until('2026-11-04', '12:00');
    world.ben.sees('Eli would like you as a mentor');
    const act = { teamId: TEAM, now: world.clock.now(), channelId: null, chosen: [], message: null, modal: null, home: true };
    const withdraw = world.app.registry.actions.get('mentors:withdraw');
    const value = (await requests('U0ELI'))[0]?.id ?? '';
    await expect(withdraw?.({ ...act, userId: 'U0GUS', actionId: 'mentors:withdraw', value })).rejects.toThrow('belongs to somebody else');
    await world.eli.types('/rondo mentor');
    await world.eli.presses('Stop looking');
    world.eli.sees('✓ I look no further.');
    await world.eli.closes();
    await world.until('2026-11-06', '12:00');
    world.ben.sees('Eli does not look for a mentor any more.');

    // Who is on a break is not asked on; who must be kept apart is not either, and nobody hears of it.
    await wishes(world.gus, { first: 'Cleo', second: 'Ben' });
    const cleo = await kernel.members.find(TEAM, world.community?.id ?? '', 'U0CLEO');
    if (cleo) await kernel.members.put({ ...cleo, status: 'paused', pausedUntil: null });
    expect((await requests('U0GUS'))[0]?.mentorId).toBe('U0BEN');
    await kernel.bounds.put(TEAM, 'U0BEN', { notWith: ['U0GUS'], reportsTo: null }, world.clock.now());
    expect((await requests('U0GUS'))[0]?.state).toBe('none');
    await world.until('2026-11-17', '16:00');
    world.gus.sees('Neither of the two can be your mentor at present.');
    // Ana's week was full, so the two meet in the next.
    world.fay.sees('Fay, meet Ana. Ana has said yes to an hour a month for six months.');
    expect(world.gus.reads() + world.ben.reads()).not.toMatch(/apart|private list/);
    for (const secret of ['planning round', 'Saying no upwards', 'U0GUS']) expect(world.logged()).not.toContain(secret);
  });

  it('can begin with somebody else’s suggestion, which she hears of first and alone; a no looks like silence', async () => {
    world = await openWorld();
    await offers(world.ana, 'First months of leading');
    const nominates = async (nominee: string, line: string): Promise<void> => {
      await world.ben.types('/rondo mentor');
      await world.ben.presses('Nominate somebody');
      await world.ben.fills({ nominee, line }).submits();
    };
    await nominates('U0BEN', 'Calm in a storm');
    expect(Object.keys(world.ben.errors())).toEqual(['nominee']);
    await world.ben.fills({ nominee: 'U0LEA' }).submits();
    expect(world.ben.errors()).toEqual({ nominee: 'Only somebody in Leading Northwind can be put forward.' });
    await world.ben.closes({ all: true });
    await nominates('U0DEV', 'Calm in a storm');
    world.ben.sees('✓ I ask Dev in private.');
    await world.ben.closes({ all: true });
    await nominates('U0GUS', 'Explains <well>');
    await world.ben.closes({ all: true });
    await world.until('2026-11-03', '16:00');
    world.dev.sees('Ben would like you to have a mentor in Leading Northwind');
    expect(has(world.ana, 'Calm in a storm')).toBe(false);
    await world.dev.presses('Not now');
    world.dev.sees('✓ Noted, and nobody is shown it.');
    world.gus.sees('Explains <well>');
    await world.gus.presses('Yes, I would like one');
    world.gus.sees('✓ Good. Choose from the list');
    await world.gus.fills({ want: 'Lead a round', first: 'Ana' }).submits();
    world.gus.sees('✓ I ask for you.');
    await world.until('2026-11-10', '16:00');
    world.ben.sees('Gus took up your suggestion');
    expect(has(world.ben, 'not at present')).toBe(false);
    await world.until('2026-11-20', '16:00');
    world.ben.sees('Dev and a mentor: not at present.');
    const mentors = world.app.contributions.find(({ name }) => name === 'mentors');
    const about = async (userId: string) => JSON.stringify(await mentors?.storedAbout?.(TEAM, userId));
    expect(await about('U0BEN')).not.toContain('"no"');
    expect(await about('U0DEV')).toContain('"your answer":"no"');
    if (!world.community) throw new Error('a community');
    const exported = JSON.stringify(await mentors?.exportOf?.(world.community));
    expect(exported).toContain('First months of leading');
    expect(exported).not.toMatch(/Calm|Lead a round|Gus/);
    const forgetting = { teamId: TEAM, userId: 'U0GUS', communityId: null, choice: 'without-name', now: world.clock.now() } as const;
    await world.app.db.transaction(async () => mentors?.forget?.(forgetting));
    expect(await about('U0GUS')).toBe('[]');
  });
});
