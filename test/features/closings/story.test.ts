import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../../src/community/pair.ts';
import { createStore } from '../../../src/features/closings/store.ts';
import { aPair } from '../../support/pair.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
type Who = World['ana'];
const closings = () => world.app.contributions.find(({ name }) => name === 'closings');
const pairs = () => world.app.kernel.pairs;
const store = () => createStore(world.app.db);
const community = () => world.app.kernel.communities.get(TEAM, world.community?.id ?? '');
const digest = async () => closings()?.digest?.[0]?.line(await community(), world.clock.now());
const seesAtHome = async (person: Who): Promise<string> => {
  await person.opensHome();
  return JSON.stringify(person.home()?.blocks);
};

const adds = (id: string, people: string[], rest: Partial<Pair> = {}) =>
  pairs().add(
    aPair(people, { teamId: TEAM, communityId: world.community?.id ?? '', id, state: 'agreed', closesOn: '2026-11-03', ...rest }),
  );

/** The button of another capability, where she reads it. */
async function presses(person: Who, actionId: string, value: string): Promise<void> {
  await person.closes({ all: true }).catch(() => undefined);
  const label = `Go ${value} ${actionId} ${world.clock.now()}`.slice(0, 70);
  const element = { type: 'button' as const, text: { type: 'plain_text' as const, text: label }, action_id: actionId, value };
  const message = { text: label, blocks: [{ type: 'actions' as const, elements: [element] }] };
  await world.app.kernel.outbox.post({ teamId: TEAM, key: `${person.userId}${label}`, touch: 'closings.open', whenUnsure: 'resend', channel: person.userId, message }); // biome-ignore format: one thought
  await world.passes('1 minute');
  await person.presses(label);
}

