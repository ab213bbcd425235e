import { afterEach, describe, expect, it } from '@jest/globals';
import type { Pair } from '../../../src/community/pair.ts';
import { createStore as createRounds } from '../../../src/features/rounds/store.ts';
import { aPair } from '../../support/pair.ts';
import { openWorld, TEAM, type World } from '../../support/world.ts';

let world: World;
afterEach(() => world.close());

const MONDAY: [string, string] = ['2026-11-09', '09:30'];
const TOLD_ON = '2026-11-03';
const CLOSES_ON = '2027-01-08';
const BROUGHT = { offer: 'Hard conversations', want: 'Saying no upwards', from: '09:00', until: '17:00' };

const kernel = () => world.app.kernel;
const communityId = (): string => world.community?.id ?? '';
const roundOf = async (): Promise<string> => {
  const [first] = await kernel().calendar.sessions(TEAM, communityId());
  return `${communityId()}/${first?.quarterOn}`;
};

async function enters(userId: string): Promise<void> {
  const key = { teamId: TEAM, roundId: await roundOf(), communityId: communityId(), userId };
  await createRounds(world.app.db).putEntry({ ...key, isIn: true, ...BROUGHT, enteredAt: 0, unplaced: null, privacy: 'P1' });
}

/** A round under way, its pairs introduced days ago. */
async function runs(...groups: string[][]): Promise<void> {
  const id = await roundOf();
  await createRounds(world.app.db).add({
    ...{ teamId: TEAM, id, communityId: communityId(), quarterOn: id.split('/')[1] ?? '', state: 'running', toldOn: TOLD_ON },
    ...{ closesOn: CLOSES_ON, seed: 'story', pairs: groups.length, unplaced: 0, drawnAt: 0, toldAt: 0, channelId: null, ts: null },
    privacy: 'P3',
  });
  for (const people of groups) {
    for (const userId of people) await enters(userId);
    const key = { teamId: TEAM, communityId: communityId(), id: `pair-${people.join('-')}`, roundId: id };
    await kernel().pairs.add(
      aPair(people, { ...key, toldOn: TOLD_ON, closesOn: CLOSES_ON, channelId: 'G0', state: 'agreed', agreedAt: 1 }),
    );
  }
}

const pairOf = async (userId: string): Promise<Pair | undefined> =>
  (await kernel().pairs.list({ teamId: TEAM, userId, states: ['told', 'agreed'] }))[0];
const endsQuietly = (id: string) => kernel().pairs.happen({ teamId: TEAM, id }, { is: 'over', why: 'quietly' }, world.clock.now());
const keepsApart = (userId: string, notWith: string[]): Promise<void> =>
  kernel().bounds.put(TEAM, userId, { notWith, reportsTo: null }, world.clock.now());
const closedFor = (person: World['ana']): string =>
  person
    .messages()
    .map(({ text }) => text)
    .find((text) => text.includes('is closed for')) ?? '';
const ofPair = (name: string, text: string): string => text.replace(`You and ${name}: `, '');

