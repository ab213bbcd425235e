/** Nothing of a talk, a pact, a list or a question to one person is read by anybody whom its class excludes. (practice 3.7, 3.13) */
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { pairTables } from '../../src/community/pair-tables.ts';
import { tables as closings } from '../../src/features/closings/tables.ts';
import { tables as pacts } from '../../src/features/pacts/tables.ts';
import { tables as proposals } from '../../src/features/proposals/tables.ts';
import { tables as rematches } from '../../src/features/rematches/tables.ts';
import { tables as rounds } from '../../src/features/rounds/tables.ts';
import { tables as talks } from '../../src/features/talks/tables.ts';
import { DAY } from '../../src/platform/clock.ts';
import { toInstant } from '../../src/platform/time/zones.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';
import { createDoer, leaksAtLarge, leaksOf, lookEverywhere, lostOf, READERS, tryAll } from './everywhere.ts';
import { afterGoing, afterTidying, leaves, placesOutsideKernel, tablesWithPeople } from './going.ts';
import type { Look } from './looking.ts';
import { type Pairs, playPairs } from './pairs.ts';
import { differences, whatIsShown } from './shown.ts';
import { holds, placesOf, type Row, readEverything } from './traces.ts';

let world: World;
let pairs: Pairs;
beforeAll(async () => {
  world = await openWorld({ at: ['2026-10-28', '09:00'], weeksUnderWay: 2, patient: true, logLevel: 'trace' });
  pairs = await playPairs(world);
}, 60_000);
afterAll(() => world.close());

/** Whose words are left, as what they were. */
const wordsIn = (rows: readonly Row[], by?: string): string[] => [
  ...new Set(
    pairs.hidden
      .filter((one) => one.kind === 'word' && (by === undefined || one.by === by) && rows.some((row) => holds(row, one.word)))
      .map(({ what }) => what),
  ),
];

describe('what two or three people share', () => {
  it('is found by each of them, and by nobody else anywhere', async () => {
    const looks = new Map<string, Look>();
    const found: string[] = [];
    for (const userId of READERS) {
      const look = await lookEverywhere(world, userId);
      looks.set(userId, look);
      found.push(...leaksOf(pairs.hidden, userId, look), ...lostOf(pairs.hidden, userId, look));
    }
    found.push(...(await leaksAtLarge(world, pairs.hidden)));
    found.push(...(await tryAll(world, pairs.hidden, looks, ['U0FAY', pairs.leftId, 'U0ANA', 'U0KIM', 'U0OLA'])));
    expect(found).toEqual([]);
    // Drawn and not told: whoever tries the id reads nothing of whom she is with.
    const named = pairs.early.filter(({ userId, shown }) =>
      pairs.pair.people.some((other) => other !== userId && new RegExp(`${other}|\\b${other.slice(2)}\\b`, 'i').test(shown)),
    );
    expect(named).toEqual([]);
  }, 60_000);
});