describe('the end of nine weeks', () => {
  beforeAll(async () => {
    world = await openWorld();
    await adds('p1', ['U0FAY', 'U0GUS'], { talks: 2 });
    await adds('p2', ['U0DEV', 'U0ELI', 'U0HANA']);
    await adds('p3', ['U0CLEO', 'U0IDA']);
    for (const n of [4, 5, 6, 7]) await adds(`p${n}`, ['U0ANA', 'U0BEN'], { talks: n === 4 ? 3 : 1 });
    await adds('p8', ['U0GUS', 'U0HANA'], { closesOn: '2026-12-15', roundId: null });
    await adds('p9', ['U0CLEO', 'U0DEV'], { state: 'matched' });
  });
  afterAll(() => world.close());

  it('can be answered in the last two weeks, by those two alone, and what she does differently is hers until she shows it', async () => {
    await presses(world.gus, 'closings:enter', 'p8');
    world.gus.sees('Nine weeks take their time: I ask on Tuesday 15 December.');
    await presses(world.hana, 'closings:enter', 'p1');
    world.hana.sees('This belongs to the two of them.');
    await presses(world.cleo, 'closings:enter', 'p9');
    world.cleo.sees('This round is closed, and I keep nothing of it.');
    await presses(world.fay, 'closings:enter', 'p1');
    world.fay.sees('Your talks with Gus come to an end.');
    await world.fay.fills({ 'Talks held': null }).submits();
    expect(Object.values(world.fay.errors()).join('')).toContain('One of these is enough.');
    world.fay.fills({ 'Talks held': 'Three', useful: '5 - very much', differently: 'I ask <@U0BEN> first' });
    await world.fay.submits();
    world.fay.sees('stands on App Home, for you alone');
    expect(await seesAtHome(world.gus)).not.toContain('I ask <@U0BEN> first');
    await world.fay.presses('Show it to Gus');
    expect(await seesAtHome(world.gus)).toContain('Fay shows you what has changed since your talks:');
    expect(await seesAtHome(world.hana)).not.toContain('I ask <@U0BEN> first');
    await presses(world.fay, 'closings:enter', 'p1');
    expect(JSON.stringify(world.fay.modal())).not.toContain('Worth your time?');
    await world.fay.closes({ all: true });
  });

  it('is asked in the weekly slot of each who has not answered, and not of those whose pair ended early', async () => {
    await pairs().happen({ teamId: TEAM, id: 'p3' }, { is: 'over', why: 'quietly' }, world.clock.now());
    await world.until('2026-11-03', '18:00');
    expect(world.ida.reads()).not.toContain('Your nine weeks');
    const waits = async (userId: string) =>
      (await world.app.kernel.attention.waiting(TEAM, userId, world.clock.now())).filter(({ kind }) => kind === 'closings.end');
    expect([(await waits('U0FAY')).length, (await waits('U0GUS')).length, (await waits('U0IDA')).length]).toEqual([0, 1, 0]);
    expect(await seesAtHome(world.gus)).toContain('Your talks with Fay come to an end. Were they worth it?');
    for (const [person, useful] of [
      [world.gus, '4'],
      [world.dev, '4'],
      [world.eli, '1 - not really'],
      [world.hana, '4'],
    ] as const) {
      // biome-ignore format: one thought
      await person.closes({ all: true }).catch(() => undefined);
      await person.types('/checkin');
      person.sees('Your talks with');
      await person.fills({ 'Worth your time?': useful }).submits();
    }
    world.gus.sees('✓ Kept.');
    world.gus.sees('Thank Fay');
    world.eli.sees('Thank one of them');
    expect((await waits('U0GUS')).length).toBe(0);
    // Five have answered, and others may still: no number yet.
    expect(await digest()).toBeNull();
    expect((await store().values({ teamId: TEAM, communityId: world.community?.id ?? '', batch: 'round-1' })).toSorted()).toEqual([
      1, 4, 4, 4, 5,
    ]);
  });

  it('closes ten working days later, says what it came to in numbers, and knows no more who answered', async () => {
    await pairs().happen({ teamId: TEAM, id: 'p9' }, { is: 'over', why: 'withdrawn' }, world.clock.now());
    await world.until('2026-11-17', '18:05');
    expect(await pairs().find(TEAM, 'p1')).toMatchObject({ state: 'over', ended: 'closed' });
    expect(await pairs().find(TEAM, 'p3')).toMatchObject({ ended: 'quietly' });
    expect(await store().open()).toEqual([]);
    // Of p2 nobody said how many talks it held: that is not known, not none.
    expect(await digest()).toBe(
      'Peer coaching, the round that ended: 5 of 5 pairs met (aim: three in four), 2 held all three talks. Worth the time: 3.6 of 5, from 5 answers.',
    );
    expect(await seesAtHome(world.jon)).toContain('Peer coaching, the round that ended. Worth the time: 3.6 of 5, from 5 answers.');
    expect(JSON.stringify(await closings()?.exportOf?.(await community()))).toMatch(/"answers":5,"worth the time":"3.6","privacy":"P2"/);
    await presses(world.gus, 'closings:enter', 'p1');
    world.gus.sees('This round is closed, and nothing more is asked of you.');
    await presses(world.fay, 'closings:text', 'p1');
    await world.fay.fills({ differently: 'I ask twice' }).submits();
    await presses(world.fay, 'closings:keep', 'p1');
    world.fay.sees('It is yours alone again.');
    expect(await seesAtHome(world.gus)).not.toContain('I ask twice');
  });

  it('shows her what is stored, and forgets it', async () => {
    const about = async (userId: string) => JSON.stringify(await closings()?.storedAbout?.(TEAM, userId));
    expect(await about('U0FAY')).toContain('I ask twice');
    expect(await about('U0GUS')).toBe('[]');
    await closings()?.forget?.({ teamId: TEAM, userId: 'U0FAY', communityId: null, choice: 'with-name', now: world.clock.now() });
    expect(await about('U0FAY')).toBe('[]');
    await presses(world.fay, 'closings:text', 'p1');
    world.fay.sees('There is nothing of yours to show any more.');
    expect(world.logged()).not.toContain('I ask');
  });
});
