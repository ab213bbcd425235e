import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../../src/community/pair.ts';
import { createTalks } from '../../../src/features/talks/index.ts';
import { createCheckStore } from '../../../src/features/talks/store-checks.ts';
import { DAY } from '../../../src/platform/clock.ts';
import { toInstant } from '../../../src/platform/time/zones.ts';
import { aPair } from '../../support/pair.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
const kernel = () => world.app.kernel;
const communityId = () => world.community?.id ?? '';
const talks = () => createTalks(kernel());
const find = async (id: string): Promise<Pair> => {
  const found = await kernel().pairs.find(TEAM, id);
  if (!found) throw new Error(`no ${id}`);
  return found;
};
const add = async (id: string, people: readonly string[], change: Partial<Pair> = {}): Promise<void> => {
  const now = world.clock.now();
  await kernel().pairs.add(
    aPair(people, { teamId: TEAM, communityId: communityId(), id, createdAt: now, toldAt: now, state: 'agreed', ...change }),
  );
};
/** A check-in of a community that meets every two weeks. */
const check = (onDate: string): Promise<void> =>
  kernel()
    .touch('talks.checks')
    .run({
      ...{ rowId: 'r', touch: 'talks.checks', teamId: TEAM, communityId: communityId(), anchor: onDate, userId: null },
      ...{ dueAt: world.clock.now(), localDate: onDate, localTime: '00:05', zone: 'Europe/London', now: world.clock.now() },
    });
const asked = (person: World['ana'], words: string): number => person.messages().filter(({ text }) => text.includes(words)).length;
const checksOf = (pairId: string) => createCheckStore(world.app.db).list({ teamId: TEAM, pairId });
const files = () => [...world.server.workspace.files.values()].filter(({ name }) => name === 'coaching-talks.ics').length;
const at = (date: string, time: string) => toInstant(date, time, 'Europe/London');
const digest = async (): Promise<string | null | undefined> => {
  const feature = world.app.contributions.find(({ name }) => name === 'talks');
  return feature?.digest?.[0]?.line(await kernel().communities.get(TEAM, communityId()), world.clock.now());
};

describe('silence', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-11-03', '08:00'] });
    await add('quiet', ['U0GUS', 'U0HANA']);
    // Kim reads along: nothing is asked of her.
    await add('unreached', ['U0DEV', 'U0KIM']);
    await add('new', ['U0ANA', 'U0BEN'], { toldOn: '2026-11-12' });
    await add('ending', ['U0ELI', 'U0FAY'], { closesOn: '2026-12-14' });
    await world.until('2026-11-17', '00:05');
    await check('2026-11-17');
  });
  afterAll(() => world.close());

  it('on one check-in changes nothing, and there is no reminder', async () => {
    await world.until('2026-11-30', '12:00');
    expect([asked(world.gus, 'have you talked?'), asked(world.hana, 'have you talked?'), asked(world.ana, 'have you talked?')]).toEqual([
      1, 1, 0,
    ]);
    expect(await checksOf('quiet')).toMatchObject([{ asked: 2, silent: 2 }]);
    expect(await checksOf('unreached')).toMatchObject([{ asked: 2, silent: 1, unreached: true }]);
    expect(await checksOf('new')).toEqual([]);
  });

  it('on a second one brings one question to both, and not where one of them was never reached', async () => {
    await world.until('2026-12-10', '12:00');
    expect((await checksOf('quiet')).map(({ kind, silent }) => [kind, silent])).toEqual([
      ['still', 0],
      ['check', 2],
      ['check', 2],
    ]);
    expect((await checksOf('unreached')).map(({ kind }) => kind)).toEqual(['check', 'check']);
    // Their nine weeks end on Monday; that is asked about instead.
    expect((await checksOf('ending')).map(({ kind, silent }) => [kind, silent])).toEqual([
      ['check', 2],
      ['check', 2],
    ]);
    await world.until('2026-12-15', '16:00');
    for (const person of [world.gus, world.hana])
      expect(asked(person, 'would you like to go on, meet somebody else, or let it rest?')).toBe(1);
    expect((await find('quiet')).state).toBe('agreed');
  });

  it('on that too lets it end, and both hear the same', async () => {
    await world.until('2026-12-24', '12:00');
    expect(await find('quiet')).toMatchObject({ state: 'over', ended: 'silent' });
    expect((await find('unreached')).state).toBe('agreed');
    const heard = (person: World['ana']) =>
      person
        .messages()
        .filter(({ text }) => text.includes('this round is closed'))
        .map(({ text }) => text.replace(/Gus|Hana/g, 'X'));
    expect(heard(world.gus)).toHaveLength(1);
    expect(heard(world.gus)).toEqual(heard(world.hana));
  });
});

