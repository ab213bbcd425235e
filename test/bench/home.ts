/** App Home for somebody with a hundred items, and modals under fifty people acting at once: the bot's own process, the local Slack, real Bolt. */
import { join } from 'node:path';
import { createReflections } from '../../src/features/reflections/index.ts';
import { NO_TEXTS } from '../../src/features/reflections/rules.ts';
import { systemClock } from '../../src/platform/clock.ts';
import { foundDemoCommunity } from '../../src/sandbox/demo-community.ts';
import { BOT, TEAM } from '../../src/sandbox/demo-workspace.ts';
import { openSandboxServer, type SandboxServer } from '../../src/sandbox/server.ts';
import { ACTIVE, addPeople, extraPerson, largerWorkspace, prepareDatabase } from './communities.ts';
import { type Figure, millis, percentile, type Row } from './figure.ts';
import { startRondo, withFolder } from './running.ts';

const PEOPLE = 50;
const BOUND = 300;
const HOMES = 150;
const ROUNDS = 8;
const HER = 'U0ANA';
const LEVEL_AND_SLOT = { actionId: 'membership:settings' };

/** Milliseconds until this person's screen shows a new home or modal. */
function untilShown(server: SandboxServer, userId: string, what: 'home' | 'modal', act: () => Promise<void>): Promise<number> {
  const person = server.person(userId);
  const before = what === 'home' ? person.home() : null;
  const began = performance.now();
  return new Promise((resolve, reject) => {
    const late = setTimeout(
      () => finish(() => reject(new Error(`${userId} waits for her ${what} in vain; she reads:\n${person.reads()}`))),
      10_000,
    );
    const stop = server.workspace.subscribe((change) => {
      if (change.kind !== 'view' || change.userId !== userId) return;
      const shown = what === 'home' ? person.home() !== before : person.modal() !== null;
      if (shown) finish(() => resolve(performance.now() - began));
    });
    const finish = (end: () => void): void => {
      clearTimeout(late);
      stop();
      end();
    };
    act().catch((error: unknown) => finish(() => reject(error instanceof Error ? error : new Error(String(error)))));
  });
}

async function fill(databaseUrl: string): Promise<void> {
  const now = systemClock.now();
  await prepareDatabase(databaseUrl, async (app) => {
    const { id: communityId } = await foundDemoCommunity(app.kernel, now);
    await addPeople(app, communityId, PEOPLE, now);
    const reflections = createReflections(app.kernel);
    for (let n = 0; n < 100; n++) {
      const where = { id: `item-${n}`, teamId: TEAM, communityId, userId: HER, now: now - n * 3_600_000 };
      if (n % 2) await reflections.keepStep({ ...where, reflectionId: null, text: `When ${n} comes, then I ask first`, askOn: null });
      else
        await reflections.keepReflection({
          ...where,
          texts: { ...NO_TEXTS, note: `What I noticed the ${n}th time in our planning round` },
        });
    }
  });
}

const rowOf = (figure: string, times: number[]): Row => {
  const slowest = percentile(times, 0.99);
  return {
    figure,
    measured: `p50 ${millis(percentile(times, 0.5))}, p99 ${millis(slowest)}`,
    bound: `p99 ≤ ${BOUND} ms`,
    holds: slowest <= BOUND,
  };
};

export const home: Figure = {
  name: 'home',
  run: () =>
    withFolder(async (folder, stopping) => {
      const databaseUrl = `file:${join(folder, 'home.db')}`;
      await fill(databaseUrl);
      const server = await openSandboxServer({ seed: largerWorkspace(PEOPLE), clock: systemClock, paced: false });
      stopping.push(server.close);
      await startRondo({ apiUrl: server.apiUrl, databaseUrl, botToken: BOT.token, mode: { appToken: BOT.appToken } }, stopping);
      const opens = (userId: string) => untilShown(server, userId, 'home', () => server.person(userId).opensHome());
      const homes: number[] = [];
      for (let n = 0; n < HOMES + 10; n++) homes.push(await opens(HER));
      const blocks = server.person(HER).home()?.blocks.length ?? 0;
      const crowd = [...ACTIVE, ...Array.from({ length: PEOPLE }, (_, n) => extraPerson(n))].filter((id) => id !== HER).slice(0, PEOPLE);
      for (const userId of crowd) await opens(userId);
      const modals: number[] = [];
      for (let round = 0; round <= ROUNDS; round++) {
        const times = await Promise.all(
          crowd.map((userId) => untilShown(server, userId, 'modal', () => server.person(userId).presses(LEVEL_AND_SLOT, { home: true }))),
        );
        if (round > 0) modals.push(...times);
        await Promise.all(crowd.map((userId) => server.person(userId).closes({ all: true })));
        await server.settled();
      }
      return {
        rows: [
          rowOf(`App Home opened → published, for somebody with 100 items (${blocks} blocks)`, homes.slice(10)),
          rowOf(`button → modal open, ${PEOPLE} people at once`, modals),
        ],
      };
    }),
};
