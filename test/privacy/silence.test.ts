/**
 * What somebody does for herself alone changes nothing that anybody else is shown: not a count, not a line, not a total. With two looks
 * at the same instant, one before and one after, nothing can be worked out by subtraction either. (practice 2.11, 3.9, 3.13)
 */
import { afterAll, afterEach, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { createStore as createCheckInStore } from '../../src/features/check-ins/store.ts';
import { createScoreStore } from '../../src/features/welcome/store-scores.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { openPglite, type TestDatabase } from '../support/pglite.ts';
import { CHANNEL, openWorld, TEAM, type World } from '../support/world.ts';
import { createWriting, idOf, type Kind, type Name } from './secrets.ts';
import { differences, whatIsShown } from './shown.ts';

const SEED = 20261122;

let world: World;
afterEach(() => world.close());
let pglite: TestDatabase | null = null;
afterAll(() => pglite?.close());

const communityId = (): string => world.community?.id ?? '';

/** A community with totals to look at: six people's weeks, steps and first months. */
async function openLivelyWorld(engine: string): Promise<void> {
  if (engine === 'pglite') {
    pglite = await openPglite();
    await migrate(pglite, MIGRATIONS);
  }
  world = await openWorld({
    ...(pglite ? { db: pglite } : {}),
    at: ['2026-10-19', '09:00'],
    weeksUnderWay: 1,
    patient: true,
    newcomer: false,
  });
  const { write } = createWriting(world);
  const moods = createCheckInStore(world.app.db);
  const scores = createScoreStore(world.app.db);
  await world.until('2026-10-20', '11:00');
  const people: Name[] = ['ana', 'ben', 'cleo', 'dev', 'eli', 'fay'];
  for (const [i, who] of people.entries()) {
    await write({ who, kind: 'echo-private', n: i % 4 });
    await moods.putMood({
      teamId: TEAM,
      userId: idOf(who),
      weekOn: '2026-10-19',
      mood: (i % 4) + 1,
      communityIds: [communityId()],
      at: world.clock.now(),
    });
    for (const question of ['why-here', 'welcome'] as const)
      await scores.add({
        teamId: TEAM,
        id: `${who}-${question}`,
        communityId: communityId(),
        question,
        score: 4,
        month: '2026-10',
        k: 5,
      });
  }
  await world.until('2026-10-20', '12:00');
}

const act = (who: Name) => ({ teamId: TEAM, userId: idOf(who), now: world.clock.now() });

/** What concerns nobody but the one who does it. */
const ALONE: Record<string, (who: Name) => Promise<unknown>> = {
  ...Object.fromEntries(
    (['reflection-private', 'reflection-quick', 'echo-private', 'check-in', 'answer-unnamed', 'answer-saved'] satisfies Kind[]).map(
      (kind) => [kind, (who: Name) => createWriting(world).write({ who, kind, n: 1 })],
    ),
  ),
  'a no to a nomination': async () => {
    await world.app.db.transaction(async () => {
      await world.app.registry.actions.get('admission:decline')?.({
        ...act('ana'),
        ...{
          channelId: null,
          actionId: 'admission:decline',
          value: `${communityId()}|U0IDA`,
          chosen: [],
          message: null,
          modal: null,
          home: true,
        },
      });
    });
  },
  'quiet mode': (who) => world.app.kernel.attention.setQuiet(TEAM, idOf(who), true, world.clock.now()),
  'another slot': (who) => world.app.kernel.attention.chooseSlot(TEAM, idOf(who), { weekday: 4, at: '15:00' }, world.clock.now()),
  pause: (who) => world[who].types('/rondo pause 2 weeks'),
  'another function': async (who) => {
    const member = await world.app.kernel.members.find(TEAM, communityId(), idOf(who));
    if (member) await world.app.kernel.members.put({ ...member, jobFunction: 'Sales', levelBand: 'Director' });
  },
  'a month after joining': () =>
    createScoreStore(world.app.db).add({
      teamId: TEAM,
      id: 'one-more',
      communityId: communityId(),
      question: 'welcome',
      score: 1,
      month: '2026-10',
      k: 5,
    }),
  'an invitation that is turned down': async () => {
    await world.app.db.transaction(async () => {
      await world.app.registry.actions.get('welcome:not-for-me')?.({
        ...act('lea'),
        ...{ channelId: null, actionId: 'welcome:not-for-me', value: communityId(), chosen: [], message: null, modal: null, home: true },
      });
    });
  },
};

/** Stewards decide about nominations, so a steward sees that one is decided; nobody else does. */
const FOR_STEWARDS = 'a no to a nomination';

describe('what somebody does for herself alone', () => {
  it.each([
    ['sqlite', 'during the week', null],
    ['pglite', 'when the week is over', '2026-10-26'],
  ])(
    'changes nothing that others are shown, on %s %s',
    async (engine, _, until) => {
      await openLivelyWorld(engine);
      await world.cleo.types('/rondo nominate <@U0IDA|Ida> asks well', { channel: CHANNEL });
      await world.ana.types('/rondo invite <@U0LEA|Lea>', { channel: CHANNEL });
      if (until) await world.until(until, '11:00');
      const names = Object.keys(ALONE).filter((name) => name !== FOR_STEWARDS);
      const [order = []] = fc.sample(fc.shuffledSubarray(names, { minLength: names.length }), { numRuns: 1, seed: SEED });
      const who = fc.sample(fc.constantFrom<Name>('cleo', 'dev', 'eli', 'gus', 'hana'), { numRuns: order.length, seed: SEED });
      const before = await whatIsShown(world, ['fay', 'ben']);
      for (const [i, what] of order.entries()) await ALONE[what]?.(who[i] ?? 'gus');
      await world.app.settle();
      const after = await whatIsShown(world, ['fay', 'ben']);
      expect(differences(before, after)).toEqual([]);
      const toFay = await whatIsShown(world, ['fay']);
      await ALONE[FOR_STEWARDS]?.('ana');
      await world.app.settle();
      const seenByStewards = (line: string): boolean => line.startsWith('digest');
      expect(differences(toFay, await whatIsShown(world, ['fay'])).filter((line) => !seenByStewards(line))).toEqual([]);
      // The same look does see what somebody shares.
      await createWriting(world).write({ who: 'hana', kind: 'reflection-shared', n: 0 });
      expect(differences(toFay, await whatIsShown(world, ['fay']))).not.toEqual([]);
    },
    60_000,
  );
});
