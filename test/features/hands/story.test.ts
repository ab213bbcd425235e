/** Somebody could use a hand: one person is asked, then the next, and nobody hears who passed. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Contributions } from '../../../src/community/feature.ts';
import { createStore } from '../../../src/features/hands/store.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

const SECRET = 'the talk about the reorganisation';
let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

type Someone = World['ana'];
const store = () => createStore(world.app.db);
const part = (): Contributions => {
  const found = world.app.contributions.find(({ name }) => name === 'hands');
  if (!found) throw new Error('hands are there');
  return found;
};
const asks = async (person: Someone, values: Record<string, string | string[] | null>): Promise<void> => {
  await person.types('/rondo hand');
  await person.fills(values).submits();
};
const homeOf = async (person: Someone): Promise<string> => {
  await person.closes({ all: true }).catch(() => undefined);
  await person.opensHome();
  return JSON.stringify(person.home());
};
const digest = async (): Promise<string> => {
  if (!world.community) throw new Error('a community');
  const lines = [];
  for (const one of part().digest ?? []) lines.push(await one.line(world.community, world.clock.now()));
  return lines.filter((line) => line !== null).join('\n');
};

describe('somebody who names three', () => {
  it('is told who reads it and whom else to turn to, and keeps her text when something is wrong', async () => {
    await world.eli.opensHome();
    await world.eli.presses('I could use a hand');
    expect(world.eli.reads()).toContain('Only whoever is being asked reads this');
    expect(world.eli.reads()).toContain('People team: people@northwind.example');
    await world.eli.fills({ kind: 'A rehearsal partner', about: SECRET, first: 'U0ELI' }).submits();
    expect(world.eli.errors()).toEqual({ first: 'That is you. Choose somebody else, please.' });
    await world.eli.fills({ first: 'U0LEA' }).submits();
    expect(world.eli.errors()).toEqual({ first: 'Lea is not in Leading Northwind. Choose somebody who is.' });
    // Gus does not want to be put together with her: she is to find that out by nothing.
    await world.app.kernel.bounds.put(TEAM, 'U0GUS', { notWith: ['U0ELI'], reportsTo: null }, world.clock.now());
    await world.eli.fills({ first: 'U0GUS', next: ['U0FAY', 'U0BEN'] }).submits();
    // Fay's week is full already: somebody who waits for her is not put off by that.
    const told = await world.app.kernel.attention.tell(
      {
        ...{ teamId: TEAM, communityId: world.community?.id ?? '', userId: 'U0FAY', touch: 'hands.news', key: 'full', minutes: 1 },
        ...{ message: { text: 'Something else' }, why: 'It was there first.', priority: 1, expiresAt: world.clock.now() + 86_400_000 },
      },
      world.clock.now(),
    );
    expect(told).not.toBe('dropped');
    expect(world.eli.reads()).toContain('✓ One person is asked, privately, and has two working days.');
  });

  it('waits as long for somebody who must not read it as for somebody who is silent', async () => {
    await world.until('2026-11-04', '08:55');
    expect(world.gus.reads()).not.toContain('Eli');
    expect(await homeOf(world.gus)).not.toContain('Eli');
    expect(world.fay.reads()).not.toContain('Eli could use');
    await world.until('2026-11-04', '14:30');
    world.fay.sees('Eli could use a rehearsal partner. Half an hour is enough.');
    expect(world.fay.reads()).not.toContain(SECRET);
    expect(world.fay.reads()).toContain('Eli chose you.');
    world.eli.sees('somebody else is asked now');
    expect(world.eli.reads()).not.toMatch(/Gus|passed on/);
  });

  it('lets whoever is asked read what it is about, and nobody else', async () => {
    await world.fay.presses('What it is about');
    expect(world.fay.reads()).toContain(SECRET);
    await world.fay.closes();
    const [row] = await store().askedBy(TEAM, 'U0ELI');
    const about = world.app.registry.actions.get('hands:about');
    const act = { teamId: TEAM, userId: 'U0GUS', now: world.clock.now(), channelId: null, actionId: 'hands:about', value: row?.id ?? '' };
    const answer = await about?.({ ...act, chosen: [], message: null, modal: null, home: false });
    expect(JSON.stringify(answer)).not.toContain(SECRET);
    expect(answer).toMatchObject({ reply: { text: expect.stringContaining('found its way') } });
  });

  it('hears nothing of who passed; who passed twice is answered kindly', async () => {
    await world.fay.presses('Not now');
    world.fay.sees('Noted; no reason needed. Nobody hears that it was you.');
    await world.passes('5 minutes');
    world.ben.sees('Eli could use a rehearsal partner.');
    expect(world.ben.reads()).not.toContain('Fay');
    // How quick a no was is nobody's to know: news of it waits for the next morning.
    expect(world.eli.messages().filter(({ text }) => text.includes('somebody else is asked now'))).toHaveLength(1);
    await homeOf(world.ben);
    await world.ben.presses('I am there', { home: true });
    await world.passes('30 minutes');
    for (const one of [world.ben, world.eli]) one.sees('Eli could use a rehearsal partner, and Ben is there.');
    expect(await homeOf(world.eli)).toContain('Ben is there for you');
    expect(world.logged()).not.toContain(SECRET);
  });

  it('closes it with one press of either, and a third person with none', async () => {
    const [row] = await store().askedBy(TEAM, 'U0ELI');
    const helped = world.app.registry.actions.get('hands:helped');
    const act = { teamId: TEAM, userId: 'U0FAY', now: world.clock.now(), channelId: null, actionId: 'hands:helped', value: row?.id ?? '' };
    const stranger = await helped?.({ ...act, chosen: [], message: null, modal: null, home: false });
    expect(stranger).toEqual({ reply: { text: 'This belongs to the two of them.' } });
    await world.ben.presses('That helped');
    expect(await store().find(TEAM, row?.id ?? '')).toMatchObject({ status: 'helped', about: '' });
    expect(await homeOf(world.eli)).not.toContain('rehearsal partner: ');
  });
});

describe('somebody who leaves it to Rondo', () => {
  it('reaches one person of another function, and the stewards read that she asked only if she says so', async () => {
    await asks(world.hana, { kind: 'Just to talk', know: 'Also the stewards: that I asked, not what', about: 'tired' });
    await world.passes('1 day');
    const [row] = await store().askedBy(TEAM, 'U0HANA');
    expect(row?.told).toHaveLength(1);
    expect(row?.told).not.toContain('U0ANA');
    expect(await digest()).toBe('Hana could use a hand.');
    const about = (await part().storedAbout?.(TEAM, row?.told[0] ?? '')) ?? [];
    expect(about.map(({ title }) => title)).toContain('Hands you were asked for');
    expect(JSON.stringify(about)).not.toContain('tired');
  });

  it('is told kindly when nobody is left, with whom else to turn to', async () => {
    await world.until('2026-11-19', '15:00');
    world.hana.sees('this time it did not find anybody with room');
    world.hana.sees('Ana or Ben would make time for you, too');
    world.hana.sees('People team: people@northwind.example');
    await homeOf(world.hana);
    await world.hana.presses('Take it off', { home: true });
    expect(await store().askedBy(TEAM, 'U0HANA')).toEqual([]);
  });
});

describe('whatever she could use a hand with already', () => {
  it('is asked of somebody from the check-in’s row, and taken back without a trace', async () => {
    await world.cleo.types('/checkin');
    await world.cleo.fills({ 'I could use a hand with': 'A talk that I put off' }).submits();
    await homeOf(world.cleo);
    await world.cleo.presses('Ask somebody', { home: true });
    expect(JSON.stringify(world.cleo.modal())).toContain('"initial_value":"A talk that I put off"');
    await world.cleo.fills({ kind: 'A mentor', first: 'U0DEV' }).submits();
    expect(JSON.stringify(world.cleo.modal())).toContain('mentors:open');
    expect(await homeOf(world.cleo)).toContain('A mentor: somebody is asked, privately.');
    await world.passes('1 day');
    world.dev.sees('Cleo could use a mentor.');
    await world.cleo.presses({ actionId: 'hands:withdraw' }, { home: true });
    expect(await store().askedBy(TEAM, 'U0CLEO')).toEqual([]);
    await world.dev.presses('I am there');
    world.dev.sees('This has found its way already.');
    expect(await part().storedAbout?.(TEAM, 'U0DEV')).toEqual([]);
  });

  it('passes on when whoever is asked leaves, and goes when the asker does', async () => {
    await asks(world.fay, { kind: 'A second pair of eyes', first: 'U0DEV', next: ['U0HANA'] });
    const dev = await world.app.kernel.members.find(TEAM, world.community?.id ?? '', 'U0DEV');
    if (!dev) throw new Error('Dev is here');
    await world.app.kernel.members.put({ ...dev, status: 'left' });
    expect(await store().askedBy(TEAM, 'U0FAY')).toEqual([
      expect.objectContaining({ atId: 'U0HANA', told: ['U0HANA'], chosen: ['', 'U0HANA'] }),
    ]);
    await part().forget?.({ teamId: TEAM, userId: 'U0FAY', communityId: null, choice: 'with-name', now: world.clock.now() });
    expect(await store().list(TEAM)).toEqual([expect.objectContaining({ askerId: 'U0ELI', told: ['U0BEN'] })]);
    await part().tidy?.(world.clock.now() + 91 * 86_400_000);
    expect(await store().list(TEAM)).toEqual([]);
  });
});