describe('a pair that cannot go on', () => {
  it('lets the other join somebody else when one leaves, and two of three go on when the third does', async () => {
    world = await openWorld({ at: MONDAY });
    await runs(['U0ANA', 'U0GUS'], ['U0BEN', 'U0CLEO']);
    // Two weeks are a pause that a pair outlives.
    await world.gus.types('/rondo pause 2 weeks');
    await world.passes('10 minutes');
    expect(await pairOf('U0ANA')).toBeDefined();
    expect(closedFor(world.ana)).toBe('');
    await world.gus.types('/rondo pause until I say');
    await world.passes('10 minutes');
    expect(await pairOf('U0ANA')).toBeUndefined();
    expect(closedFor(world.ana)).toContain(
      'You and Gus: this round is closed for the two of you. No reason is needed, and none is asked. I look for somebody else for you',
    );
    expect(closedFor(world.gus)).toBe('');
    await world.until('2026-11-10', '09:05');
    const trio = await pairOf('U0ANA');
    expect(trio?.people).toEqual(['U0ANA', 'U0BEN', 'U0CLEO']);
    expect(trio?.reason).toMatchObject({ by: 'again', third: { userId: 'U0ANA', because: 'later' } });
    await world.ana.presses('No need');
    world.ana.sees('You have a partner in this round again.');
    // Back in time: Home offers it, and no message came.
    await world.gus.types('/rondo resume');
    await world.gus.opensHome();
    await world.gus.presses('Look for another partner', { home: true });
    world.gus.sees('✓ I look for somebody else for you on the next working days');

    await world.until('2026-11-24', '12:00');
    const id = trio?.id ?? '';
    if ((await kernel().pairs.find(TEAM, id))?.channelId === null) throw new Error('the three were not introduced');
    expect((await kernel().pairs.find(TEAM, id))?.people).not.toContain('U0GUS');
    const ben = await kernel().people.get(TEAM, 'U0BEN');
    const profile = { display_name: ben.name };
    await world.app.registry.events.get('user_change')?.[0]?.({
      ...{ teamId: TEAM, now: world.clock.now() },
      event: { type: 'user_change', user: { id: 'U0BEN', team_id: TEAM, deleted: true, tz: ben.zone, profile } },
    });
    expect((await kernel().pairs.find(TEAM, id))?.people).toEqual(['U0ANA', 'U0CLEO']);
    await world.passes('2 weeks');
    world.ana.sees('Ana and Cleo, the two of you go on as a pair.');
    world.cleo.sees('Ana and Cleo, the two of you go on as a pair.');
    expect(world.logged()).not.toContain('Saying no upwards');
  });

  it('is closed in the same words for a quiet end and for a list, and both may look again', async () => {
    world = await openWorld({ at: MONDAY });
    await runs(['U0ANA', 'U0BEN'], ['U0CLEO', 'U0IDA'], ['U0DEV', 'U0HANA']);
    await endsQuietly('pair-U0ANA-U0BEN');
    await keepsApart('U0IDA', ['U0CLEO']);
    expect(await pairOf('U0CLEO')).toBeUndefined();
    await world.passes('1 week');
    expect(ofPair('Ida', closedFor(world.cleo))).toBe(ofPair('Ben', closedFor(world.ana)));
    expect(ofPair('Cleo', closedFor(world.ida))).toBe(ofPair('Ben', closedFor(world.ana)));
    expect(ofPair('Ana', closedFor(world.ben))).toBe(ofPair('Ben', closedFor(world.ana)));
    expect(closedFor(world.ana)).toContain('No reason is needed, and none is asked.');

    const again = world.app.registry.actions.get('rematches:again');
    const pressed = { value: 'pair-U0ANA-U0BEN', chosen: [], message: null, modal: null, home: false, channelId: null };
    const act = { ...pressed, teamId: TEAM, now: world.clock.now(), actionId: 'rematches:again' };
    await expect(again?.({ ...act, userId: 'U0GUS' })).rejects.toThrow('This belongs to the two of them.');
    expect(await again?.({ ...act, userId: 'U0DEV', value: 'pair-U0DEV-U0HANA' })).toMatchObject({
      reply: { text: expect.stringContaining('You are still a pair here.') },
    });
    // She presses twice, he takes it back, she who never pressed is left alone.
    await world.ana.presses('Look for another partner');
    await world.ana.presses('Look for another partner');
    await world.ben.presses('Look for another partner');
    await world.ben.presses('No need');
    world.ben.sees('✓ I look no further.');
    await world.cleo.presses('Look for another partner');
    await world.passes('1 day');
    expect((await pairOf('U0ANA'))?.people).toEqual(['U0ANA', 'U0CLEO']);
    expect(await pairOf('U0ANA')).toMatchObject({
      ...{ closesOn: CLOSES_ON, state: 'told', toldOn: '2026-11-17', reason: { by: 'again', third: null }, brought: { U0CLEO: BROUGHT } },
    });
    expect([await pairOf('U0BEN'), await pairOf('U0IDA')]).toEqual([undefined, undefined]);

    // With less than three weeks to go nobody new is looked for.
    await world.until('2026-12-21', '10:00');
    await world.ida.presses('Look for another partner');
    world.ida.sees('Less than three weeks are left of this round');
  });

  it('that nobody heard of is put together anew without a word, and whoever finds nobody is told plainly', async () => {
    world = await openWorld({ at: MONDAY });
    await runs(['U0BEN', 'U0CLEO']);
    const key = { teamId: TEAM, communityId: communityId(), id: 'unsaid', roundId: await roundOf() };
    for (const userId of ['U0ANA', 'U0GUS']) await enters(userId);
    await kernel().pairs.add(aPair(['U0ANA', 'U0GUS'], { ...key, toldOn: TOLD_ON, closesOn: CLOSES_ON }));
    await keepsApart('U0ANA', ['U0GUS', 'U0BEN', 'U0CLEO']);
    await world.passes('10 minutes');
    expect(closedFor(world.ana)).toBe('');
    await world.until('2026-11-10', '09:05');
    expect((await pairOf('U0GUS'))?.people).toEqual(['U0BEN', 'U0CLEO', 'U0GUS']);
    expect(await pairOf('U0ANA')).toBeUndefined();
    await world.until('2026-11-12', '08:00');
    expect(world.ana.reads()).not.toContain('nobody could be found');
    await world.until('2026-11-12', '12:00');
    world.ana.sees('nobody could be found this time');
    // Somebody comes later: she need not ask again.
    await world.ida.types('/rondo coaching');
    await world.ida.presses('I am in');
    await world.ida.fills({ offer: 'Budgets', want: 'Hard conversations' }).submits();
    await world.until('2026-11-13', '09:05');
    expect(await pairOf('U0IDA')).toMatchObject({
      people: ['U0ANA', 'U0IDA'],
      reason: { by: 'later', third: null },
      brought: { U0IDA: { offer: 'Budgets' } },
    });
    const about = world.app.contributions.find(({ name }) => name === 'rematches');
    expect(await about?.storedAbout?.(TEAM, 'U0ANA')).toMatchObject([{ records: [{ state: 'somebody was found', privacy: 'P1' }] }]);
  });
});