describe('somebody who coaches and is coached', () => {
  it('takes with her what she wrote and where she stood, in whichever way she goes', async () => {
    const people = ['U0ANA', 'U0BEN', 'U0CLEO', 'U0DEV', 'U0ELI', 'U0FAY', 'U0GUS', 'U0HANA', 'U0IDA'];
    const { named, all } = tablesWithPeople(world, await readEverything(world.app.db), pairTables, rounds, rematches, pacts, talks, closings, proposals); // biome-ignore format: one thought
    expect(all.filter((table) => !named.includes(table))).toEqual(['closingCounts', 'closingRounds', 'pacts', 'rounds', 'talkChecks']);
    const selfChecker = pairs.pair.people[1];
    for (const userId of people)
      for (const way of ['without-name', 'delete', 'forget-me'] as const) {
        const rows = await afterGoing(world, userId, way);
        const left = {
          words: wordsIn(rows, userId),
          places: way === 'forget-me' ? placesOf(rows, userId) : placesOutsideKernel(rows, userId),
        };
        // She founded the community.
        const founded = way === 'forget-me' && userId === 'U0ANA' ? ['communities.createdBy', 'people.userId'] : [];
        // Eli's list is Eli's; how she coached stays hers for a year, as she may come back.
        const lists = way !== 'forget-me' && userId === 'U0FAY' ? ['apartLists.otherId'] : [];
        const checks = way === 'without-name' && userId === selfChecker ? ['talkSelfChecks.userId'] : [];
        expect([userId, way, left]).toEqual([userId, way, { words: [], places: [...founded, ...lists, ...checks] }]);
        if (userId === 'U0FAY') expect([placesOf(rows, 'U0NOA'), placesOf(rows, 'U0MIA')]).toEqual([['people.userId'], ['people.userId']]);
      }
  }, 60_000);

  it('has what two people share for 90 days after it is over, and what is hers alone for as long as she is here', async () => {
    const over = world.clock.now();
    const allOver = async (): Promise<void> => {
      for (const pair of await world.app.kernel.pairs.list({ teamId: TEAM, states: ['told', 'agreed'] }))
        await world.app.kernel.pairs.happen(pair, { is: 'over', why: 'closed' }, over);
    };
    const kept = ['what she does differently', 'what she keeps to herself'];
    const entries = ['what she offers', 'what she wants'];
    expect(wordsIn(await afterTidying(world, over + 89 * DAY, allOver))).toEqual(
      expect.arrayContaining([...kept, ...entries, 'what is off limits in the pact']),
    );
    const later = await afterTidying(world, over + 91 * DAY, allOver);
    expect(wordsIn(later).toSorted()).toEqual([...kept, ...entries].toSorted());
    expect(later.filter(({ table, cells }) => table === 'closingTexts' && cells.privacy !== 'P0')).toEqual([]);
    const afterRound = await afterTidying(world, toInstant('2027-04-15', '12:00', 'UTC'), allOver);
    expect(wordsIn(afterRound).toSorted()).toEqual(kept);
    expect(placesOf(afterRound, 'U0FAY').filter((place) => /^(pair|pact|talk|round|rematch|proposal)/.test(place))).toEqual([]);
    const selfChecker = pairs.pair.people[1] ?? '';
    const gone = async (): Promise<void> => leaves(world, selfChecker, 'without-name');
    const checks = (rows: readonly Row[]): number => rows.filter(({ table }) => table === 'talkSelfChecks').length;
    expect(checks(await afterTidying(world, over + 360 * DAY, gone))).toBe(1);
    expect(checks(await afterTidying(world, over + 370 * DAY, gone))).toBe(0);
  }, 60_000);
});

// The last one: what is done here stays done.
describe('whatever a pair does', () => {
  it('shows nobody else, steward or not, that anything was done: not a count, not a line', async () => {
    const { pair } = pairs;
    const [a = '', b = ''] = pair.people;
    const viewers = (['ana', 'kim'] as const).filter((name) => !pair.people.includes(`U0${name.toUpperCase()}`));
    const before = await whatIsShown(world, viewers, 15);
    const { sends, presses } = createDoer(world);
    await sends(a, 'rounds:bounds', '', { notWith: ['U0JON', 'U0IDA'], reportsTo: 'U0ANA' });
    await presses(b, 'talks:met', pair.id);
    await sends(b, 'talks:self', `${pair.id} 2`, { spoke: 'no' });
    await sends(b, 'talks:move', `${pair.id} 3`, { date: '2026-12-18', time: '11:11' });
    await sends(a, 'pacts:guide', `${pair.id} cg-priorities`, {});
    await sends('U0ELI', 'closings:text', 'P-near', { differently: 'Another thing' });
    await presses('U0BEN', 'closings:keep', 'P-near');
    await presses(pairs.leftId, 'rematches:again', pairs.trio.id);
    await sends(b, 'talks:end', pair.id, {});
    expect(differences(before, await whatIsShown(world, viewers, 15))).toEqual([]);
  }, 60_000);
});
