/** A whole cycle, and what nobody can work out from it: choices, refusals, absences, scores, who was there. (practice 3.1, 3.4, 3.13) */
import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';
import { AWAY, type Cast, castArbitrary, createCycle } from './cycle.ts';
import { lookAround } from './looking.ts';
import { idOf, NAMES, type Name } from './secrets.ts';
import { differences, namedMore, whatIsShown } from './shown.ts';
import { holds, type Row, readEverything } from './traces.ts';

const SEED = 20261122;
const MEAN = /(?<![\d.])4\.7(?![\d.])/;
const HERE = 'I am here';

/** 'table: id' of every row that holds both; a leak, unless it is one of these tables. */
const together = (rows: readonly Row[], people: readonly Name[], ids: readonly string[], but: readonly string[] = []): string[] =>
  rows
    .filter(({ table }) => !but.includes(table))
    .filter((row) => people.some((who) => holds(row, idOf(who))) && ids.some((id) => holds(row, id)))
    .map(({ table, cells }) => `${table}: ${JSON.stringify(cells)}`);

const rowsIn = (rows: readonly Row[], table: string): Row[] => rows.filter((row) => row.table === table);

async function play(world: World, cast: Cast): Promise<void> {
  const { leader, scribe, never, away, not, notesOnly, others, winner, loser } = cast;
  const [one, two] = others;
  const cycle = createCycle(world);
  const { secrets } = cycle;
  const { calendar } = world.app.kernel;
  const everything = () => readEverything(world.app.db);
  await cycle.plant();
  const led = { leadership: 'led', facilitatorId: idOf(leader), scribeId: idOf(scribe), formatId: 'sf-decision-room' } as const;
  await calendar.changeSession(await cycle.coming(), led, world.clock.now());

  // While the vote is open: a count may rise, and that is all.
  await world.until('2026-11-04', '10:35');
  const voters = [leader, scribe, away, not, notesOnly, never] as const;
  const unvoted = await whatIsShown(world, [one, never]);
  for (const who of voters) await cycle.votes(who, winner);
  const voted = await whatIsShown(world, [one]);
  expect(namedMore(unvoted, voted, voters)).toEqual([]);
  const coming = await cycle.coming();
  const quiet = await whatIsShown(world, [one, two]);
  await cycle.votes(notesOnly, loser);
  await cycle.does(not, 'sessions:not', coming.id);
  await cycle.does(notesOnly, 'sessions:notes', coming.id);
  await cycle.staysAway(away);
  await cycle.does(never, 'facilitation:opt-out', coming.communityId);
  expect(differences(quiet, await whatIsShown(world, [one, two]))).toEqual([]);
  for (const { cells } of rowsIn(await everything(), 'sessionRsvps')) expect([cells.answer, cells.privacy]).toEqual([cells.answer, 'P0']);

  // It has closed: whose dots they were stands nowhere.
  const [vote] = rowsIn(await everything(), 'votes').concat(rowsIn(await everything(), 'topicVotes'));
  const ballots = (await everything()).filter(({ table }) => /ballots/i.test(table));
  expect(ballots).toHaveLength(voters.length);
  const options: string[] = JSON.parse(vote?.cells.options ?? '[]');
  await world.until('2026-11-09', '16:10');
  const closed = await everything();
  expect(closed.filter(({ table }) => /ballots/i.test(table))).toEqual([]);
  expect(together(closed, voters, [vote?.cells.id ?? '', ...options])).toEqual([]);

  // Who is there is for whoever leads it, writes along, or helps the clock.
  await world.until('2026-11-11', '10:22');
  const empty = await whatIsShown(world, [one, never], 10);
  for (const who of [away, not, notesOnly]) await world[who].presses(HERE, { channel: CHANNEL });
  await world.passes('1 minute');
  expect(namedMore(empty, await whatIsShown(world, [one, never], 10), [away, not, notesOnly])).toEqual([]);
  expect(namedMore(empty, await whatIsShown(world, [leader], 10), [away])).not.toEqual([]);
  for (const who of [leader, scribe, two]) await world[who].presses(HERE, { channel: CHANNEL });

  await world.until('2026-11-11', '11:18');
  for (const who of [away, not, two]) await cycle.writesCard(who);
  await world.until('2026-11-11', '11:44');
  const cards = secrets.filter(({ what }) => what === 'a card without a name');
  expect((await everything()).filter((row) => cards.some(({ word }) => holds(row, word)))).toEqual([]);
  const guests = [leader, scribe, away, not, notesOnly, two];
  for (const [n, who] of guests.entries()) await cycle.debriefs(who, n);

  // The turn goes round, in private: a no, a turn that is kept, and at last somebody who leads.
  await world.until('2026-11-12', '11:30');
  const first = await cycle.asked();
  const uninvolved = [never, away];
  const waiting = await whatIsShown(world, uninvolved);
  await world[first].presses('Not this time');
  await world.app.tick();
  await world.app.settle();
  expect(differences(waiting, await whatIsShown(world, uninvolved))).toEqual([]);
  await world.passes('5 minutes');
  const second = await cycle.asked();
  expect(second).not.toBe(first);
  const kept = await whatIsShown(world, uninvolved);
  await world[second].presses('Keep my turn');
  await world.app.tick();
  await world.app.settle();
  expect(differences(kept, await whatIsShown(world, uninvolved))).toEqual([]);
  await world.passes('5 minutes');
  const third = await cycle.asked();
  expect([never, away, first, second]).not.toContain(third);
  await world[third].presses('I’ll lead');
  await world.passes('5 minutes');
  const after = await cycle.after();
  expect(after.facilitatorId).toBe(idOf(third));
  const settled = await everything();
  // Of every message that was sent it is known to whom, for her own list and her budget; not what she said to it.
  expect(together(settled, [first, second], [after.id], ['outbox'])).toEqual([]);
  expect(
    settled
      .filter(({ table }) => ['facilitationOffers', 'facilitationAsked'].includes(table))
      .filter(({ cells }) => cells.sessionId === after.id && cells.kind === 'lead'),
  ).toEqual([]);

  // The debrief has closed and the notes are out.
  await world[leader].presses('Write the notes');
  await world[leader].fills({ worked: 'The cards.' }).submits();
  await world[leader].closes({ all: true });
  await world.until('2026-11-18', '17:00');
  const rows = await everything();
  const scores = rowsIn(rows, 'debriefScores');
  expect(scores).toHaveLength(2 * guests.length);
  expect(
    together(
      rows,
      NAMES,
      scores.map(({ cells }) => cells.id ?? '?'),
    ),
  ).toEqual([]);
  expect(scores.filter((row) => NAMES.some((who) => holds(row, idOf(who))))).toEqual([]);
  expect([...rowsIn(rows, 'debriefAnswered'), ...rowsIn(rows, 'sessionArrivals')]).toEqual([]);

  const found: string[] = [];
  for (const viewer of NAMES) {
    const { seen } = await lookAround(world, idOf(viewer), [], 30);
    for (const { where, what } of seen) {
      for (const secret of secrets) {
        if (!what.includes(secret.word)) continue;
        if (!secret.may(viewer)) found.push(`${viewer} reads ${secret.what} of ${secret.author} (${secret.word}) in ${where}`);
        const name = new RegExp(`${idOf(secret.author)}|\\b${secret.author}\\b`, 'i');
        if (secret.unnamed && viewer !== secret.author)
          for (const line of what.split('\\n'))
            if (line.includes(secret.word) && line.length < 300 && name.test(line))
              found.push(`${viewer} reads who wrote ${secret.what} in ${where}`);
      }
      if (viewer !== leader && MEAN.test(what)) found.push(`${viewer} reads how useful the session was in ${where}`);
    }
    if (viewer === leader) expect(seen.some(({ what }) => MEAN.test(what))).toBe(true);
    const own = secrets.filter(({ author, what }) => author === viewer && /^(a take-away|a step)/.test(what));
    expect(
      own.filter(({ word }) => !seen.some(({ what }) => what.includes(word))).map(({ what }) => `${viewer} does not find ${what}`),
    ).toEqual([]);
  }
  const community = await world.app.kernel.communities.get(TEAM, coming.communityId);
  for (const { path, content } of await world.app.erasure.exportCommunity(world.app.contributions, community)) {
    for (const { word, what, exported } of secrets) if (!exported && content.includes(word)) found.push(`${what} is exported in ${path}`);
    if (MEAN.test(content)) found.push(`how useful one session was is exported in ${path}`);
  }
  expect(found).toEqual([]);

  // Of a vote, an answer or a word nothing stands in the log.
  const log = world.logged();
  expect(secrets.filter(({ word }) => log.includes(word)).map(({ what }) => what)).toEqual([]);
  expect([...options, AWAY.from].filter((one) => log.includes(one))).toEqual([]);
  expect(log.split('\n').filter((line) => /"(dots|northStar|useful|heldBack|answer)"/.test(line))).toEqual([]);
}

describe('a cycle', () => {
  it('shows nobody what was chosen, refused, felt or missed', async () => {
    await fc.assert(
      fc.asyncProperty(castArbitrary, async (cast) => {
        const world = await openWorld({ patient: true, logLevel: 'trace' });
        try {
          await play(world, cast);
        } finally {
          await world.close();
        }
      }),
      { numRuns: 1, seed: SEED, endOnFailure: true },
    );
  }, 120_000);
});