describe('a check-in', () => {
  beforeAll(async () => {
    world = await openWorld({ at: ['2026-11-17', '00:05'] });
    await add('three', ['U0CLEO', 'U0GUS', 'U0ANA'], { toldOn: '2026-11-03' });
    await add('two', ['U0BEN', 'U0IDA'], { toldOn: '2026-11-03' });
    await talks().fixDates(
      await find('three'),
      [at('2026-11-12', '11:00'), at('2026-12-10', '11:00'), at('2026-12-17', '11:00')],
      30,
      world.clock.now(),
    );
    await check('2026-11-17');
    await world.until('2026-11-17', '12:00');
  });
  afterAll(() => world.close());

  const answers = async (person: World['ana'], all: string, answer: string): Promise<void> => {
    await person.types('/checkin');
    person.fills({ [`${all}: have you talked? I only count, I do not ask about what.`]: answer });
    await person.submits();
  };

  it('takes a date, offers times or a new guide, and keeps nothing of “not yet”', async () => {
    await answers(world.ben, 'You and Ida', 'Date set');
    await world.ben.presses('Fix the date');
    await world.ben.fills({ date: '2026-11-20', time: '11:00' }).submits();
    world.ben.sees('✓ Talk 1 has its date.');
    await world.ben.closes({ all: true });
    expect(await talks().nextOf(await find('two'), world.clock.now())).toMatchObject({ number: 1, at: at('2026-11-20', '11:00') });
    await answers(world.ida, 'You and Ben', 'Help us');
    world.ida.sees('Times for talk 1 inside the hours you share.');
    world.ida.sees('[A new guide]');
    await world.ida.closes({ all: true });
    await answers(world.ana, 'You, Cleo and Gus', 'Not yet');
    await world.ana.closes({ all: true });
    expect((await find('three')).talks).toBe(0);
  });

  it('counts one talk of three people, however many say Met', async () => {
    await answers(world.cleo, 'You, Ana and Gus', 'Met');
    world.cleo.sees('✓ Talk 1 is counted.');
    await world.cleo.closes({ all: true });
    await answers(world.gus, 'You, Ana and Cleo', 'Met');
    await world.gus.closes({ all: true });
    expect((await find('three')).talks).toBe(1);
  });

  it('can be let rest by one, who is asked no more, and ended for both by the other', async () => {
    const now = world.clock.now();
    for (const userId of ['U0BEN', 'U0IDA'])
      await kernel().attention.ask({
        ...{ teamId: TEAM, communityId: communityId(), userId, kind: 'talks.still', ref: 'two/2026-11-17', priority: 6, minutes: 1 },
        ...{ opensOn: '2026-11-17', expiresAt: now + 9 * DAY, reminder: false },
      });
    const says = async (person: World['ana'], partner: string, answer: string): Promise<void> => {
      await person.types('/checkin');
      person.fills({ [`You and ${partner}: would you like to go on, meet somebody else, or let it rest?`]: answer });
      await person.submits();
      await person.closes({ all: true });
    };
    await says(world.ben, 'Ida', 'Let it rest');
    await check('2026-11-18');
    expect((await checksOf('two')).map(({ onDate, asked: n, answered }) => [onDate, n, answered])).toEqual([
      ['2026-11-18', 1, false],
      ['2026-11-17', 2, true],
    ]);
    expect((await find('two')).state).toBe('agreed');
    await says(world.ida, 'Ben', 'I would like to meet somebody else');
    expect(await find('two')).toMatchObject({ state: 'over', ended: 'silent' });
  });

  it('is a total from five pairs up, and nothing below', async () => {
    expect(await digest()).toBeNull();
    for (const [n, who] of ['U0DEV', 'U0ELI', 'U0FAY', 'U0BEN'].entries()) await add(`more-${n}`, [who, 'U0HANA']);
    expect(await digest()).toBe('1 of 5 coaching pairs have met.');
  });

  it('lets one of three go quietly: two stay together, and each calendar says so', async () => {
    await world.passes('5 minutes');
    const before = files();
    await world.ana.opensHome();
    await world.ana.presses({ actionId: 'talks:desk' }, { home: true });
    await world.ana.presses('End it quietly');
    world.ana.sees('You are free, and Cleo and Gus stay together.');
    await world.ana.submits();
    await world.ana.closes({ all: true });
    await world.passes('5 minutes');
    expect(await find('three')).toMatchObject({ state: 'agreed', people: ['U0CLEO', 'U0GUS'] });
    expect(files() - before).toBe(3);
    world.ana.sees('Your talks with Cleo and Gus will not take place:');
    world.gus.sees('Your talks are with Cleo now.');
  });

  it('tells the calendars of somebody who comes once she is introduced, and not before', async () => {
    const { pairs } = kernel();
    const three = await find('three');
    const now = world.clock.now();
    const brought = { offer: '', want: '', from: '09:00', until: '17:00' };
    const before = files();
    await pairs.happen(three, { is: 'joined', userId: 'U0BEN', brought, reason: three.reason }, now);
    await world.passes('1 hour');
    expect(files()).toBe(before);
    await pairs.happen(three, { is: 'opened', channelId: 'G9' }, now);
    await world.passes('1 hour');
    expect(files() - before).toBe(3);
    await pairs.happen(three, { is: 'left', userId: 'U0BEN', why: 'quietly' }, world.clock.now());
  });

  it('keeps dates for ninety days after the end', async () => {
    const feature = world.app.contributions.find(({ name }) => name === 'talks');
    const now = world.clock.now();
    await kernel().pairs.happen(await find('three'), { is: 'over', why: 'closed' }, now);
    const about = async () => JSON.stringify(await feature?.storedAbout?.(TEAM, 'U0GUS'));
    await feature?.tidy?.(now + 89 * DAY);
    expect(await about()).toContain('Coaching talks');
    await feature?.tidy?.(now + 91 * DAY);
    expect(await about()).not.toContain('Coaching talks');
  });
});
