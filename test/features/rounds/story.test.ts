/** A round from the call to the day on which it begins: an odd number, somebody who steps back, a list that comes late, a session that moves. */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../../src/community/pair.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld({ at: ['2026-11-12', '09:55'], weeksUnderWay: 1 });
});
afterAll(() => world.close());

type Name = 'ana' | 'ben' | 'cleo' | 'dev' | 'eli' | 'fay' | 'gus' | 'hana';
const community = () => world.community?.id ?? '';
const pairs = (states: Pair['state'][]): Promise<Pair[]> => world.app.kernel.pairs.list({ teamId: TEAM, communityId: community(), states });
const people = async (...states: Pair['state'][]): Promise<string[]> =>
  (await pairs(states)).map((pair) => pair.people.map((id) => id.slice(2)).join(' ')).sort();
const says = async (name: Name, values: Record<string, string | string[]> = {}): Promise<void> => {
  await world[name].presses('I am in', { channel: CHANNEL });
  await world[name].fills({ offer: 'A calm ear', want: 'To say no upwards', ...values }).submits();
  await world[name].closes();
};
const opens = async (name: Name, button: string): Promise<void> => {
  await world[name].types('/rondo coaching');
  await world[name].presses(button);
};

describe('a round', () => {
  it('is called in the channel without a name or a number, and its form says who reads what', async () => {
    await world.until('2026-11-12', '10:02');
    world.fay.sees('Who would you like to think aloud with?');
    world.fay.sees(
      'Open until Thu 19 Nov, 16:00 London time. On Tuesday 24 November you hear with whom. No word means out, and that is fine.',
    );
    await world.fay.presses('I am in', { channel: CHANNEL });
    world.fay.sees('Only your partner reads what you offer, what you want, and your hours.');
    world.fay.sees('Nobody ever sees it, the stewards included.');
    await world.fay.fills({ offer: 'Budgets', want: 'Saying no', from: '09:00', until: '10:30' }).submits();
    expect(world.fay.errors()).toEqual({ until: expect.stringContaining('At least two hours') });
    await world.fay.fills({ until: '17:00', notWith: ['Ana'], reportsTo: 'Eli' }).submits();
    world.fay.sees('You are in the coaching round; on Tuesday 24 November you hear with whom.');
    await world.fay.presses('Change what I said');
    expect(JSON.stringify(world.fay.modal())).toMatch(/"initial_value":"Budgets".*"initial_users":\["U0ANA"\].*"initial_user":"U0ELI"/);
    await world.fay.closes({ all: true });
  });

  it('is not for those who read along or pause beyond its first day, and asks on Home until one says no', async () => {
    await says('ana');
    await world.kim.presses('I am in', { channel: CHANNEL });
    world.kim.sees('A coaching round is for those who take part, and you read along.');
    await world.jon.presses('I am in', { channel: CHANNEL });
    world.jon.sees('You pause beyond Tuesday 24 November, and the round begins without you.');
    await world.dev.opensHome();
    world.dev.sees('A coaching round in Leading Northwind: two people, three talks, nine weeks.');
    await world.dev.presses('Not this round', { home: true });
    await world.dev.opensHome();
    expect(JSON.stringify(world.dev.home())).not.toContain('A coaching round in');
    await world.ana.opensHome();
    expect(JSON.stringify(world.ana.home())).toContain('You are in the coaching round; on Tuesday 24 November you hear with whom.');
  });

  it('shows stewards numbers from five people up and nobody else anything, and writes nothing', async () => {
    for (const name of ['ben', 'cleo'] as const) await says(name);
    await world.ana.types('/rondo coaching dry-run');
    world.ana.sees('Four people are in.\nMore is shown from five people up, so that no number speaks of anybody.');
    await world.ana.closes({ all: true });
    await says('gus');
    await world.ana.types('/rondo coaching dry-run');
    world.ana.sees('Five people are in.\nIt would come to one pair and one trio.');
    world.ana.sees('Across functions: shown from five pairs up.');
    expect(await people('matched')).toEqual([]);
    await world.gus.types('/rondo coaching dry-run');
    world.gus.sees('You are not a steward of a community.');
  });

  it('is drawn in silence, with one trio for the odd number, and keeps apart whom it must', async () => {
    await world.until('2026-11-19', '16:02');
    const [first, second] = (await pairs(['matched'])).sort((a, b) => a.people.length - b.people.length);
    expect([first?.people.length, second?.people.length]).toEqual([2, 3]);
    expect(second?.reason.third?.because).toBe('odd');
    expect([first, second].some((pair) => pair?.people.includes('U0FAY') && pair.people.includes('U0ANA'))).toBe(false);
    expect(first).toMatchObject({ toldOn: '2026-11-24', closesOn: '2027-01-29', seed: `rounds/${community()}/2026-11-02`, toldAt: null });
    for (const name of ['ana', 'ben', 'fay'] as const)
      expect(
        world[name]
          .messages()
          .map(({ text }) => text)
          .join(),
      ).not.toMatch(/coach|partner/);
    expect(
      world.ana
        .messages(CHANNEL)
        .map(({ text }) => text)
        .join(),
    ).toContain('The call is closed: on Tuesday 24 November those who are in hear with whom.');
  });

  it('makes two pairs of four when somebody steps back before she was told', async () => {
    await opens('gus', 'Take me out');
    world.gus.sees('✓ You are out. Nobody is told.');
    expect((await people('matched')).map((names) => names.split(' ').length)).toEqual([2, 2]);
    expect((await people('matched')).join(' ')).not.toContain('GUS');
    expect((await pairs(['over'])).every(({ ended }) => ended === 'withdrawn')).toBe(true);
  });

  it('draws anew without a word when somebody says not with whom, or the first session moves', async () => {
    const before = await people('matched');
    const partner =
      before
        .find((names) => names.includes('BEN'))
        ?.replace('BEN', '')
        .trim() ?? '';
    await opens('ben', 'Whom not with');
    await world.ben.fills({ notWith: [`${partner.charAt(0)}${partner.slice(1).toLowerCase()}`] }).submits();
    world.ben.sees('✓ Kept. Only you see it.');
    await world.ben.closes({ all: true });
    expect(await people('matched')).not.toEqual(before);
    expect((await people('matched')).find((names) => names.includes('BEN'))).not.toContain(partner);
    const { calendar, agenda, communities } = world.app.kernel;
    const [session] = await calendar.sessions(TEAM, community());
    if (session) await calendar.move(session, { onDate: '2026-11-05', at: '10:30' }, world.clock.now());
    await agenda.replan(await communities.get(TEAM, community()), world.clock.now());
    expect((await pairs(['matched'])).map(({ toldOn }) => toldOn)).toEqual(['2026-11-25', '2026-11-25']);
  });

  it('takes in whoever presses the old button after it closed, or says plainly that nobody was left', async () => {
    await world.hana.presses('Join late', { channel: CHANNEL });
    world.hana.sees('The round begins on Wednesday. Whoever says yes now gets the best place that is left.');
    await world.hana.fills({ offer: 'Maps', want: 'Patience', notWith: ['Ana', 'Ben', 'Cleo'] }).submits();
    await world.hana.closes({ all: true });
    await world.dev.presses('Join late', { channel: CHANNEL });
    await world.dev.fills({ offer: 'Maps', want: 'Patience', from: '06:00', until: '08:00' }).submits();
    await world.dev.closes({ all: true });
    expect((await people('matched')).join(' ')).not.toMatch(/HANA|DEV/);
    await world.until('2026-11-25', '12:00');
    expect((await people('told', 'agreed')).join(' ').split(' ').sort()).toEqual(['ANA', 'BEN', 'CLEO', 'FAY']);
    world.hana.sees('The coaching round begins without you this time: nobody was left for you.');
    world.dev.sees('nobody in it shares two working hours a day with you.');
    const rounds = world.app.contributions.find(({ name }) => name === 'rounds');
    const here = await world.app.kernel.communities.get(TEAM, community());
    expect(await rounds?.digest?.[0]?.line(here, world.clock.now())).toBe(
      'The coaching round has begun. Two people could not be placed and know it.',
    );
    await world.ben.types('/rondo coaching');
    world.ben.sees(/With \w+\. No talk held yet\./);
    expect(world.ben.reads()).not.toContain('[Take me out]');
    world.eli.sees('This round has begun. Whoever comes later gets the best place that is left.');
    await world.eli.presses('Join late', { channel: CHANNEL });
    await world.eli.fills({ offer: 'Maps', want: 'Patience' }).submits();
    world.eli.sees('You are in the coaching round and wait for a place: when somebody comes or is free again, you hear with whom.');
    await world.eli.closes({ all: true });
    await world.eli.opensHome();
    const home = () => JSON.stringify(world.eli.home());
    expect(home()).toContain('I am looking for a coaching partner for you');
    expect(home()).not.toContain('wait for a place');
    await opens('eli', 'Take me out');
    await world.eli.closes({ all: true });
    await world.eli.opensHome();
    expect(home()).not.toContain('I am looking for a coaching partner for you');
    await opens('hana', 'Take me out');
    world.hana.sees('✓ You are out. Nobody is told.');
  });

  it('shows her everything that is kept of her, and forgets it', async () => {
    const rounds = world.app.contributions.find(({ name }) => name === 'rounds');
    const about = await rounds?.storedAbout?.(TEAM, 'U0FAY');
    expect(about?.map(({ title }) => title)).toEqual([
      'Coaching rounds you answered',
      'Your coaching pairs',
      'Whom you were introduced to, so that you meet new people',
      'Whom you would rather not be with, shown to nobody',
    ]);
    expect(JSON.stringify(await rounds?.storedAbout?.(TEAM, 'U0ANA'))).not.toContain('not with');
    const here = await world.app.kernel.communities.get(TEAM, community());
    expect(await rounds?.exportOf?.(here)).toEqual([
      { title: 'Coaching rounds', records: [{ begun: '2026-11-25', until: '2027-02-01', privacy: 'P3' }] },
    ]);
    const who = { teamId: TEAM, userId: 'U0FAY', choice: 'delete' as const, now: world.clock.now() };
    await rounds?.forget?.({ ...who, communityId: community() });
    // It was her only community: her private list goes with it.
    expect(await rounds?.storedAbout?.(TEAM, 'U0FAY')).toEqual([]);
    expect(JSON.stringify(await rounds?.storedAbout?.(TEAM, 'U0HANA'))).toContain('"not with":"Ana"');
    await rounds?.forget?.({ ...who, userId: 'U0ANA', communityId: null });
    expect(JSON.stringify(await rounds?.storedAbout?.(TEAM, 'U0HANA'))).not.toContain('"not with":"Ana"');
    expect(world.logged()).not.toMatch(/Budgets|Patience|calm ear/);
  });
});
