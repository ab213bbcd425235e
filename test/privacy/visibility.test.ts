/** Nothing that anybody can reach shows what its class hides: random texts, random people, both engines. (practice 3.13) */
import { afterAll, describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { migrate } from '../../src/platform/db/migrate.ts';
import { MIGRATIONS } from '../support/engines.ts';
import { openPglite, type TestDatabase } from '../support/pglite.ts';
import { openWorld, TEAM, type World } from '../support/world.ts';
import { type Control, type Form, lookAround, press, type Seen, submit, viewerOf } from './looking.ts';
import { createWriting, idOf, NAMES, type Name, type Secret, type Wrote, writingArbitrary } from './secrets.ts';

const SEED = 20261122;

interface Plan {
  writing: Wrote[];
  viewers: Name[];
}

let pglite: TestDatabase | null = null;
afterAll(() => pglite?.close());

async function openDb(engine: string): Promise<TestDatabase | null> {
  if (engine === 'sqlite') return null;
  if (pglite) await pglite.truncateAll();
  else {
    pglite = await openPglite();
    await migrate(pglite, MIGRATIONS);
  }
  return pglite;
}

const leaks = (secrets: readonly Secret[], viewer: Name, seen: readonly Seen[]): string[] =>
  seen.flatMap(({ where, what }) =>
    secrets.filter(({ word, may }) => what.includes(word) && !may(viewer)).map((one) => `${viewer} reads ${one.what} of ${one.author} (${one.word}) in ${where}`),
  );

async function playWeek(world: World, writing: Wrote[]): Promise<Secret[]> {
  const { secrets, write } = createWriting(world);
  const third = Math.ceil(writing.length / 3);
  await world.until('2026-10-20', '11:00');
  const few = async (part: Wrote[]): Promise<void> => {
    for (const wrote of part) await write(wrote);
    await world.passes('5 minutes');
  };
  await few(writing.slice(0, third));
  await world.until('2026-10-21', '17:00');
  await few(writing.slice(third, 2 * third));
  await world.until('2026-10-26', '11:00');
  await few(writing.slice(2 * third));
  return secrets;
}

describe.each(['sqlite', 'pglite'])('on %s', (engine) => {
  it('shows nobody what is not hers to see', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.record({ writing: writingArbitrary(8), viewers: fc.shuffledSubarray([...NAMES], { minLength: 5, maxLength: 12 }) }),
        async ({ writing, viewers }: Plan) => {
          const db = await openDb(engine);
          const world = await openWorld({ at: ['2026-10-19', '09:00'], weeksUnderWay: 1, logLevel: 'trace', ...(db ? { db } : {}) });
          try {
            const secrets = await playWeek(world, writing);
            const words = secrets.map(({ word }) => word);
            const found: string[] = [];
            const controls = new Map<string, Control>();
            const forms = new Map<string, Form>();
            let s = performance.now();
            for (const viewer of viewers) {
              const look = await lookAround(world, idOf(viewer), secrets.map(({ search }) => search));
              found.push(...leaks(secrets, viewer, look.seen));
              for (const control of look.controls) controls.set(`${control.actionId} ${control.value}`, control);
              for (const form of look.forms) forms.set(`${form.callbackId} ${form.metadata}`, form);
            }
            process.stderr.write(`looked ${viewers.length} ${Math.round(performance.now() - s)}\n`);
            s = performance.now();
            for (const viewer of viewers) {
              for (const control of controls.values())
                found.push(...leaks(secrets, viewer, [{ where: `pressing ${control.actionId} ${control.value}`, what: JSON.stringify(await press(world, idOf(viewer), control)) }]));
              for (const form of forms.values())
                found.push(...leaks(secrets, viewer, [{ where: `sending ${form.callbackId} ${form.metadata}`, what: JSON.stringify(await submit(world, idOf(viewer), form)) }]));
            }
            process.stderr.write(`pressed ${controls.size} ${forms.size} ${Math.round(performance.now() - s)}\n`);
            expect(found).toEqual([]);
            expect(words.filter((word) => world.logged().includes(word))).toEqual([]);
          } finally {
            await world.close();
          }
        },
      ),
      { numRuns: engine === 'sqlite' ? 2 : 1, seed: SEED, endOnFailure: true },
    );
  }, 120_000);
});
