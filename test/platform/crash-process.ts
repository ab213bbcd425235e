/** A process that plans, ticks and delivers on a database file until nothing is left, and may kill itself at a named point. */
import { createAgendaStore } from '../../src/community/agenda-store.ts';
import { createTick } from '../../src/community/tick.ts';
import { type Clock, MINUTE, systemClock } from '../../src/platform/clock.ts';
import { migrate } from '../../src/platform/db/migrate.ts';
import { openSqlite } from '../../src/platform/db/sqlite.ts';
import type { CallResult, SlackCaller } from '../../src/platform/delivery/caller.ts';
import { createCourier } from '../../src/platform/delivery/courier.ts';
import type { Crash } from '../../src/platform/delivery/crash.ts';
import { createIds } from '../../src/platform/ids.ts';
import { createLog } from '../../src/platform/log.ts';
import { createRandom, freshSeed } from '../../src/platform/random.ts';
import { MIGRATIONS } from '../support/migrations.ts';
import { touchOf } from '../support/plans.ts';
import { type CrashOrder, laneOf, textOf } from './crash-order.ts';

const order: CrashOrder = JSON.parse(process.argv[2] ?? '{}');
const { file, url, point, hit, messages, clockAhead } = order;
const clock: Clock = { now: () => systemClock.now() + clockAhead };

let hits = 0;
const crash: Crash = (reached) => {
  if (reached === point && ++hits === hit) process.kill(process.pid, 'SIGKILL');
};

const caller: SlackCaller = {
  hasScope: async (teamId) => teamId === 'Tsees',
  call: async (teamId, method, args): Promise<CallResult> => {
    try {
      // As in the program, a call is given up well before the lease of its lane ends: nobody may look for what is still on its way.
      const response = await fetch(url, {
        method: 'POST',
        body: JSON.stringify({ teamId, method, args }),
        signal: AbortSignal.timeout(1_000),
      });
      return (await response.json()) as CallResult;
    } catch {
      return { kind: 'unsure', error: 'connection lost' };
    }
  },
};

const db = await openSqlite({ file });
await migrate(db, MIGRATIONS, crash);
const log = createLog('silent');
const random = createRandom(freshSeed());
const newId = createIds(clock, random);
const quiet = async (): Promise<void> => undefined;
const settings = { channelEveryMs: 1, workspacePerSecond: 10_000, leaseMs: 2_000, lookAfterMs: 20 };
const courier = createCourier({ db, clock, caller, log, random, newId, crash, settings, sent: quiet, notSent: quiet });
const store = createAgendaStore(db, newId);

const say = touchOf({
  id: 'crash.say',
  anchor: { on: 'once' },
  catchUp: { within: 60 * MINUTE },
  run: async ({ teamId, anchor }) => {
    const whenUnsure = teamId === 'Tholds' ? 'hold' : 'resend';
    await courier.outbox.post({
      teamId,
      key: anchor,
      touch: 'crash.say',
      whenUnsure,
      channel: laneOf(anchor),
      message: { text: textOf(teamId, anchor) },
    });
  },
});
const { tick, nextAt } = createTick({ db, agenda: { store }, touches: () => [say], log, crash });

/** Due one group after another, so that there are several ticks to die in; a second process finds its rows planned already. */
const GROUPS = 12;
const GROUP_MS = 25;
const begin = clock.now();
for (const [teamId, count] of Object.entries(messages)) {
  const rows = Array.from({ length: count }, (_, i) => {
    const at = begin + (i % GROUPS) * GROUP_MS;
    return {
      touch: say.id,
      anchor: `m${i}`,
      person: '',
      dueAt: at,
      localDate: '2026-11-24',
      localTime: '09:00',
      zone: 'UTC',
      lateAfter: at + 60 * MINUTE,
    };
  });
  await store.add({ teamId, communityId: 'c' }, rows);
}

const copying = point === 'mid_backup' ? db.backup(`${file}.copy`, crash) : Promise.resolve();
courier.start();
for (let group = 0; ; group++) {
  await tick(begin + group * GROUP_MS);
  const { due = 0, sending = 0, sent = 0 } = await courier.counts();
  if (due + sending === 0 && (await nextAt()) === null) break;
  if (point === 'at_shutdown' && sent > 5) await courier.stop(1_000);
  await new Promise((resolve) => setTimeout(resolve, 10));
}
await copying;
await courier.stop(1_000);
process.stdout.write(JSON.stringify(await courier.counts()));
await db.close();
